import { formatInstant } from '../domain/instant.js'
import { parseMoment } from '../domain/moment.js'
import { expandScopes, type PrivateIntegration } from '../domain/private-integration.js'
import type { Seed } from '../domain/seed.js'
import type { SeedNote, SeedPrivateIntegration } from '../domain/seed-sub-account.js'
import type { NewNote, World } from '../domain/world.js'
import { makeId, makeToken } from './ids.js'

/**
 * Fills in what a seed leaves out. Ids and tokens are made from the place in the seed, so they stay the same
 * from run to run; a note without a date is dated `nowMs`, and of those the one further down is newer.
 */
export function complete(seed: Seed, idSeed: string, nowMs: number): World {
  const world: World = { subAccounts: [], privateIntegrations: [], contacts: [], notes: [] }

  for (const [index, subAccount] of seed.subAccounts.entries()) {
    const subAccountId = subAccount.id ?? makeId(idSeed, 'sub-account', index)
    world.subAccounts.push({ id: subAccountId, name: subAccount.name })

    for (const integration of subAccount.privateIntegrations ?? []) {
      world.privateIntegrations.push(completeIntegration(integration, subAccountId, idSeed, nowMs))
    }
    for (const [place, { notes, ...contact }] of (subAccount.contacts ?? []).entries()) {
      const contactId = contact.id ?? makeId(idSeed, 'contact', subAccountId, place)
      world.contacts.push({ ...contact, id: contactId, subAccountId })

      for (const [place, note] of (notes ?? []).entries()) {
        const id = note.id ?? makeId(idSeed, 'seeded note', contactId, place)
        world.notes.push(completeNote(note, id, contactId, nowMs))
      }
    }
  }
  return world
}

const completeIntegration = (
  { name, token, scopes, expiresAt, revoked }: SeedPrivateIntegration,
  subAccountId: string,
  idSeed: string,
  nowMs: number,
): PrivateIntegration => ({
  name,
  token: token ?? makeToken(idSeed, subAccountId, name),
  subAccountId,
  scopes: expandScopes(scopes),
  ...(expiresAt !== undefined && { expiresAt: formatInstant(parseMoment(expiresAt, nowMs)) }),
  revoked: revoked ?? false,
})

const completeNote = (
  { dateAdded, ...note }: SeedNote,
  id: string,
  contactId: string,
  nowMs: number,
): NewNote => ({
  ...note,
  id,
  contactId,
  dateAddedMs: dateAdded === undefined ? nowMs : parseMoment(dateAdded, nowMs),
})
