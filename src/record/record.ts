import type { Seed } from '../domain/seed.js'
import type { SeedContact, SeedNote } from '../domain/seed-sub-account.js'
import { checkSeed } from '../fixtures/load.js'
import { complete } from '../sandbox/complete.js'
import { nest } from '../sandbox/nest.js'
import type { Pseudonyms } from './pseudonyms.js'
import type { Upstream, UpstreamContact, UpstreamNote } from './upstream.js'

/** What was read of a contact. */
export interface Recorded {
  id: string
  contact: UpstreamContact
  notes: UpstreamNote[]
}

/**
 * Reads contacts with their notes, whole or not at all.
 *
 * @throws Failure `unavailable` when the upstream does not give one of them
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
 * What was read as a seed that says every id and has a token of its own; as it is without pseudonyms.
 *
 * @throws Failure `fixtures` when it holds what no fixture may
 */
export function seedOf(recorded: readonly Recorded[], pseudonyms?: Pseudonyms): Seed {
  const contacts = recorded.map(({ id, contact }) => {
    const { firstName, lastName, email, phone } = contact
    return {
      id,
      ...(pseudonyms?.contact(contact) ?? withoutNulls({ firstName, lastName, email, phone })),
    }
  })
  const noteOf = (note: UpstreamNote) => seedNote(note, pseudonyms)
  const { seed } = checkSeed({
    subAccounts: [
      {
        id:
          recorded.find(({ contact }) => contact.locationId)?.contact.locationId ?? 'loc-recorded',
        name: 'Recorded',
        privateIntegrations: [{ name: 'recorded', scopes: ['contacts'] }],
        contacts: contacts.map(
          (contact, index): SeedContact => ({
            ...contact,
            // A fixture has the newest last.
            notes: (recorded[index]?.notes ?? []).toReversed().map(noteOf),
          }),
        ),
      },
    ],
  } satisfies Seed)
  return nest(complete(seed, 'recorded', 0))
}

function seedNote(note: UpstreamNote, pseudonyms: Pseudonyms | undefined): SeedNote {
  const { id, body, title, userId, color, pinned, dateAdded } = note
  const text = (written: string) => pseudonyms?.text(written) ?? written
  return {
    id,
    body: text(body),
    ...withoutNulls({
      title: title && text(title),
      userId: userId && (pseudonyms?.user(userId) ?? userId),
      color,
      pinned,
    }),
    dateAdded,
  }
}

type WithoutNulls<T> = { [K in keyof T]?: NonNullable<T[K]> }

/** The live API sends `null` for what is not set; a fixture leaves it out. */
const withoutNulls = <T extends object>(fields: T): WithoutNulls<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as WithoutNulls<T> // nothing else has been taken away
