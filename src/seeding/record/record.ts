import { Value } from '@sinclair/typebox/value'
import { formatInstant, isInYears } from '../../lib/instant.js'
import { contact as contactResource } from '../../resources/contact/contact.js'
import { areAlike } from '../../resources/contact-duplicate/duplicates.js'
import { customField } from '../../resources/custom-field/custom-field.js'
import { note } from '../../resources/note/note.js'
import type { Field, Resource, Row } from '../../resources/resource.js'
import { task } from '../../resources/task/task.js'
import { mustBeWritten, type Seed } from '../fixture-format.js'
import { checkSeed } from '../load.js'
import { toSeed, toWorld } from '../to-world.js'
import { isEntry, writtenFields } from '../walk.js'
import { disguised } from './disguise.js'
import { withoutPersonInAll } from './personal.js'
import type { Pseudonyms } from './pseudonyms.js'
import type { Upstream, UpstreamContact } from './upstream.js'

/** A contact, its notes and its tasks as read from the upstream. */
export interface Recorded {
  id: string
  contact: UpstreamContact & Row
  notes: Row[]
  tasks: Row[]
}

export interface Recording {
  contacts: Recorded[]
  /** The definitions of the custom fields that the contacts use; undefined when the token may not read them. */
  customFields: Row[] | undefined
}

/**
 * Reads contacts with their notes and tasks, and the custom fields that they use.
 *
 * @throws Failure `unavailable` when one of them cannot be read
 */
export async function readContacts(upstream: Upstream, ids: readonly string[]): Promise<Recording> {
  const contacts: Recorded[] = []
  for (const id of ids) {
    const contact = (await upstream.contact(id)) ?? {}
    const notes = await upstream.notes(id)
    contacts.push({ id, contact, notes, tasks: await upstream.tasks(id) })
  }
  const used = new Set(
    contacts.flatMap(({ contact }) => (contact.customFields ?? []).map(({ id }) => id)),
  )
  const locationId = locationOf(contacts)
  const isRead = used.size > 0 && locationId
  const defined = isRead ? await upstream.customFields(locationId) : []
  return { contacts, customFields: defined?.filter(({ id }) => used.has(String(id))) }
}

const locationOf = (contacts: readonly Recorded[]) =>
  contacts.find(({ contact }) => contact.locationId)?.contact.locationId

/**
 * Makes a seed of recorded contacts, with every id and a new token. Without pseudonyms the data is unchanged.
 *
 * @param leaveOut receives the name of each field whose value a fixture cannot have, and of each note and task that
 * must have such a field
 * @throws Failure `fixtures` when the data is not valid in a fixture
 */
export function seedOf(
  { contacts, customFields }: Recording,
  pseudonyms: Pseudonyms | undefined,
  leaveOut: (name: string) => void,
): Seed {
  // All contacts and values of custom fields before the first note, which may name any of them.
  const people = contacts.map(({ contact }) => pseudonyms?.contact(contact))
  for (const { contact } of contacts) pseudonyms?.contact({ name: makerOf(contact) })
  /** The fields that a fixture has, of what the upstream sends. */
  const entryOf = (resource: Resource, sent: Row, disguise: Disguise = (_, __, value) => value) =>
    Object.fromEntries(
      writtenFields(resource).flatMap(([name, field]) => {
        const value = sent[name] ?? undefined
        if (value === undefined) return []
        if (Value.Check(field.written ?? field.schema, value)) {
          return [[name, disguise(name, field, value)]]
        }
        leaveOut(`${resource.noun} ${sent.id}'s ${name}`)
        return []
      }),
    )
  /** Entries of notes or tasks, the newest last. Those that would lack what an entry must have are left out. */
  const entriesOf = (resource: Resource, sent: readonly Row[]) =>
    sent.toReversed().flatMap((one) => {
      const lacking = writtenFields(resource).find(
        ([name, field]) => mustBeWritten(field) && !Value.Check(field.schema, one[name]),
      )
      if (!lacking) return [entryOf(resource, one, disguise)]
      leaveOut(`${resource.noun} ${one.id}, because of its ${lacking[0]}`)
      return []
    })
  const disguise: Disguise | undefined =
    pseudonyms && ((name, field, value) => disguised(name, field, value, pseudonyms))
  const defined = new Map(customFields?.map((one) => [one.id, one]))
  /** A date that is sent as milliseconds since 1970, as one that is written. */
  const dated = (id: string, value: unknown) =>
    defined.get(id)?.dataType === 'DATE' && typeof value === 'number' && isInYears(value)
      ? formatInstant(value)
      : value
  const values = contacts.map(({ id, contact }) => {
    const kept = (contact.customFields ?? []).flatMap((one) => {
      if (defined.has(one.id)) return [{ id: one.id, value: dated(one.id, one.value) }]
      if (customFields)
        leaveOut(`contact ${id}'s value of the custom field ${one.id}, which is not defined`)
      return []
    })
    return pseudonyms ? withoutPersonInAll(kept, defined, pseudonyms) : kept
  })
  const entries = contacts.map(({ id, contact, notes, tasks }, index) => ({
    ...entryOf(contactResource, { ...contact, id, customFields: values[index] }, disguise),
    ...people[index],
    notes: entriesOf(note, notes),
    tasks: entriesOf(task, tasks),
  }))
  const subAccount = {
    id: locationOf(contacts) ?? 'loc-recorded',
    name: 'Recorded',
    privateIntegrations: [{ name: 'recorded', scopes: ['contacts'] }],
    // An account may have contacts that are alike from when it allowed them.
    ...(areAlike(entries) && { allowDuplicateContact: true }),
    customFields: customFields?.map((one) => entryOf(customField, one, disguise)),
    contacts: entries,
  }
  const { seed } = checkSeed({ subAccounts: [subAccount] })
  return toSeed(toWorld(seed, 'recorded', 0))
}

/** The user who made a contact; forms and workflows have names too. */
function makerOf({ createdBy }: Row): string | null {
  const { source, sourceName } = isEntry(createdBy) ? createdBy : {}
  return /USER/.test(String(source)) && typeof sourceName === 'string' ? sourceName : null
}

type Disguise = (name: string, field: Field, value: unknown) => unknown
