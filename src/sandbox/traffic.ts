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
  readonly #byRoute = new Map<string, Tally[]>()
  /** Milliseconds spent on answering, in sum. */
  spentMs = 0

  count({ method, route = '', status, reason, hit, startedAt, endedAt }: Entry): void {
    this.spentMs += endedAt - startedAt
    const kind = reason?.kind ?? ''
    const effect = hit ? (hit.effect.effect ?? (hit.effect.status ? 'status' : 'delay')) : ''
    const tallies = this.#byRoute.get(route) ?? []
    // A route has a handful; to make one key of all five would cost each request more than its rate limit does.
    const tally = tallies.find(
      (one) =>
        one.method === method &&
        one.status === status &&
        one.reason === kind &&
        one.effect === effect,
    )
    if (tally) {
      tally.count++
      return
    }
    tallies.push({ method, route, status, reason: kind, effect, count: 1 })
    this.#byRoute.set(route, tallies)
  }

  list(): readonly Readonly<Tally>[] {
    return [...this.#byRoute.values()].flat()
  }
}
