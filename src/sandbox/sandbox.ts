import { Failure } from '../lib/failure.js'
import { makeUuid } from '../lib/ids.js'
import { findCredential } from '../resources/credential.js'
import type { Counts } from '../resources/index.js'
import { makeToken } from '../resources/private-integration/token.js'
import type { Resource, Row, World } from '../resources/resource.js'
import { SandboxDatabase, tokenField } from '../sqlite/database.js'
import { type Listing, listing } from '../sqlite/listing.js'
import { Clock } from './clock.js'
import { conflictIn } from './conflict.js'
import { Events, type Notice, type WriteEvent } from './events.js'
import { Faults, tooManyFaults } from './faults.js'
import { Journal } from './journal.js'
import type { Origin } from './origin.js'
import { type RateCounter, type RateLimits, rateCounter } from './rate-limits.js'
import type { Secrets } from './redact.js'
import type { RequestCounters } from './request-counters.js'
import { Snapshots, type State } from './snapshots.js'
import { Stubs } from './stubs.js'
import { Timers } from './timers.js'
import { WriteEvents } from './write-events.js'
import { type Writer, writerOf } from './writer.js'

/** The settings that all sandboxes of a mock share. */
export interface Settings {
  rateLimits: RateLimits
  /** Random seed for generated ids, tokens and trace ids. */
  idSeed: string
  /** Maximum number of exchanges in the journal. */
  journalSize: number
  /** Maximum size of the journal, in bytes of memory. */
  journalBytes: number
  snapshotLimit: number
  faultLimit: number
  counters: RequestCounters
  /** Tokens that the journal must not show; a mock knows those of all its sandboxes. */
  secrets?: Secrets | undefined
  /** Whether the process may end while timers are pending. */
  unref?: boolean
  /** Called when a sandbox gets a token while it runs. */
  tokenMade?(sandbox: Sandbox, token: string): void
}

export const defaultId = 'default'

/**
 * One isolated instance: a world in its own database, with clock, ids, journal, faults, events and rate counters. The
 * default sandbox uses the tokens of the seed and may live in a file; the others have tokens of their own, and rows
 * with the same ids.
 */
export class Sandbox {
  readonly id: string
  readonly database: SandboxDatabase
  readonly clock: Clock
  readonly rates: RateCounter
  readonly journal: Journal
  readonly faults: Faults
  readonly stubs = new Stubs()
  readonly snapshots: Snapshots
  readonly events = new Events<WriteEvent>()
  readonly notices = new Events<Notice>()
  readonly writeEvents: WriteEvents
  /** Waits of tests. */
  readonly timers: Timers
  /** Delays of faults. A reset ends them, because they belong to the world before. */
  readonly delays: Timers
  readonly #settings: Settings
  readonly #writers = new Map<Resource, Writer>()
  #origin: Origin
  #traces = 0
  #resets = 0
  #closed = false

  /** @throws Failure `unavailable` when the file cannot be used */
  constructor(origin: Origin, settings: Settings, id = defaultId, file?: string) {
    this.id = id
    this.#settings = settings
    this.#origin = origin
    const { resources } = origin
    this.database = new SandboxDatabase(
      this.#withOwnTokens(origin.world),
      id === defaultId ? { file, resources } : { image: origin.image, resources },
    )
    this.clock = new Clock(origin.clock)
    this.rates = rateCounter(settings.rateLimits, this.clock)
    this.journal = new Journal(settings, this.clock, settings.counters, settings.secrets)
    this.writeEvents = new WriteEvents(this.journal, this.events, (token) =>
      settings.tokenMade?.(this, token),
    )
    this.faults = new Faults(settings.idSeed, settings.faultLimit)
    this.faults.reset(origin.faults)
    this.stubs.reset(origin.stubs)
    this.snapshots = new Snapshots(settings.snapshotLimit)
    this.timers = new Timers(settings.unref)
    this.delays = new Timers(settings.unref)
  }

  /** Grows with each reset: a request that began before one does not act after it. */
  get resets(): number {
    return this.#resets
  }

  get closed(): boolean {
    return this.#closed
  }

  get origin(): Origin {
    return this.#origin
  }

  /** Queries of a resource: `sandbox.queries(noteQueries).list(…)`. */
  queries<T>(build: (database: SandboxDatabase) => T): T {
    return this.database.queries(build)
  }

  /** A part of the rows of a resource, as people look at them, and how many there are in all. */
  page(resource: Resource, wanted: Listing): { total: number; rows: Row[] } {
    return this.queries(listing).page(resource, wanted)
  }

  /** The only way to change rows while the mock runs: makes ids and dates, stores the row, emits the event. */
  write(resource: Resource): Writer {
    const known = this.#writers.get(resource)
    if (known) return known
    const { database, clock, id } = this
    const { idSeed } = this.#settings
    // Sandboxes write rows with the same ids, but a token opens one of them.
    const tokenSeed = id === defaultId ? idSeed : `${idSeed} ${id}`
    const { record } = this.writeEvents
    const writer = writerOf(resource, { database, clock, idSeed, tokenSeed, changed: record })
    this.#writers.set(resource, writer)
    return writer
  }

