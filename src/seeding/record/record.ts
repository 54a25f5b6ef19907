import { checkSeed } from '../load.js'
import type { Seed, SeedNote, SeedSubAccount } from '../seed.js'
import { toSeed, toWorld } from '../to-world.js'
import type { Pseudonyms } from './pseudonyms.js'
import type { Upstream, UpstreamContact, UpstreamNote } from './upstream.js'

/** A contact and its notes as read from the upstream. */
export interface Recorded {
  id: string
  contact: UpstreamContact
  notes: UpstreamNote[]
}

/**
 * Reads contacts with their notes.
 *
 * @throws Failure `unavailable` when one of them cannot be read
 */
export async function readContacts(
  upstream: Upstream,
  ids: readonly string[],
): Promise<Recorded[]> {
  const recorded: Recorded[] = []
  for (const id of ids) {
    const contact = (await upstream.contact(id)) ?? {}
    recorded.push({ id, contact, notes: await upstream.notes(id) })
  }
  return recorded
}

/**
 * Makes a seed of recorded contacts, with every id and a new token. Without pseudonyms the data is unchanged.
 *
 * @throws Failure `fixtures` when the data is not valid in a fixture
 */
export function seedOf(recorded: readonly Recorded[], pseudonyms?: Pseudonyms): Seed {
  const id = recorded.find(({ contact }) => contact.locationId)?.contact.locationId
  // All contacts before the first note, which may name any of them.
  const contacts = recorded.map(({ id, contact }) => ({
    id,
    ...(pseudonyms ?? unchanged).contact(contact),
  }))
  const subAccount: SeedSubAccount = {
    id: id ?? 'loc-recorded',
    name: 'Recorded',
    privateIntegrations: [{ name: 'recorded', scopes: ['contacts'] }],
    contacts: contacts.map((contact, index) => ({
      ...contact,
      // In a fixture the newest note is last.
      notes: recorded[index]?.notes.toReversed().map((note) => seedNote(note, pseudonyms)),
    })),
  }
  const { seed } = checkSeed({ subAccounts: [subAccount] })
  return toSeed(toWorld(seed, 'recorded', 0))
}

const unchanged = {
  contact: ({ firstName, lastName, email, phone }: UpstreamContact) => ({
    firstName: firstName ?? undefined,
    lastName: lastName ?? undefined,
    email: email ?? undefined,
    phone: phone ?? undefined,
  }),
}

/** The fields of a note that a fixture has. `toWorld` leaves out the nulls that the live API sends. */
function seedNote(note: UpstreamNote, pseudonyms: Pseudonyms | undefined): SeedNote {
  const { title, userId, id, color, pinned, dateAdded } = note
  const text = (written: string) => pseudonyms?.text(written) ?? written
  return {
    id,
    body: text(note.body),
    title: title && text(title),
    userId: userId && (pseudonyms?.user(userId) ?? userId),
    color,
    pinned,
    dateAdded,
  }
}
