import { Failure } from '../lib/failure.js'
import type { Counts } from '../resources/index.js'
import type { ClockSettings } from './clock-settings.js'
import { remaining, tooManyFaults } from './faults.js'
import { Origin } from './origin.js'
import { RequestCounters } from './request-counters.js'
import { defaultId, Sandbox, type Settings } from './sandbox.js'
import type { State } from './snapshots.js'

export interface RegistrySettings extends Omit<Settings, 'counters'> {
  /** Clock settings at the start and after a reset, in place of those of the seed. */
  clock?: ClockSettings | undefined
  /** How many sandboxes there may be besides the default one. */
  sandboxLimit: number
}

/** What a new sandbox starts from; by default the origin of the default sandbox. */
interface Start {
  origin?: Origin | undefined
  snapshot?: State | undefined
  /** Idle time after which it ends. By default an hour of process time: advancing a clock must not end a sandbox. */
  ttlMs?: number | undefined
}

interface Guest {
  sandbox: Sandbox
  ttlMs: number | undefined
  /** When it was last used, by its own clock. */
  usedAt: number
  /** The same by process time. */
  touchedAt: number
}

/** The sandboxes of one process. There is none until the seed has been read: until then nothing is ready. */
export class Sandboxes {
  readonly settings: RegistrySettings
  readonly counters = new RequestCounters()
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
    return this.#default
  }

  /**
   * A new sandbox, or undefined when there are too many.
   *
   * @throws Failure `fixtures` when its seed has too many faults
   */
  create({ origin: given, snapshot, ttlMs }: Start): Sandbox | undefined {
    const origin = given ?? (snapshot ? originOf(snapshot) : this.#origin)
    if (origin) this.#assertFaultLimit(origin)
    this.#removeIdle()
    if (!origin || this.#guests.size >= this.limit) return undefined
    const sandbox = new Sandbox(origin, this.#sandboxSettings, `sandbox-${++this.#created}`)
    const guest = { sandbox, ttlMs, usedAt: sandbox.clock.now(), touchedAt: performance.now() }
    this.#guests.set(sandbox.id, guest)
    this.#indexTokens(guest)
    return sandbox
  }

  /** Replaces the origin of a sandbox, which starts over from it. */
  replaceOrigin(sandbox: Sandbox, origin: Origin): Counts {
    this.#assertFaultLimit(origin)
    return this.#changed(sandbox, origin, sandbox.startOver(origin))
  }

  /** Gives a sandbox an origin that holds all that its old one does, and more; its world gets what is new. */
  extendOrigin(sandbox: Sandbox, origin: Origin): Counts {
    this.#assertFaultLimit(origin)
    return this.#changed(sandbox, origin, sandbox.extend(origin))
  }

  #changed(sandbox: Sandbox, origin: Origin, counts: Counts): Counts {
    const guest = this.#guests.get(sandbox.id)
    if (guest) this.#indexTokens(guest)
    else this.#origin = origin
    return counts
  }

  #indexTokens(guest: Guest): void {
    for (const token of guest.sandbox.tokens) this.#byToken.set(token, guest)
  }

  find(id: string): Sandbox | undefined {
    return id === this.#default?.id ? this.#default : this.#use(this.#guests.get(id))
  }

  /** The sandbox that a token opens: its own, or the default one for every other token. */
  findByToken(token: string | undefined): Sandbox | undefined {
    const own = token === undefined ? undefined : this.#use(this.#byToken.get(token))
    return own ?? this.#default
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

  /** Ends what is pending in any of them; the answers that this gives can still leave. */
  endTimers(): void {
    for (const { timers } of this.all()) timers.close()
  }

  close(): void {
    for (const id of [...this.#guests.keys()]) this.remove(id)
    this.#default?.close()
    this.#default = undefined
  }

  get #sandboxSettings(): Settings {
    return { ...this.settings, counters: this.counters }
  }

  #assertFaultLimit({ faults }: Origin): void {
    const tooMany = tooManyFaults(faults.length, this.settings.faultLimit)
    if (tooMany) throw new Failure('fixtures', tooMany)
  }

  #use(guest: Guest | undefined): Sandbox | undefined {
    if (!guest || isIdle(guest)) return undefined
    guest.usedAt = guest.sandbox.clock.now()
    guest.touchedAt = performance.now()
    return guest.sandbox
  }

  #removeIdle(): void {
    for (const guest of this.#guests.values()) if (isIdle(guest)) this.remove(guest.sandbox.id)
  }
}

const originOf = ({ world, clock, faults }: State): Origin =>
  new Origin({ world, clock, faults: remaining(faults) })

/** Idle time is also measured on the process clock, because a frozen sandbox clock never advances. */
function isIdle({ sandbox, ttlMs, usedAt, touchedAt }: Guest): boolean {
  if (performance.now() - touchedAt > (ttlMs ?? hourMs)) return true
  return ttlMs !== undefined && sandbox.clock.now() - usedAt > ttlMs
}

const hourMs = 3_600_000
