import type { Route } from '../../resources/route.js'
import type { Entry } from '../../sandbox/entry.js'
import type { Exchange } from '../../sandbox/exchange.js'
import type { Sandboxes } from '../../sandbox/registry.js'
import type { Sandbox } from '../../sandbox/sandbox.js'

/** The input of an explanation: the journal's entry, and the world as it is now. */
export interface ExplainInput {
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
