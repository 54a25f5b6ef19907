import { isoBirthday } from '../../lib/birthday.js'
import { formatInstant, parseInstant } from '../../lib/instant.js'
import { contact } from '../../resources/contact/contact.js'
import { birthdayForm, countryForm, countryNamed } from '../../resources/forms.js'
import { userId } from './users.js'

/**
 * The names of columns in HighLevel's export, and in those of other systems, by the field that they are. Before them,
 * `Home`, `Work` and the like may say which one of several it is.
 */
const columns: Readonly<Record<string, readonly string[]>> = {
  id: ['id', 'contactid', 'recordid', 'customerid'],
  firstName: ['firstname', 'fname', 'givenname', 'forename'],
  lastName: ['lastname', 'lname', 'familyname', 'surname'],
  name: ['name', 'fullname', 'contactname', 'displayname'],
  email: ['email', 'emailaddress', 'mail'],
  phone: [
    'phone',
    'phonenumber',
    'mobile',
    'mobilephone',
    'mobilenumber',
    'cell',
    'cellphone',
    'telephone',
    'tel',
  ],
  additionalEmails: ['additionalemails', 'additionalemail'],
  additionalPhones: ['additionalphones', 'additionalphone', 'additionalphonenumbers'],
  companyName: [
    'businessname',
    'companyname',
    'company',
    'organization',
    'organisation',
    'organizationname',
    'accountname',
    'associatedcompany',
  ],
  address1: ['address1', 'address', 'streetaddress', 'street', 'addressline1', 'addressstreet'],
  city: ['city', 'town', 'addresscity'],
  state: [
    'state',
    'region',
    'province',
    'stateregion',
    'stateprovince',
    'addressregion',
    'provincecode',
    'statecode',
    'addressstate',
  ],
  postalCode: [
    'postalcode',
    'zip',
    'zipcode',
    'postcode',
    'zippostalcode',
    'addresspostalcode',
    'addresszip',
  ],
  country: ['country', 'countryregion', 'countrycode', 'cc', 'addresscountry'],
  website: ['website', 'websiteurl', 'webpage', 'url'],
  timezone: ['timezone'],
  gender: ['gender'],
  dateOfBirth: ['dateofbirth', 'birthday', 'birthdate', 'dob'],
  type: ['type', 'contacttype'],
  source: ['source', 'contactsource', 'leadsource', 'originalsource'],
  assignedTo: ['assigned', 'assignedto', 'assigneduser'],
  dnd: ['dnd', 'donotcall', 'donotcontact'],
  notes: ['notes', 'note', 'comments'],
  tags: ['tags', 'tag', 'labels', 'groupmembership', 'categories'],
  dateAdded: [
    'created',
    'createdon',
    'dateadded',
    'createdat',
    'createdate',
    'createddate',
    'createdtime',
    'datecreated',
    'optintime',
  ],
  dateUpdated: [
    'updated',
    'updatedon',
    'dateupdated',
    'updatedat',
    'lastmodifieddate',
    'lastmodified',
    'lastchanged',
    'modifiedtime',
  ],
  lastActivity: ['lastactivity', 'lastactivitydate'],
}

const plain = (column: string): string => column.toLowerCase().replace(/[^a-z0-9]/g, '')

const fields = new Map(
  Object.entries(columns).flatMap(([field, names]) => names.map((name) => [name, field] as const)),
)

export const importable: readonly string[] = Object.keys(columns)

/** Which of several it is: `Home Phone`, `Person - Email - Work`, `Default Address City`. */
const before =
  /^(?:primary|secondary|alternate|main|other|home|work|business|company|personal|mailing|person|contact|lead|customer|defaultaddress|default)/
const after = /(?:home|work|mobile|other|cell)$/
/** `E-mail 1 - Value`, `Address 1 - Street`, `Email 2` */
const number = /^(email|phone|website|address)(?:address)?\d(?:value)?/
/** What Google puts beside a value. */
const label = /^(?:email|phone|address|website|organization|relation|event)\d(?:label|type)$/

/**
 * The field of a contact that a column is; empty for a column that says nothing of a contact, and undefined for one
 * that is a custom field.
 */
export function fieldOf(column: string): string | undefined {
  const name = plain(column)
  if (label.test(name)) return ''
  const bare = name.replace(before, '')
  const names = [name, bare, name.replace(number, '$1'), bare.replace(after, '')]
  return names.map((one) => fields.get(one)).find(Boolean)
}

/** Fields of which a contact has one, and the list that others are added to. */
export const furtherOf: Readonly<Record<string, string>> = {
  email: 'additionalEmails',
  phone: 'additionalPhones',
}

const isList = (field: string): boolean =>
  field in contact.fields && /^(?:tags|additional)/.test(field)

/** The value of a cell as a fixture has it; undefined when it cannot be read. */
export function valueOfCell(field: string, cell: string): unknown {
  // Google's groups are separated by `:::`, and `* myContacts` is every contact's.
  const parts = cell
    .split(/[,;]|:::/)
    .map((part) => part.trim().replace(/^"(.*)"$/, '$1'))
    .filter((part) => part !== '' && !part.startsWith('* '))
  if (field === 'additionalEmails') return parts.map((email) => ({ email }))
  if (field === 'additionalPhones') return parts.map((phone) => ({ phone }))
  if (isList(field)) return parts
  if (field === 'assignedTo') return userId(cell)
  if (field === 'dnd') return /^(?:true|yes|1|on|all|enabled)$/i.test(cell)
  if (field === 'country')
    return countryForm.isMet(cell, '') ? cell.toUpperCase() : (countryNamed(cell) ?? cell)
  if (field === 'dateOfBirth') {
    const day = isoBirthday(yearFirst(cell))
    return birthdayForm.isMet(day, '') ? day : undefined
  }
  if (field === 'notes') return [{ body: cell }]
  if (!/^(?:date(?:Added|Updated)|lastActivity)$/.test(field)) return cell
  // As the export writes a date: `Mar 07 2026 12:00 PM`, in the time zone of the account, which it does not name.
  const date = yearFirst(cell)
  const iso = parseInstant(date)
  const ms = Number.isNaN(iso) ? Date.parse(/(?:GMT|UTC|Z)/.test(date) ? date : `${date} UTC`) : iso
  return Number.isNaN(ms) ? undefined : formatInstant(ms)
}

/** A date whose first number can only be a day, or is one by its dots, with the year first. */
const yearFirst = (cell: string): string =>
  cell.replace(/^(\d{1,2})([./-])(\d{1,2})\2(\d{4})/, (found, day, sign, month, year) =>
    sign === '.' || Number(day) > 12
      ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
      : found,
  )
