import type { Seed } from '../domain/seed.js'
import { Clock } from './clock.js'
import { Origin } from './origin.js'
import { openSandbox, type Sandbox, type Settings } from './sandbox.js'

interface Guest {
  sandbox: Sandbox
  ttlMs: number
  /** When it was last asked something, by its own clock. */
  usedAt: number
}

/** The worlds of one process. There is none until the seed has been read: until then nothing is ready. */
export class Sandboxes {
  readonly #settings: Settings
  readonly limit: number
  readonly #guests = new Map<string, Guest>()
  readonly #byToken = new Map<string, Guest>()
  #origin: Origin | undefined
  #default: Sandbox | undefined
  #created = 0

  constructor(settings: Settings, limit = 1000) {
    this.#settings = settings
    this.limit = limit
  }

  get default(): Sandbox | undefined {
    return this.#default
  }

  /**
   * Opens the default world.
   *
   * @throws Failure `unavailable` when the file cannot be used
   */
  open(seed: Seed, files: readonly string[], file?: string): Sandbox {
    this.#origin = this.#originOf(seed, files)
    this.#default = openSandbox(this.#origin, this.#settings, undefined, file)
    return this.#default
  }

  /** A world of its own from a seed, or from the default one's; undefined when there are too many. */
  create({ seed, ttlMs }: { seed?: Seed | undefined; ttlMs: number }): Sandbox | undefined {
    const origin = seed ? this.#originOf(seed, []) : this.#origin
    this.#removeIdle()
    if (!origin || this.#guests.size >= this.limit) return undefined
    const sandbox = openSandbox(origin, this.#settings, `sandbox-${++this.#created}`)
    const guest = { sandbox, ttlMs, usedAt: sandbox.clock.now() }
    this.#guests.set(sandbox.id, guest)
    for (const { token } of sandbox.store.privateIntegrations.list())
      this.#byToken.set(token, guest)
    return sandbox
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

  close(): void {
    for (const id of [...this.#guests.keys()]) this.remove(id)
    this.#default?.close()
    this.#default = undefined
  }

  #originOf(seed: Seed, files: readonly string[]): Origin {
    const { idSeed, clock } = this.#settings
    return new Origin(seed, files, idSeed, new Clock(clock).now())
  }

  #use(guest: Guest | undefined): Sandbox | undefined {
    if (!guest || isIdle(guest)) return undefined
    guest.usedAt = guest.sandbox.clock.now()
    return guest.sandbox
  }

  #removeIdle(): void {
    for (const guest of [...this.#guests.values()]) if (isIdle(guest)) this.remove(guest.sandbox.id)
  }
}

const isIdle = ({ sandbox, ttlMs, usedAt }: Guest): boolean => sandbox.clock.now() - usedAt > ttlMs
