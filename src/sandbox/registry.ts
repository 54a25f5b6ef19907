import type { ClockSettings } from '../domain/clock.js'
import { Failure } from '../domain/failure.js'
import type { Counts, Seed } from '../domain/seed.js'
import { Clock } from './clock.js'
import { complete } from './complete.js'
import { crowd, remaining } from './faults.js'
import { Origin } from './origin.js'
import { defaultId, Sandbox, type Settings } from './sandbox.js'
import type { State } from './snapshots.js'
import { Traffic } from './traffic.js'

interface RegistrySettings extends Omit<Settings, 'traffic'> {
  /** How time runs at the start and after a reset, whatever the seed says of it. */
  clock?: ClockSettings | undefined
  /** How many sandboxes there may be besides the default one. */
  sandboxLimit: number
}

/** What a new sandbox starts from; the default one's seed, if nothing is said. */
interface Start {
  seed?: Seed | undefined
  snapshot?: State | undefined
  /** Left out, an hour by the machine's clock: no test that moves its time may lose its sandbox over it. */
  ttlMs?: number | undefined
}

interface Guest {
  sandbox: Sandbox
  ttlMs: number | undefined
  /** When it was last asked something, by its own clock. */
  usedAt: number
  /** The same by this process's time. */
  touchedAt: number
}

/** The worlds of one process. There is none until the seed has been read: until then nothing is ready. */
export class Sandboxes {
  readonly #settings: RegistrySettings & Settings
  readonly traffic = new Traffic()
  readonly #guests = new Map<string, Guest>()
  readonly #byToken = new Map<string, Guest>()
  #origin: Origin | undefined
  #default: Sandbox | undefined
  #created = 0

  constructor(settings: RegistrySettings) {
    this.#settings = { ...settings, traffic: this.traffic }
  }

  get limit(): number {
    return this.#settings.sandboxLimit
  }

  get default(): Sandbox | undefined {
    return this.#default
  }

  /**
   * Opens the default world.
   *
   * @throws Failure `unavailable` when the file cannot be used, `fixtures` when the seed has too many faults
   */
  open(seed: Seed, files: readonly string[], file?: string): Sandbox {
    this.#origin = this.#originOf(seed, files)
    this.#default = new Sandbox(this.#origin, this.#settings, defaultId, file)
    return this.#default
  }

  /** A world of its own; undefined when there are too many. */
  create({ seed, snapshot, ttlMs }: Start): Sandbox | undefined {
    const origin = seed ? this.#originOf(seed) : snapshot ? originAt(snapshot) : this.#origin
    this.#removeIdle()
    if (!origin || this.#guests.size >= this.limit) return undefined
    const sandbox = new Sandbox(origin, this.#settings, `sandbox-${++this.#created}`)
    const guest = { sandbox, ttlMs, usedAt: sandbox.clock.now(), touchedAt: performance.now() }
    this.#guests.set(sandbox.id, guest)
    this.#findByItsTokens(guest)
    return sandbox
  }

  /** Puts another seed in place of a sandbox's, which starts over from it. */
  replaceSeed(sandbox: Sandbox, seed: Seed, files: readonly string[] = []): Counts {
    const origin = this.#originOf(seed, files)
    return this.#take(sandbox, origin, () => sandbox.startOver(origin))
  }

  /** Gives a sandbox a seed that says all that its old one says, and more; its world gets what is new. */
  extendSeed(sandbox: Sandbox, seed: Seed): Counts {
    const origin = this.#originOf(seed, [], sandbox.clock.now())
    return this.#take(sandbox, origin, () => sandbox.extend(origin))
  }

  #take(sandbox: Sandbox, origin: Origin, take: () => Counts): Counts {
    const counts = take()
    const guest = this.#guests.get(sandbox.id)
    if (guest) this.#findByItsTokens(guest)
    else this.#origin = origin
    return counts
  }

  #findByItsTokens(guest: Guest): void {
    for (const { token } of guest.sandbox.store.privateIntegrations.list()) {
      this.#byToken.set(token, guest)
    }
  }

  find(id: string): Sandbox | undefined {
    return id === this.#default?.id ? this.#default : this.#use(this.#guests.get(id))
  }

  /** The world that a token opens: one's own, or the default one for every other token. */
  findByToken(token: string | undefined): Sandbox | undefined {
    const own = token === undefined ? undefined : this.#use(this.#byToken.get(token))
    return own ?? this.#default
  }

  /** Every one, the default one first. */
  all(): Sandbox[] {
    return this.#default ? [this.#default, ...this.list()] : []
  }

  /** All but the default one, in the order of their making. */
  list(): Sandbox[] {
    this.#removeIdle()
    return [...this.#guests.values()].map(({ sandbox }) => sandbox)
  }

  /** True when there was one to remove. The default one stays. */
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

  #originOf(seed: Seed, files: readonly string[] = [], nowMs?: number): Origin {
    const { idSeed, faultLimit, clock = seed.clock } = this.#settings
    const crowded = crowd(seed.faults?.length ?? 0, faultLimit)
    if (crowded) throw new Failure('fixtures', crowded)
    const world = complete(seed, idSeed, nowMs ?? new Clock(clock).now())
    return new Origin({ world, files, clock, faults: seed.faults })
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

const originAt = ({ world, clock, faults }: State): Origin =>
  new Origin({ world, clock, faults: remaining(faults) })

/** A clock that stands still keeps nobody for ever. */
function isIdle({ sandbox, ttlMs, usedAt, touchedAt }: Guest): boolean {
  if (performance.now() - touchedAt > (ttlMs ?? hourMs)) return true
  return ttlMs !== undefined && sandbox.clock.now() - usedAt > ttlMs
}

const hourMs = 3_600_000
