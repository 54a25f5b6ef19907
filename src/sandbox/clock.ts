import { parseDuration } from '../lib/duration.js'
import { formatInstant, parseInstant } from '../lib/instant.js'
import type { ClockSettings, ClockState } from './clock-settings.js'

/**
 * The time of one sandbox. Dates, token expiry and rate windows read it; nothing in a route asks the machine.
 * It follows the machine's clock until it is set.
 */
export class Clock {
  #start: ClockSettings
  #frozenAt: number | undefined
  #offsetMs = 0
  #tickMs = 0

  constructor(start: ClockSettings = {}) {
    this.#start = start
    this.set(start)
  }

  /** Milliseconds since 1970. */
  now(): number {
    return (this.#frozenAt ?? Date.now()) + this.#offsetMs
  }

  /** The moment to date a new row with. A frozen clock then advances by its tick. */
  nextDate(): number {
    const now = this.now()
    if (this.#frozenAt !== undefined) this.#frozenAt += this.#tickMs
    return now
  }

  /** True when the clock does not show the machine's time. */
  get shifted(): boolean {
    return this.#frozenAt !== undefined || this.#offsetMs !== 0
  }

  get state(): ClockState {
    return {
      now: formatInstant(this.now()),
      frozen: this.#frozenAt !== undefined,
      offsetMs: this.#offsetMs,
      tickMs: this.#tickMs,
    }
  }

  /** Takes new settings in place of all the old ones. */
  set({ freeze, offset = 0, tickMs = 0 }: ClockSettings): void {
    this.#offsetMs = typeof offset === 'string' ? parseDuration(offset) : offset
    this.#tickMs = tickMs
    this.#frozenAt =
      typeof freeze === 'string' ? parseInstant(freeze) : freeze ? Date.now() : undefined
  }

  advance(ms: number): void {
    if (this.#frozenAt === undefined) this.#offsetMs += ms
    else this.#frozenAt += ms
  }

  /** What would make another clock run like this one. */
  get settings(): ClockSettings {
    return {
      ...(this.#frozenAt !== undefined && { freeze: formatInstant(this.#frozenAt) }),
      ...(this.#offsetMs !== 0 && { offset: this.#offsetMs }),
      ...(this.#tickMs !== 0 && { tickMs: this.#tickMs }),
    }
  }

  /** Back to how it started, or to a new start. */
  reset(start: ClockSettings = this.#start): void {
    this.#start = start
    this.set(start)
  }
}
