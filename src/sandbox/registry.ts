import { Failure } from '../lib/failure.js'
import type { Counts } from '../resources/index.js'
import type { ClockSettings } from './clock-settings.js'
import { remaining, tooManyFaults } from './faults.js'
import { Origin } from './origin.js'
import { Secrets } from './redact.js'
import { RequestCounters } from './request-counters.js'
import { defaultId, Sandbox, type Settings } from './sandbox.js'
import type { State } from './snapshots.js'

export interface RegistrySettings extends Omit<Settings, 'counters' | 'secrets' | 'tokenMade'> {
  /** Clock settings at the start and after a reset. Default: those of the seed. */
  clock?: ClockSettings | undefined
  /** Maximum number of sandboxes besides the default one. */
  sandboxLimit: number
}

/** What a new sandbox starts from; by default the origin of the default sandbox. */
interface Start {
  origin?: Origin | undefined
  snapshot?: State | undefined
  /** What its id is made of. Its tokens derive from its id, so they do not depend on the order of creation. */
  name?: string | undefined
  /** Idle time after which it is removed. Default: an hour. */
  ttlMs?: number | undefined
}

interface Guest {
  sandbox: Sandbox
  ttlMs: number
  /** Last use, by `performance.now()`: a test may freeze or advance the clock of its sandbox. */
  usedAt: number
  /** The number of calls under way. */
  held: number
}

/** The sandboxes of one mock. There is no sandbox until the seed has been read. */
export class Sandboxes {
  readonly settings: RegistrySettings
  readonly counters = new RequestCounters()
  /** Why the last reload of the fixtures failed, until one succeeds. */
  failedReload: string | undefined
  readonly secrets = new Secrets()
  readonly #guests = new Map<string, Guest>()
  readonly #byToken = new Map<string, Guest>()
  #origin: Origin | undefined
  #default: Sandbox | undefined
  #created = 0

  constructor(settings: RegistrySettings) {
    this.settings = settings
  }

  get limit(): number {
    return this.settings.sandboxLimit
  }

  get default(): Sandbox | undefined {
    return this.#default
  }

  /**
   * Opens the default sandbox.
   *
   * @throws Failure `unavailable` when the file cannot be used, `fixtures` when the seed has too many faults
   */
  open(origin: Origin, file?: string): Sandbox {
    this.#assertFaultLimit(origin)
    this.#origin = origin
    this.#default = new Sandbox(origin, this.#sandboxSettings, defaultId, file)
    this.#learn(this.#default)
    return this.#default
  }

