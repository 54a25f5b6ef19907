import type { Entry } from './journal.js'

/** How many exchanges were alike. */
export interface Tally {
  method: string
  /** The path of the route; empty when there was none. */
  route: string
  /** 0 when there was no answer. */
  status: number
  /** The kind of refusal; empty when nothing refused. */
  reason: string
  /** What a fault did; empty when none hit. */
  effect: string
  count: number
}

/**
 * What all sandboxes of a process have answered since it started, in numbers. They only grow: a reset takes
 * nothing back. Methods, routes, statuses, reasons and effects are few, so this is small.
 */
export class Traffic {
  readonly #tallies = new Map<string, Tally>()
  /** Milliseconds spent on answering, in sum. */
  spentMs = 0

  count({ method, route = '', status, reason, hit, startedAt, endedAt }: Entry): void {
    this.spentMs += endedAt - startedAt
    const kind = reason?.kind ?? ''
    const effect = hit ? (hit.effect.effect ?? (hit.effect.status ? 'status' : 'delay')) : ''
    const key = `${method} ${route} ${status} ${kind} ${effect}`
    const tally = this.#tallies.get(key)
    if (tally) tally.count++
    else this.#tallies.set(key, { method, route, status, reason: kind, effect, count: 1 })
  }

  list(): readonly Readonly<Tally>[] {
    return [...this.#tallies.values()]
  }
}
