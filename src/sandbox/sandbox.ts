import type { ClockSettings } from '../domain/clock.js'
import type { Note, NoteInput } from '../domain/note.js'
import type { Counts } from '../domain/seed.js'
import type { Wire } from '../domain/wire.js'
import type { World } from '../domain/world.js'
import { openStore } from '../store/store.js'
import { Clock } from './clock.js'
import { Faults } from './faults.js'
import { makeId, makeToken, makeUuid } from './ids.js'
import { Journal } from './journal.js'
import type { Origin } from './origin.js'
import { type RateLimits, rateCounter } from './rates.js'

/** What all sandboxes of a process have in common. */
export interface Settings {
  rateLimits: RateLimits
  /** How its time runs at the start and after a reset; with the machine's, if nothing is said. */
  clock?: ClockSettings | undefined
  /** What its made ids, tokens and trace ids depend on. */
  idSeed: string
  /** How many exchanges its journal keeps. */
  journalSize: number
}

/** One whole isolated world: what it remembers, its time, its ids, its counters. */
export type Sandbox = ReturnType<typeof openSandbox>

export const defaultId = 'default'

/**
 * Opens a world. The default one goes by the tokens of the seed and may live in a file; every other one has
 * tokens of its own, and contacts and notes with the same ids.
 *
 * @throws Failure `unavailable` when the file cannot be used
 */
export function openSandbox(origin: Origin, settings: Settings, id = defaultId, file?: string) {
  const { rateLimits, idSeed, journalSize } = settings
  const clock = new Clock(settings.clock)
  const world = id === defaultId ? origin.world : withOwnTokens(origin.world, idSeed, id)
  const store = openStore(world, id === defaultId ? { file } : { image: origin.image })
  const rates = rateCounter(rateLimits, clock)
  const journal = new Journal(journalSize, clock)
  const faults = new Faults(idSeed)
  let traces = 0

  return {
    id,
    store,
    clock,
    rates,
    journal,
    faults,

    /** What the world started from. */
    seed: { files: [...origin.files], ...origin.counts },

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

    /** Back to the seed, or to one without contacts: notes, ids, clock, counters, journal and faults. */
    reset(to: 'seed' | 'empty' = 'seed'): Counts {
      store.reset()
      if (to === 'empty') store.clear()
      clock.reset()
      rates.reset()
      journal.clear()
      faults.clear()
      traces = 0
      return store.count()
    },

    close: () => store.close(),
  }
}

const withOwnTokens = (world: World, idSeed: string, id: string): World => ({
  ...world,
  privateIntegrations: world.privateIntegrations.map((integration) => ({
    ...integration,
    token: makeToken(idSeed, id, integration.token),
  })),
})
