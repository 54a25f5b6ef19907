import type { Entry } from './entry.js'
import type { Effect } from './fault.js'

/** The number of exchanges that agree in all other fields. */
export interface RequestCount {
  method: string
  /** The path of the route; empty when there was none. */
  route: string
  /** 0 when no answer was sent. */
  status: number
  /** The kind of refusal; empty when the request was accepted. */
  reason: string
  /** The effect of the fault; empty when there was none. */
  effect: string
  count: number
}

/**
 * Numbers of exchanges in all sandboxes of a mock. They only grow: a reset does not change them. Methods, routes,
 * statuses, reasons and effects are few, so the list is short.
 */
export class RequestCounters {
  readonly #byRoute = new Map<string, RequestCount[]>()
  /** Milliseconds spent on answering, in sum. */
  spentMs = 0

  /** @returns the number that has grown, with what the exchanges in it agree in */
  count({
    method,
    route = '',
    status,
    refusal,
    hit,
    startedAt,
    endedAt,
  }: Entry): Readonly<RequestCount> {
    this.spentMs += endedAt - startedAt
    const kind = refusal?.kind ?? ''
    const effect = hit ? nameOf(hit.effect) : ''
    const counts = this.#byRoute.get(route) ?? []
    // A route has few; joining the fields to one key would cost each request more than the rate limit does.
    const known = counts.find(
      (one) =>
        one.method === method &&
        one.status === status &&
        one.reason === kind &&
        one.effect === effect,
    )
    if (known) {
      known.count++
      return known
    }
    const first = { method, route, status, reason: kind, effect, count: 1 }
    counts.push(first)
    this.#byRoute.set(route, counts)
    return first
  }

  list(): readonly Readonly<RequestCount>[] {
    return [...this.#byRoute.values()].flat()
  }
}

/** The name of what a fault does: its effect, or which part of an answer it replaces, or the delay alone. */
function nameOf({ effect, status, body }: Effect): string {
  if (effect !== undefined) return effect
  if (status !== undefined) return 'status'
  return body === undefined ? 'delay' : 'body'
}
