import { difference } from '../../lib/difference.js'
import type { Route } from '../../resources/route.js'
import type { Entry } from '../../sandbox/entry.js'
import type { Exchange } from '../../sandbox/exchange.js'
import type { Sandboxes } from '../../sandbox/registry.js'
import type { Sandbox } from '../../sandbox/sandbox.js'

/** The input of an explanation: the journal's entry, and the world as it is now. */
export interface Asked {
  exchange: Exchange
  entry: Readonly<Entry>
  /** The route that the request met, if any. */
  route: Route | undefined
  sandbox: Sandbox
  sandboxes: Sandboxes
  routes: readonly Route[]
  /** Values of the `Version` header that the API accepts. */
  versions: readonly string[]
}

/** Maximum number of suggestions of one kind. */
export const few = 3

/** Sentences about the entries of `known` that differ from `written` by a typo, at most `few`. */
export const slips = <T>(
  written: string,
  known: readonly T[],
  nameOf: (one: T) => string,
  words: (one: T) => string,
): string[] =>
  known
    .flatMap((one) => {
      const how = difference(written, nameOf(one))
      return how ? [`${words(one)}: it ${how}`] : []
    })
    .slice(0, few)
