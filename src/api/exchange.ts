import type { FastifyRequest } from 'fastify'
import { type Credential, findCredential } from '../resources/credential.js'
import type { PublishedRoute } from '../resources/published.js'
import type { Refusal } from '../resources/refusal.js'
import type { Resource } from '../resources/resource.js'
import type { RouteSchema } from '../resources/route.js'
import type { Arrival, Entry } from '../sandbox/entry.js'
import type { Hit } from '../sandbox/faults.js'
import { type Ids, idsIn } from '../sandbox/path-ids.js'
import type { Allowance } from '../sandbox/rate-limits.js'

/** What is noted of a request while it is answered. */
export interface OpenExchange {
  arrival: Arrival
  /** Milliseconds of process time. */
  startedAt: number
  /** Resets of its sandbox until then. */
  resets: number
  /** The path of its route; undefined when there is no such route. */
  route: string | undefined
  /** What that route requires of a token. */
  scope: string | undefined
  /** Whether that route is public. */
  open: boolean
  /** The schemas of that route. */
  schema: RouteSchema | undefined
  /** Its route, if HighLevel publishes it and the mock does not emulate it. */
  published?: PublishedRoute
  /** What that route is about. */
  resource: Resource | undefined
  /** The token that it shows, known or not. */
  bearer: string | undefined
  /** The checks that it passed, in their order. Each check adds its own name. */
  passed: string[]
  /** What is left to its token, once the request is counted or answered. */
  allowance?: Allowance
  /** The window that a fault claims to be spent. */
  spent?: 'burst' | 'daily'
  /** Its body, once it has been read. */
  raw?: Buffer
  /** Bytes of its body, where `raw` does not have all of them. */
  bodyLength?: number
  /** Parses a body that is not JSON. */
  parse?: Entry['parse']
  refusal?: Refusal
  /** The refusal in one line. */
  hint?: string
  /** The fault that hit. */
  hit?: Hit
  /** The stub that answers. */
  stub?: string
  /** Whether the route wrote although a fault lost or replaced its answer. */
  stored?: boolean
}

/**
 * Adds an exchange to the journal before its answer leaves, so that a client that has the answer finds the entry.
 *
 * @param status 0 when no answer leaves
 * @param responseHeaders the headers of the answer, but for the rate headers and those of a fault
 */
export function journal(
  request: FastifyRequest,
  status: number,
  response: string,
  responseHeaders?: Entry['responseHeaders'],
): void {
  // Before the seed is read there is no sandbox, and such a request has no exchange.
  const exchange: OpenExchange | undefined = request.exchange
  if (!exchange) return
  const entry = {
    arrival: exchange.arrival,
    method: request.method,
    url: request.url,
    route: exchange.route,
    headers: request.headers,
    bodyLength: exchange.bodyLength ?? exchange.raw?.length ?? 0,
    parse: exchange.parse,
    params: request.params,
    param: exchange.resource?.param,
    passed: exchange.passed,
    by: ownerOf(request),
    token: tokenOf(request),
    scope: exchange.scope,
    refusal: exchange.refusal,
    hint: exchange.hint,
    hit: exchange.hit,
    stub: exchange.stub,
    stored: exchange.stored,
    status,
    responseHeaders,
    allowance: exchange.allowance,
    startedAt: exchange.startedAt,
    endedAt: performance.now(),
  }
  // Node sends no body with these (RFC 9110).
  const sent = status === 204 || status === 304 ? '' : response
  request.sandbox.journal.record(entry, sent, exchange.raw)
}

/** Undefined when the request was refused before its token was accepted. */
const tokenOf = ({ credential }: { credential?: Credential }): string | undefined =>
  credential?.token

/** The ids in the path of a request. */
export const idsOf = ({ params, exchange }: FastifyRequest): Ids =>
  idsIn(params, exchange.resource?.param)

/** The private integration whose token was sent, also when the token was not checked or not accepted. */
export function ownerOf({ credential, exchange, sandbox }: FastifyRequest): string | undefined {
  // A request that was refused or faulted before has no credential.
  const known: Credential | undefined = credential
  if (known || exchange.bearer === undefined) return known?.name
  return findCredential(sandbox.database, exchange.bearer)?.name
}
