import { Failure } from '../lib/failure.js'
import { makeUuid } from '../lib/ids.js'
import type { Counts } from '../resources/index.js'
import { makeToken } from '../resources/private-integration/token.js'
import { fieldsOf, type Resource, type World } from '../resources/resource.js'
import { SandboxDatabase } from '../sqlite/database.js'
import { Clock } from './clock.js'
import { Events } from './events.js'
import { Faults, tooManyFaults } from './faults.js'
import { Journal } from './journal.js'
import type { Origin } from './origin.js'
import { type RateCounter, type RateLimits, rateCounter } from './rates.js'
import type { RequestCounters } from './request-counters.js'
import { Snapshots, type State } from './snapshots.js'
import { Timers } from './timers.js'
import { Writer } from './writer.js'

/** What all sandboxes of a process have in common. */
export interface Settings {
  rateLimits: RateLimits
  /** Random seed for generated ids, tokens and trace ids. */
  idSeed: string
  /** How many exchanges its journal keeps. */
  journalSize: number
  /** How many snapshots it keeps. */
  snapshotLimit: number
  /** How many faults it has at most. */
  faultLimit: number
  /** Where its exchanges are counted. */
  counters: RequestCounters
  /** Whether the process may end while something is pending in it. */
  unref?: boolean
}

export const defaultId = 'default'

/**
 * One isolated instance: a world in its own database, with clock, ids, journal, faults, events and rate counters. The
 * default one uses the tokens of the seed and may live in a file; every other one has tokens of its own, and contacts
 * and notes with the same ids.
 */
export class Sandbox {
  readonly id: string
  readonly database: SandboxDatabase
  readonly clock: Clock
  readonly rates: RateCounter
  readonly journal: Journal
  readonly faults: Faults
  readonly snapshots: Snapshots
  readonly events = new Events()
  readonly timers: Timers
  readonly #idSeed: string
  readonly #writers = new Map<Resource, Writer>()
  #origin: Origin
  #traces = 0

  /** @throws Failure `unavailable` when the file cannot be used */
  constructor(origin: Origin, settings: Settings, id = defaultId, file?: string) {
    this.id = id
    this.#idSeed = settings.idSeed
    this.#origin = origin
    const { resources } = origin
    this.database = new SandboxDatabase(
      this.#withOwnTokens(origin.world),
      id === defaultId ? { file, resources } : { image: origin.image, resources },
    )
    this.clock = new Clock(origin.clock)
    this.rates = rateCounter(settings.rateLimits, this.clock)
    this.journal = new Journal(settings.journalSize, this.clock, settings.counters)
    this.faults = new Faults(settings.idSeed, settings.faultLimit)
    this.faults.reset(origin.faults)
    this.snapshots = new Snapshots(settings.snapshotLimit)
    this.timers = new Timers(settings.unref)
  }

  /** What the sandbox started from. */
  get origin(): Origin {
    return this.#origin
  }

  /** Reads of a resource: `sandbox.queries(noteQueries).list(…)`. */
  queries<T>(build: (database: SandboxDatabase) => T): T {
    return this.database.queries(build)
  }

  /** The only way to change rows while the mock runs: makes ids and dates, stores the row, emits the event. */
  write(resource: Resource): Writer {
    const known = this.#writers.get(resource)
    if (known) return known
    const { database, clock, events } = this
    const writer = new Writer(resource, { database, clock, events, idSeed: this.#idSeed })
    this.#writers.set(resource, writer)
    return writer
  }

  /** Every token that opens this sandbox. */
  get tokens(): string[] {
    return this.#origin.resources.flatMap((resource) => {
      const token = tokenField(resource)
      return token === undefined
        ? []
        : this.database.list(resource).map((row) => String(row[token]))
    })
  }

  /** The `traceId` of the next answer that carries one. */
  nextTraceId(): string {
    return makeUuid(this.#idSeed, 'trace', ++this.#traces)
  }

  /**
   * Goes back to the seed, to a world without contacts (`empty`), or to a snapshot: rows, ids, clock and faults. The
   * journal and the counters begin anew.
   */
  reset(to: 'seed' | 'empty' | State = 'seed'): Counts {
    this.journal.clear()
    this.rates.reset()
    if (typeof to === 'object') {
      this.database.become(to.world, to.written)
      this.clock.set(to.clock)
      this.faults.restore(to.faults)
      this.#traces = to.traces
    } else {
      this.database.reset()
      if (to === 'empty') this.database.clear()
      this.clock.reset(this.#origin.clock)
      this.faults.reset(this.#origin.faults)
      this.#traces = 0
    }
    // Counting a large world takes longer than rolling it back.
    return to === 'seed' ? this.#origin.counts : this.database.counts()
  }

  /** Takes another origin in place of the old one and starts over from it. */
  startOver(origin: Origin): Counts {
    this.database.reseed(this.#withOwnTokens(origin.world))
    this.#origin = origin
    return this.reset()
  }

  /**
   * Takes an origin that holds more than the old one. What it adds is added to the present world too; nothing else
   * changes.
   *
   * @throws Failure `fixtures` when it adds a row whose id was made for another in the meantime, or a fault too many
   */
  extend(origin: Origin): Counts {
    const { database } = this
    const added = this.#withOwnTokens(origin.beyond(this.#origin))
    for (const resource of database.resources) {
      const { plural, key, noun } = resource
      const taken = (added[plural] ?? []).find((row) => database.find(resource, String(row[key])))
      if (taken) throw new Failure('fixtures', `The world already has a ${noun} "${taken[key]}".`)
    }
    const faults = origin.faults.slice(this.#origin.faults.length)
    const tooMany = tooManyFaults(this.faults.size + faults.length, this.faults.limit)
    if (tooMany) throw new Failure('fixtures', tooMany)
    const world = database.read()
    const before = database.allWritten
    const written = Object.fromEntries(
      Object.entries(before).map(([plural, count]) => [
        plural,
        count + (added[plural] ?? []).length,
      ]),
    )
    database.reseed(this.#withOwnTokens(origin.world))
    database.become(sum(world, added), written)
    for (const fault of faults) this.faults.add(fault)
    if (origin.clock !== this.#origin.clock) this.clock.reset(origin.clock)
    this.#origin = origin
    return database.counts()
  }

  /** Everything that a snapshot brings back. */
  get state(): State {
    return {
      at: this.clock.now(),
      world: this.database.read(),
      written: this.database.allWritten,
      traces: this.#traces,
      clock: this.clock.settings,
      faults: this.faults.save(),
    }
  }

  close(): void {
    this.timers.close()
    this.database.close()
  }

  /** A world with tokens of this sandbox; the default one keeps those of the seed. */
  #withOwnTokens(world: World): World {
    if (this.id === defaultId) return world
    const own = { ...world }
    for (const resource of this.#origin.resources) {
      const token = tokenField(resource)
      if (token === undefined) continue
      own[resource.plural] = (world[resource.plural] ?? []).map((row) => ({
        ...row,
        [token]: makeToken(this.#idSeed, this.id, String(row[token])),
      }))
    }
    return own
  }
}

const tokenField = (resource: Resource): string | undefined =>
  fieldsOf(resource).find(([, { made }]) => made === 'token')?.[0]

const sum = (one: World, other: World): World =>
  Object.fromEntries(
    Object.entries(one).map(([plural, rows]) => [plural, [...rows, ...(other[plural] ?? [])]]),
  )
