import { raw, type Sql, sql } from '../../sqlite/sql.js'
import { fieldUnknown } from './refusals.js'

const presence = ['eq', 'not_eq', 'exists', 'not_exists']
const containing = ['contains', 'not_contains']

/** How values of a kind are compared, and by which operators. */
export const operatorsOf = {
  /** Ids: by every character. */
  id: presence,
  /** By every character, as text and in E.164. */
  phone: [...presence, ...containing],
  email: presence,
  /** Columns in lower case. */
  lower: [...presence, ...containing],
  text: [...presence, ...containing],
  /** An item that is found by an index that keeps letter case. */
  tag: [...presence, ...containing],
  flag: presence,
  date: [...presence, 'range'],
  /** Texts, numbers, dates and lists. */
  custom: [...presence, ...containing, 'range'],
  /** What the mock does not keep: no contact has it. */
  unkept: [...presence, ...containing, 'range', 'nested'],
} as const

/** Where the values of a field are. */
export interface SearchField {
  name: string
  kind: keyof typeof operatorsOf
  /** A column of contacts, or of the items that belong to a contact. */
  value: Sql
  /** The column has an index: its own, or with the sub-account's before it. */
  indexed?: 'alone' | 'owned'
  /** A table of items with a `seq`, and which of its rows. */
  items?: { table: string; where: Sql }
  /** A column with a JSON list of values. */
  list?: string
}

const column = (kind: SearchField['kind'], name: string) => ({ kind, value: raw(name) })
const indexed = (kind: SearchField['kind'], name: string) =>
  ({ ...column(kind, name), indexed: 'owned' }) as const
const unkept = { kind: 'unkept', value: raw('NULL') } as const

const fields: Readonly<Record<string, Omit<SearchField, 'name'>>> = {
  id: { ...column('id', 'id'), indexed: 'alone' },
  contactName: indexed('lower', 'fullNameLowerCase'),
  firstNameLowerCase: indexed('lower', 'firstNameLowerCase'),
  lastNameLowerCase: indexed('lower', 'lastNameLowerCase'),
  email: indexed('email', 'emailLowerCase'),
  phone: indexed('phone', 'phone'),
  address: column('text', 'address1'),
  city: column('text', 'city'),
  state: column('text', 'state'),
  country: column('text', 'country'),
  postalCode: column('text', 'postalCode'),
  companyName: column('text', 'companyName'),
  website: column('text', 'website'),
  source: column('text', 'source'),
  timezone: column('text', 'timezone'),
  type: column('text', 'type'),
  assignedTo: column('id', 'assignedTo'),
  dnd: column('flag', 'dnd'),
  dateAdded: column('date', 'dateAdded'),
  dateUpdated: column('date', 'dateUpdated'),
  lastActivity: column('date', 'lastActivity'),
  dateOfBirth: column('date', "(dateOfBirth || 'T00:00:00.000Z')"),
  tags: { ...column('tag', 'contactTags.tag'), items: { table: 'contactTags', where: raw('1') } },
  followers: { ...column('id', 'value'), list: 'followers' },
  businessName: unkept,
  validEmail: unkept,
  isValidWhatsapp: unkept,
  lastAppointment: unkept,
  activeWorkflows: unkept,
  finishedWorkflows: unkept,
  lastEmailClickedDate: unkept,
  lastEmailOpenedDate: unkept,
  opportunities: unkept,
}

const customField = /^customFields\.(.+)$/s

/** @throws Refusal `search-field-unknown` */
export function searchField(name: string): SearchField {
  const [, id] = customField.exec(name) ?? []
  if (id !== undefined) {
    const items = { table: 'contactCustomFields', where: sql`contactCustomFields.id = ${id}` }
    return { name, ...column('custom', 'contactCustomFields.value'), items }
  }
  const known = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (known) return { name, ...known }
  throw fieldUnknown({ field: name, known: [...Object.keys(fields), 'customFields.<id>'] })
}