  /**
   * A new sandbox, or undefined when there are too many.
   *
   * @throws Failure `fixtures` when its seed has too many faults
   */
  create({ origin: given, snapshot, name, ttlMs = hourMs }: Start): Sandbox | undefined {
    const origin = given ?? (snapshot ? originOf(snapshot) : this.#origin)
    if (origin) this.#assertFaultLimit(origin)
    this.#removeIdle()
    if (!origin || this.#guests.size >= this.limit) return undefined
    const sandbox = new Sandbox(origin, this.#sandboxSettings, this.#newId(name))
    const guest = { sandbox, ttlMs, usedAt: performance.now(), held: 0 }
    this.#guests.set(sandbox.id, guest)
    this.#learn(sandbox)
    return sandbox
  }

  /**
   * Gives a sandbox another origin. It starts over from it, or (`extend`) adds to its world what its old origin has
   * not.
   *
   * @throws Failure `fixtures`, as `startOver` and `extend` do, and when there are too many faults
   */
  changeOrigin(sandbox: Sandbox, origin: Origin, how: 'startOver' | 'extend'): Counts {
    this.#assertFaultLimit(origin)
    const counts = sandbox[how](origin)
    if (!this.#guests.has(sandbox.id)) this.#origin = origin
    this.#learn(sandbox)
    return counts
  }

  /** A name with a dash for everything that needs escapes in a URL, and a number when it is taken. */
  #newId(name: string | undefined): string {
    const isTaken = (id: string) => id === defaultId || this.#guests.has(id)
    const base = name?.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '')
    if (base && !isTaken(base)) return base
    // Without a name, no id is used twice.
    let number = base ? 1 : this.#created
    let id: string
    do id = `${base || 'sandbox'}-${++number}`
    while (isTaken(id))
    if (!base) this.#created = number
    return id
  }

  /** The tokens of its seed count at the address of a sandbox. A database file may hold others. */
  #learn({ id, tokens, origin }: Sandbox): void {
    this.secrets.add(tokens)
    this.secrets.add(origin.tokens)
    const guest = this.#guests.get(id)
    if (guest) for (const token of tokens) this.#byToken.set(token, guest)
  }

  find(id: string): Sandbox | undefined {
    return id === this.#default?.id ? this.#default : this.#use(this.#guests.get(id))
  }

  /** The sandbox that a token opens: its own, or the default one for every other token. */
  findByToken(token: string | undefined): Sandbox | undefined {
    const own = token === undefined ? undefined : this.#use(this.#byToken.get(token))
    return own ?? this.#default
  }

  /**
   * Keeps a sandbox from ending while a call is under way, however long that takes.
   *
   * @returns a function to call when it is over; undefined for the default sandbox, which never ends
   */
  hold({ id }: Sandbox): (() => void) | undefined {
    const guest = this.#guests.get(id)
    if (!guest) return undefined
    guest.held++
    return () => {
      guest.held--
      guest.usedAt = performance.now()
    }
  }

  /** Every sandbox, the default one first. */
  all(): Sandbox[] {
    return this.#default ? [this.#default, ...this.list()] : []
  }

  /** All but the default one, in the order of creation. */
  list(): Sandbox[] {
    this.#removeIdle()
    return [...this.#guests.values()].map(({ sandbox }) => sandbox)
  }

  /** The ids of `list()`. */
  get ids(): string[] {
    return this.list().map(({ id }) => id)
  }

  /** False when there is no such sandbox. The default one stays. */
  remove(id: string): boolean {
    const guest = this.#guests.get(id)
    if (!guest) return false
    for (const [token, owner] of this.#byToken) {
      if (owner === guest) this.#byToken.delete(token)
    }
    this.#guests.delete(id)
    guest.sandbox.close()
    return true
  }

  /** Ends everything that is pending; the answers that this causes can still be sent. */
  endTimers(): void {
    for (const sandbox of this.all()) sandbox.endTimers()
  }

  close(): void {
    for (const id of [...this.#guests.keys()]) this.remove(id)
    this.#default?.close()
    this.#default = undefined
  }

  get #sandboxSettings(): Settings {
    const { settings, counters, secrets } = this
    const tokenMade = ({ id }: Sandbox, token: string) => {
      secrets.add([token])
      const guest = this.#guests.get(id)
      if (guest) this.#byToken.set(token, guest)
    }
    return { ...settings, counters, secrets, tokenMade }
  }

  #assertFaultLimit({ faults }: Origin): void {
    const tooMany = tooManyFaults(faults.length, this.settings.faultLimit)
    if (tooMany) throw new Failure('fixtures', tooMany)
  }

  #use(guest: Guest | undefined): Sandbox | undefined {
    if (!guest || isIdle(guest)) return undefined
    guest.usedAt = performance.now()
    return guest.sandbox
  }

  #removeIdle(): void {
    for (const guest of this.#guests.values()) if (isIdle(guest)) this.remove(guest.sandbox.id)
  }
}

const originOf = ({ faults, world, clock, stubs, tokensMadeFor }: State): Origin =>
  new Origin({ world, clock, faults: remaining(faults), stubs, tokensMadeFor })

const isIdle = ({ ttlMs, usedAt, held }: Guest): boolean =>
  held === 0 && performance.now() - usedAt > ttlMs

const hourMs = 3_600_000
