import { formatInstant, parseInstant } from '../../lib/instant.js'
import { contact } from '../../resources/contact/contact.js'

/** The names of columns in HighLevel's export, and in those of others, by the field that they are. */
const columns: Readonly<Record<string, readonly string[]>> = {
  id: ['contactid'],
  firstName: ['firstname'],
  lastName: ['lastname'],
  name: ['name', 'fullname', 'contactname'],
  email: ['email', 'emailaddress'],
  phone: ['phone', 'phonenumber', 'mobile'],
  additionalEmails: ['additionalemails', 'additionalemail'],
  additionalPhones: ['additionalphones', 'additionalphone', 'additionalphonenumbers'],
  companyName: ['businessname', 'companyname', 'company'],
  address1: ['address1', 'address', 'streetaddress', 'street'],
  city: ['city'],
  state: ['state'],
  postalCode: ['postalcode', 'zip', 'zipcode'],
  country: ['country'],
  website: ['website'],
  timezone: ['timezone'],
  gender: ['gender'],
  dateOfBirth: ['dateofbirth', 'birthday'],
  type: ['type', 'contacttype'],
  source: ['source', 'contactsource'],
  dnd: ['dnd'],
  tags: ['tags'],
  dateAdded: ['created', 'createdon', 'dateadded', 'createdat'],
  dateUpdated: ['updated', 'updatedon', 'dateupdated', 'updatedat'],
  lastActivity: ['lastactivity', 'lastactivitydate'],
}

const plain = (column: string): string => column.toLowerCase().replace(/[^a-z0-9]/g, '')

const fields = new Map(
  Object.entries(columns).flatMap(([field, names]) => names.map((name) => [name, field] as const)),
)

export const importable: readonly string[] = Object.keys(columns)

/** The field of a contact that a column is; undefined for a column that is a custom field. */
export const fieldOf = (column: string): string | undefined => fields.get(plain(column))

const isList = (field: string): boolean =>
  field in contact.fields && /^(?:tags|additional)/.test(field)

/** The value of a cell as a fixture has it; undefined when it cannot be read. */
export function valueOfCell(field: string, cell: string): unknown {
  const parts = cell
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
  if (field === 'additionalEmails') return parts.map((email) => ({ email }))
  if (field === 'additionalPhones') return parts.map((phone) => ({ phone }))
  if (isList(field)) return parts
  if (field === 'dnd') return /^(?:true|yes|1|on|all|enabled)$/i.test(cell)
  if (!/^(?:date(?:Added|Updated)|lastActivity)$/.test(field)) return cell
  // As the export writes a date: `Mar 07 2026 12:00 PM`, in the time zone of the account, which it does not name.
  const iso = parseInstant(cell)
  const ms = Number.isNaN(iso) ? Date.parse(/(?:GMT|UTC|Z)/.test(cell) ? cell : `${cell} UTC`) : iso
  return Number.isNaN(ms) ? undefined : formatInstant(ms)
}
