import { Failure } from '../domain/failure.js'
import type { Note, NoteInput } from '../domain/note.js'
import type { Counts, Seed } from '../domain/seed.js'
import type { Wire } from '../domain/wire.js'
import type { World } from '../domain/world.js'
import { openStore, type Store } from '../store/store.js'
import { Clock } from './clock.js'
import { crowd, Faults, remaining } from './faults.js'
import { idsOf, makeId, makeToken, makeUuid } from './ids.js'
import { Journal } from './journal.js'
import { nest } from './nest.js'
import type { Origin } from './origin.js'
import { type RateCounter, type RateLimits, rateCounter } from './rates.js'
import { Snapshots, type State } from './snapshots.js'
import { Timers } from './timers.js'
import type { Traffic } from './traffic.js'

/** What all sandboxes of a process have in common. */
export interface Settings {
  rateLimits: RateLimits
  /** What its made ids, tokens and trace ids depend on. */
  idSeed: string
  /** How many exchanges its journal keeps. */
  journalSize: number
  /** How many snapshots it keeps. */
  snapshotLimit: number
  /** How many faults it has at most. */
  faultLimit: number
  /** Where its exchanges are counted. */
  traffic: Traffic
  /** Whether the process may end while something is pending in it. */
  unref?: boolean
}

export const defaultId = 'default'

/**
 * One whole isolated world: what it remembers, its time, its ids, its journal, faults and counters. The default
 * one goes by the tokens of the seed and may live in a file; every other one has tokens of its own, and contacts
 * and notes with the same ids.
 */
export class Sandbox {
  readonly id: string
  readonly store: Store
  readonly clock: Clock
  readonly rates: RateCounter
  readonly journal: Journal
  readonly faults: Faults
  readonly snapshots: Snapshots
  readonly timers: Timers
  readonly #idSeed: string
  readonly #noteId: (ordinal: number) => string
  #origin: Origin
  #traces = 0

  /** @throws Failure `unavailable` when the file cannot be used */
  constructor(origin: Origin, settings: Settings, id = defaultId, file?: string) {
    this.id = id
    this.#idSeed = settings.idSeed
    this.#noteId = idsOf(settings.idSeed, 'note')
    this.#origin = origin
    this.store = openStore(
      this.#own(origin.world),
      id === defaultId ? { file } : { image: origin.image },
    )
    this.clock = new Clock(origin.clock)
    this.rates = rateCounter(settings.rateLimits, this.clock)
    this.journal = new Journal(settings.journalSize, this.clock, settings.traffic)
    this.faults = new Faults(settings.idSeed, settings.faultLimit)
    this.faults.reset(origin.faults)
    this.snapshots = new Snapshots(settings.snapshotLimit)
    this.timers = new Timers(settings.unref)
  }

  /** What the world started from. */
  get seed(): Counts & { files: string[] } {
    return { files: [...this.#origin.files], ...this.#origin.counts }
  }

  /** What the world started from, as a seed says it. */
  get origin(): Seed {
    const { world, clock, faults } = this.#origin
    return { ...nest(world), clock, faults: [...faults] }
  }

  /** Writes a note on a contact that exists, with the next id and dated now. */
  createNote(contactId: string, input: NoteInput): Wire<Note> {
    const dateAddedMs = this.clock.stamp()
    const ordinal = this.store.notes.everWritten() + 1
    // A fixture may have pinned the very id that comes next: then the one after it is taken.
    for (let attempt = 0; ; attempt++) {
      const id =
        attempt === 0 ? this.#noteId(ordinal) : makeId(this.#idSeed, 'note', ordinal, attempt)
      const note = this.store.notes.create({ id, contactId, dateAddedMs }, input)
      if (note !== undefined) return note
    }
  }

  /** The `traceId` of the next answer that carries one. */
  nextTraceId(): string {
    return makeUuid(this.#idSeed, 'trace', ++this.#traces)
  }

  /**
   * Back to the seed, to a world without contacts, or to a snapshot: notes, ids, clock, faults; journal and
   * counters begin anew.
   */
  reset(to: 'seed' | 'empty' | State = 'seed'): Counts {
    this.journal.clear()
    this.rates.reset()
    if (typeof to === 'object') {
      this.store.become(to.world, to.everWritten)
      this.clock.set(to.clock)
      this.faults.restore(to.faults)
      this.#traces = to.traces
    } else {
      this.store.reset()
      if (to === 'empty') this.store.clear()
      this.clock.reset(this.#origin.clock)
      this.faults.reset(this.#origin.faults)
      this.#traces = 0
    }
    // To count a large world takes longer than to roll it back.
    return to === 'seed' ? this.#origin.counts : this.store.count()
  }

  /** Takes another seed in place of the old one and starts over from it. */
  startOver(origin: Origin): Counts {
    this.store.reseed(this.#own(origin.world))
    this.#origin = origin
    return this.reset()
  }

  /**
   * Takes a seed that says more than the old one. What it adds is added to the world as it stands too; nothing
   * else changes.
   *
   * @throws Failure `fixtures` when it adds a note whose id was made for another in the meantime, or a fault too many
   */
  extend(origin: Origin): Counts {
    const added = this.#own(origin.beyond(this.#origin))
    const taken = added.notes.find(({ id }) => this.store.notes.contactOf(id) !== undefined)
    if (taken) throw new Failure('fixtures', `The world has a note "${taken.id}" already.`)
    const faults = origin.faults.slice(this.#origin.faults.length)
    const crowded = crowd(this.faults.size + faults.length, this.faults.limit)
    if (crowded) throw new Failure('fixtures', crowded)
    const world = this.store.read()
    const everWritten = this.store.notes.everWritten() + added.notes.length
    this.store.reseed(this.#own(origin.world))
    this.store.become(sum(world, added), everWritten)
    for (const fault of faults) this.faults.add(fault)
    if (origin.clock !== this.#origin.clock) this.clock.reset(origin.clock)
    this.#origin = origin
    return this.store.count()
  }

  /** Everything that a snapshot brings back. */
  get state(): State {
    return {
      at: this.clock.now(),
      world: this.store.read(),
      everWritten: this.store.notes.everWritten(),
      traces: this.#traces,
      clock: this.clock.settings,
      faults: this.faults.save(),
    }
  }

  /** The world as it stands, as a seed that would make it again; a seed's faults name contacts that it has. */
  export(): Seed {
    const clock = this.clock.settings
    const faults = remaining(this.faults.save()).filter(({ match }) => this.#has(match?.contactId))
    return {
      ...(Object.keys(clock).length > 0 && { clock }),
      ...nest(this.store.read()),
      ...(faults.length > 0 && { faults }),
    }
  }

  close(): void {
    this.timers.close()
    this.store.close()
  }

  #has(contactId: string | undefined): boolean {
    return contactId === undefined || this.store.contacts.subAccountOf(contactId) !== undefined
  }

  #own(world: World): World {
    if (this.id === defaultId) return world
    const privateIntegrations = world.privateIntegrations.map((integration) => ({
      ...integration,
      token: makeToken(this.#idSeed, this.id, integration.token),
    }))
    return { ...world, privateIntegrations }
  }
}

const sum = (one: World, other: World): World => ({
  subAccounts: [...one.subAccounts, ...other.subAccounts],
  privateIntegrations: [...one.privateIntegrations, ...other.privateIntegrations],
  contacts: [...one.contacts, ...other.contacts],
  notes: [...one.notes, ...other.notes],
})
