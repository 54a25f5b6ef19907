import type { Wire } from '../../lib/wire.js'
import type { Contact } from '../contact/contact.js'
import { channels } from '../contact/parts.js'
import { isV3 } from '../profile.js'

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
