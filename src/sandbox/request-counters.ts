import type { Entry } from './entry.js'

/** How many exchanges were alike. */
export interface RequestCount {
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
export class RequestCounters {
  readonly #byRoute = new Map<string, RequestCount[]>()
  /** Milliseconds spent on answering, in sum. */
  spentMs = 0

  count({ method, route = '', status, refusal, hit, startedAt, endedAt }: Entry): void {
    this.spentMs += endedAt - startedAt
    const kind = refusal?.kind ?? ''
    const effect = hit ? (hit.effect.effect ?? (hit.effect.status ? 'status' : 'delay')) : ''
    const counts = this.#byRoute.get(route) ?? []
    // A route has a handful; to make one key of all five would cost each request more than its rate limit does.
    const known = counts.find(
      (one) =>
        one.method === method &&
        one.status === status &&
        one.reason === kind &&
        one.effect === effect,
    )
    if (known) {
      known.count++
      return
    }
    counts.push({ method, route, status, reason: kind, effect, count: 1 })
    this.#byRoute.set(route, counts)
  }

  list(): readonly Readonly<RequestCount>[] {
    return [...this.#byRoute.values()].flat()
  }
}
