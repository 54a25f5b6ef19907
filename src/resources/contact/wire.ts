import type { Wire } from '../../lib/wire.js'
import { isV3 } from '../profile.js'
import type { Contact } from './contact.js'
import { channels } from './parts.js'

/** A contact as it is stored for the API: the shape that `GET /contacts/:contactId` sends. */
export type StoredContact = Readonly<Record<string, unknown>> & {
  id: string
  tags: readonly string[]
  followers: readonly string[]
  customFields: readonly { id: string; value: unknown }[]
}

/** A contact in the spelling of a version: v3 has its own for the channels of `dndSettings` (OpenAPI). */
export function contactIn(version: unknown, json: Wire<Contact>): Wire<Contact> {
  if (!isV3(version) || !json.includes('"dndSettings":')) return json
  const contact = JSON.parse(json)
  if (contact.dndSettings) {
    contact.dndSettings = Object.fromEntries(
      Object.entries(contact.dndSettings).map(([name, channel]) => [
        channels[name as keyof typeof channels], // the only names that are stored
        channel,
      ]),
    )
  }
  return JSON.stringify(contact) as Wire<Contact> // as above, spelt otherwise
}

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

/** The answer of create before v3 (OpenAPI `CreateContactSchema`). */
export function createdView(json: Wire<Contact>): Wire<Contact> {
  const contact: StoredContact = JSON.parse(json)
  const view = {
    ...pick(contact, createdNames),
    deleted: false,
    bounceEmail: false,
    unsubscribeEmail: false,
  }
  return JSON.stringify(view) as Wire<Contact> // it has other fields besides
}