  /** Every token that opens this sandbox. */
  get tokens(): string[] {
    return this.#origin.resources.flatMap((resource) => {
      const token = tokenField(resource)
      return token ? this.database.list(resource).map((row) => String(row[token])) : []
    })
  }

  /** The own token that is meant by a token sent to the address of this sandbox, where those of its seed count too. */
  ownToken(token: string): string {
    if (this.id === defaultId || findCredential(this.database, token)) return token
    const own = this.#tokensMadeFor.reduce((made, id) => this.#makeToken(made, id), token)
    return findCredential(this.database, own) ? own : token
  }

  /** The key of the row that is meant by the key of one of its seed. */
  ownKey(resource: Resource, key: string): string {
    return tokenField(resource) === resource.key ? this.ownToken(key) : key
  }

  get #tokensMadeFor(): string[] {
    return this.id === defaultId ? [] : [...this.#origin.tokensMadeFor, this.id]
  }

  /** The `traceId` of the next answer that carries one. */
  nextTraceId(): string {
    return makeUuid(this.#settings.idSeed, 'trace', ++this.#traces)
  }

  /**
   * Goes back to the seed, to a world without contacts (`empty`), or to a snapshot: rows, ids, clock, faults and stubs. The
   * journal and the rate counters are cleared.
   */
  reset(to: 'seed' | 'empty' | State = 'seed'): Counts {
    // First, because it may fail: then nothing has changed.
    if (typeof to === 'object') this.database.become(to.world, to.written)
    else this.database.reset(to)
    return this.#restart(to, typeof to === 'object' ? 'restore' : 'reset')
  }

  /** Everything of a reset but the rows. */
  #restart(to: 'seed' | 'empty' | State, world: 'reset' | 'restore' | 'seed'): Counts {
    this.#resets++
    this.delays.end()
    this.journal.clear()
    this.rates.reset()
    if (typeof to === 'object') {
      this.clock.set(to.clock)
      this.faults.restore(to.faults)
      this.stubs.reset(to.stubs)
      this.#traces = to.traces
    } else {
      this.clock.reset(this.#origin.clock)
      this.faults.reset(this.#origin.faults)
      this.stubs.reset(this.#origin.stubs)
      this.#traces = 0
    }
    this.notices.emit({ world })
    // Counting a large world takes longer than rolling it back.
    return to === 'seed' ? this.#origin.counts : this.database.counts()
  }

  /** Replaces the origin and starts over from it. */
  startOver(origin: Origin): Counts {
    this.database.reseed(this.#withOwnTokens(origin.world))
    this.#origin = origin
    return this.#restart('seed', 'seed')
  }

  /**
   * Takes an origin that holds all rows of the old one and more. The new rows are added to the present world too;
   * nothing else changes.
   *
   * @throws Failure `fixtures` when a new row has an id that was generated since or an owner that is gone, or when
   * there are too many faults
   */
  extend(origin: Origin): Counts {
    const { database } = this
    const added = this.#withOwnTokens(origin.beyond(this.#origin))
    const faults = origin.faults.slice(this.#origin.faults.length)
    this.#assertRoom(added, faults.length)
    const world: Record<string, readonly Row[]> = {}
    const written: Record<string, number> = {}
    for (const resource of database.resources) {
      const rows = added[resource.plural] ?? []
      world[resource.plural] = [...database.list(resource), ...rows]
      written[resource.plural] = database.written(resource) + rows.length
    }
    const conflict = conflictIn(world, database.resources)
    if (conflict) throw new Failure('fixtures', conflict)
    database.reseed(this.#withOwnTokens(origin.world), world, written)
    for (const fault of faults) this.faults.add(fault)
    for (const stub of origin.stubs.slice(this.#origin.stubs.length)) this.stubs.add(stub)
    if (origin.clock !== this.#origin.clock) this.clock.reset(origin.clock)
    this.#origin = origin
    // Its rows have new places.
    this.journal.history.forget()
    this.notices.emit({ world: 'seed' })
    return database.counts()
  }

  #assertRoom(added: World, faults: number): void {
    for (const resource of this.database.resources) {
      const { plural, key, noun } = resource
      const isTaken = (row: Row) => this.database.find(resource, String(row[key])) !== undefined
      const taken = (added[plural] ?? []).find(isTaken)
      if (taken) throw new Failure('fixtures', `The world already has a ${noun} "${taken[key]}".`)
    }
    const tooMany = tooManyFaults(this.faults.size + faults, this.faults.limit)
    if (tooMany) throw new Failure('fixtures', tooMany)
  }

  /** Everything that a snapshot restores. */
  get state(): State {
    return {
      at: this.clock.now(),
      world: this.database.read(),
      written: this.database.allWritten,
      traces: this.#traces,
      clock: this.clock.settings,
      faults: this.faults.save(),
      stubs: this.stubs.list(),
      tokensMadeFor: this.#tokensMadeFor,
    }
  }

  /** Ends everything that is pending; the answers that this causes can still be sent. */
  endTimers(): void {
    this.timers.close()
    this.delays.close()
  }

  close(): void {
    this.#closed = true
    this.endTimers()
    this.faults.cutHung()
    this.database.close()
  }

  /** The world with tokens of this sandbox; the default sandbox keeps those of the seed. */
  #withOwnTokens(world: World): World {
    if (this.id === defaultId) return world
    const own = { ...world }
    for (const resource of this.#origin.resources) {
      const token = tokenField(resource)
      if (token === undefined) continue
      own[resource.plural] = (world[resource.plural] ?? []).map((row) => ({
        ...row,
        [token]: this.#makeToken(String(row[token]), this.id),
      }))
    }
    return own
  }

  #makeToken(from: string, sandboxId: string): string {
    return makeToken(this.#settings.idSeed, sandboxId, from)
  }
}
