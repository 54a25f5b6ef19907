import type { Note, NoteInput } from '../domain/note.js'
import type { Counts, Seed } from '../domain/seed.js'
import type { Wire } from '../domain/wire.js'
import type { World } from '../domain/world.js'
import { openStore } from '../store/store.js'
import { machineClock } from './clock.js'
import { complete } from './complete.js'
import { makeId } from './ids.js'
import { type RateLimits, rateCounter } from './rates.js'

export interface SandboxOptions {
  seed: Seed
  /** Where the seed was read, for people. */
  seedFiles: readonly string[]
  /** A file to live in instead of memory. */
  file?: string | undefined
  rateLimits: RateLimits
}

/** One whole isolated world: what it remembers, its time, its ids, its counters. */
export type Sandbox = ReturnType<typeof openSandbox>

/** Ids of a world depend on this and on nothing else. */
const idSeed = 'ghl-mock'

/** @throws Failure `unavailable` when the file cannot be used */
export function openSandbox({ seed, seedFiles, file, rateLimits }: SandboxOptions) {
  const clock = machineClock
  const world = complete(seed, idSeed, clock.now())
  const store = openStore(world, file)
  const rates = rateCounter(rateLimits, clock)

  return {
    store,
    clock,
    rates,

    /** What the world started from. */
    seed: { files: [...seedFiles], ...countRows(world) },

    /** Writes a note on a contact that exists, with the next id and dated now. */
    createNote(contactId: string, input: NoteInput): Wire<Note> {
      const ordinal = store.notes.everWritten() + 1
      // A fixture may have pinned the very id that comes next: then the one after it is taken.
      for (let attempt = 0; ; attempt++) {
        const id = makeId(idSeed, 'note', ordinal, attempt)
        const note = store.notes.create({ ...input, id, contactId, dateAddedMs: clock.now() })
        if (note !== undefined) return note
      }
    },

    /** Back to the seed. */
    reset(): void {
      store.reset()
      rates.reset()
    },

    close: () => store.close(),
  }
}

const countRows = ({ subAccounts, contacts, notes }: World): Counts => ({
  subAccounts: subAccounts.length,
  contacts: contacts.length,
  notes: notes.length,
})
