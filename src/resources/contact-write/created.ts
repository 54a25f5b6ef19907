import { formatInstant, parseInstant } from '../../lib/instant.js'
import type { Wire } from '../../lib/wire.js'
import type { Contact } from '../contact/contact.js'
import type { StoredContact } from '../contact-read/wire.js'

const pick = (from: StoredContact, names: readonly string[]): Record<string, unknown> => {
  const picked: Record<string, unknown> = {}
  for (const name of names) if (from[name] !== undefined) picked[name] = from[name]
  return picked
}

const createdNames = [
  'id',
  'dateAdded',
  'dateUpdated',
  'tags',
  'type',
  'customFields',
  'locationId',
  'firstName',
  'firstNameLowerCase',
  'fullNameLowerCase',
  'lastName',
  'lastNameLowerCase',
  'email',
  'emailLowerCase',
  'phone',
  'dnd',
  'dndSettings',
  'address1',
  'city',
  'state',
  'country',
  'postalCode',
  'website',
  'timezone',
  'source',
  'companyName',
  'dateOfBirth',
  'businessId',
  'assignedTo',
]

/** The date of birth, which has a time in this answer alone; text other than a date stays as it was sent. */
function timed(dateOfBirth: unknown) {
  const ms = typeof dateOfBirth === 'string' ? parseInstant(dateOfBirth) : Number.NaN
  return Number.isNaN(ms) ? {} : { dateOfBirth: formatInstant(ms) }
}

/** The answer of create before v3 (OpenAPI `CreateContactSchema`). */
export function createdView(json: Wire<Contact>): Wire<Contact> {
  const contact: StoredContact = JSON.parse(json)
  const view = {
    ...pick(contact, createdNames),
    ...timed(contact.dateOfBirth),
    deleted: false,
    bounceEmail: false,
    unsubscribeEmail: false,
  }
  return JSON.stringify(view) as Wire<Contact> // it has other fields besides
}
