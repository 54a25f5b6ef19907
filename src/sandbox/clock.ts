import { parseDuration } from '../lib/duration.js'
import { formatInstant, parseInstant, withinYears } from '../lib/instant.js'
import type { ClockSettings, ClockState } from './clock-settings.js'

/**
 * The time of one sandbox. Dates, token expiry and rate windows use it; no route reads the machine's clock. It follows
 * the machine's clock until it is set.
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

  /** Milliseconds since 1970. The clock stops at the end of the year 9999. */
  now(): number {
    return withinYears((this.#frozenAt ?? Date.now()) + this.#offsetMs)
  }

  /** The moment to date a new row with. A frozen clock then advances by its tick. */
  nextDate(): number {
    const now = this.now()
    if (this.#frozenAt !== undefined) this.advance(this.#tickMs)
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

  /** Replaces all settings. */
  set({ freeze, offset = 0, tickMs = 0 }: ClockSettings): void {
    this.#offsetMs = typeof offset === 'string' ? parseDuration(offset) : offset
    this.#tickMs = tickMs
    this.#frozenAt =
      typeof freeze === 'string' ? parseInstant(freeze) : freeze ? Date.now() : undefined
  }

  advance(ms: number): void {
    if (this.#frozenAt === undefined) this.#offsetMs += ms
    else this.#frozenAt = withinYears(this.#frozenAt + ms)
  }

  /** Settings with which another clock shows the same time. */
  get settings(): ClockSettings {
    return {
      ...(this.#frozenAt !== undefined && { freeze: formatInstant(this.#frozenAt) }),
      ...(this.#offsetMs !== 0 && { offset: this.#offsetMs }),
      ...(this.#tickMs !== 0 && { tickMs: this.#tickMs }),
    }
  }

  /** Goes back to the settings at the start, or to new ones. */
  reset(start: ClockSettings = this.#start): void {
    this.#start = start
    this.set(start)
  }
}
