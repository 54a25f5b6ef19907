import type { ClockSettings } from '../domain/clock.js'
import type { Note, NoteInput } from '../domain/note.js'
import type { Counts, Seed } from '../domain/seed.js'
import type { Wire } from '../domain/wire.js'
import type { World } from '../domain/world.js'
import { openStore } from '../store/store.js'
import { Clock } from './clock.js'
import { complete } from './complete.js'
import { Faults } from './faults.js'
import { makeId, makeUuid } from './ids.js'
import { Journal } from './journal.js'
import { type RateLimits, rateCounter } from './rates.js'

export interface SandboxOptions {
  seed: Seed
  /** Where the seed was read, for people. */
  seedFiles: readonly string[]
  /** A file to live in instead of memory. */
  file?: string | undefined
  rateLimits: RateLimits
  /** How its time runs at the start and after a reset; with the machine's, if nothing is said. */
  clock?: ClockSettings | undefined
  /** What its made ids, tokens and trace ids depend on. */
  idSeed?: string
  /** How many exchanges its journal keeps. */
  journalSize?: number
}

/** One whole isolated world: what it remembers, its time, its ids, its counters. */
export type Sandbox = ReturnType<typeof openSandbox>

/** @throws Failure `unavailable` when the file cannot be used */
export function openSandbox(options: SandboxOptions) {
  const { seed, seedFiles, file, rateLimits, idSeed = 'ghl-mock', journalSize = 1000 } = options
  const clock = new Clock(options.clock)
  const world = complete(seed, idSeed, clock.now())
  const store = openStore(world, file)
  const rates = rateCounter(rateLimits, clock)
  const journal = new Journal(journalSize, clock)
  const faults = new Faults(idSeed)
  let traces = 0

  return {
    store,
    clock,
    rates,
    journal,
    faults,

    /** What the world started from. */
    seed: { files: [...seedFiles], ...countRows(world) },

    /** Writes a note on a contact that exists, with the next id and dated now. */
    createNote(contactId: string, input: NoteInput): Wire<Note> {
      const dateAddedMs = clock.stamp()
      const ordinal = store.notes.everWritten() + 1
      // A fixture may have pinned the very id that comes next: then the one after it is taken.
      for (let attempt = 0; ; attempt++) {
        const id = makeId(idSeed, 'note', ordinal, attempt)
        const note = store.notes.create({ ...input, id, contactId, dateAddedMs })
        if (note !== undefined) return note
      }
    },

    /** The `traceId` of the next answer that carries one. */
    nextTraceId: (): string => makeUuid(idSeed, 'trace', ++traces),

    /** Back to the seed: notes, ids, clock, counters, journal and faults. */
    reset(): void {
      store.reset()
      clock.reset()
      rates.reset()
      journal.clear()
      faults.clear()
      traces = 0
    },

    close: () => store.close(),
  }
}

const countRows = ({ subAccounts, contacts, notes }: World): Counts => ({
  subAccounts: subAccounts.length,
  contacts: contacts.length,
  notes: notes.length,
})
