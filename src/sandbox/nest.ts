import { formatInstant } from '../domain/instant.js'
import type { PrivateIntegration } from '../domain/private-integration.js'
import type { Seed } from '../domain/seed.js'
import type {
  SeedNote,
  SeedPrivateIntegration,
  SeedSubAccount,
} from '../domain/seed-sub-account.js'
import type { Contact, NewNote, World } from '../domain/world.js'

type SeedContact = NonNullable<SeedSubAccount['contacts']>[number]

/** A world as a seed says it, nested; the other way round than `complete`. */
export function nest({ subAccounts, privateIntegrations, contacts, notes }: World): Seed {
  const integrationsOf = grouped(privateIntegrations, ({ subAccountId }) => subAccountId)
  const contactsOf = grouped(contacts, ({ subAccountId }) => subAccountId)
  const notesOf = grouped(notes, ({ contactId }) => contactId)
  return {
    subAccounts: subAccounts.map(({ id, name }) => ({
      id,
      ...(name !== undefined && { name }),
      ...filled('privateIntegrations', integrationsOf(id).map(seedIntegration)),
      ...filled(
        'contacts',
        contactsOf(id).map((contact) => seedContact(contact, notesOf(contact.id).map(seedNote))),
      ),
    })),
  }
}

const seedIntegration = ({
  name,
  token,
  scopes,
  expiresAt,
  revoked,
}: PrivateIntegration): SeedPrivateIntegration => ({
  name,
  token,
  scopes: [...scopes],
  ...(expiresAt !== undefined && { expiresAt }),
  ...(revoked && { revoked }),
})

const seedContact = (
  { id, firstName, lastName, email, phone }: Contact,
  notes: readonly SeedNote[],
): SeedContact => ({
  id,
  ...said({ firstName, lastName, email, phone }),
  ...filled('notes', notes),
})

const seedNote = ({
  id,
  contactId: _,
  dateAddedMs,
  body,
  title,
  userId,
  color,
  pinned,
}: NewNote): SeedNote => ({
  id,
  body,
  ...said({ title, userId, color, pinned }),
  dateAdded: formatInstant(dateAddedMs),
})

/** The fields that say something. */
const said = <T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as { [K in keyof T]: Exclude<T[K], undefined> } // what is undefined has just been left out

/** A list under its name, or nothing when it is empty. */
const filled = <K extends string, T>(name: K, list: readonly T[]): { [key in K]?: T[] } =>
  list.length > 0 ? ({ [name]: [...list] } as { [key in K]: T[] }) : {}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): (key: string) => readonly T[] {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return (key) => groups.get(key) ?? []
}
