import type { FastifyRequest } from 'fastify'
import type { Credential } from '../resources/credential.js'
import type { PublishedRoute } from '../resources/published.js'
import type { Refusal } from '../resources/refusal.js'
import type { Resource } from '../resources/resource.js'
import { type Ids, idsIn } from '../sandbox/exchange.js'
import type { Hit } from '../sandbox/faults.js'
import type { Allowance } from '../sandbox/rates.js'
import { maxKept, unreadText } from './unread.js'

/** What is noted of a request while it is answered. */
export interface OpenExchange {
  /** Milliseconds of process time. */
  startedAt: number
  /** Resets of its sandbox until then. */
  resets: number
  /** The path of its route; undefined when there is no such route. */
  route: string | undefined
  /** What that route requires of a token. */
  scope: string | undefined
  /** Its route, if HighLevel publishes it and the mock does not emulate it. */
  published?: PublishedRoute
  /** What that route is about. */
  resource: Resource | undefined
  /** The token that it shows, known or not. */
  bearer: string | undefined
  /** The checks that it passed, in their order. Each check adds its own name. */
  passed: string[]
  /** What is left to its token, once the request is counted. */
  allowance?: Allowance
  /** The window that a fault claims to be spent. */
  spent?: 'burst' | 'daily'
  /** Bytes of its body, once it has been read. */
  bodyLength?: number
  /** Its body, as long as it could not be parsed. */
  unread?: Buffer | undefined
  refusal?: Refusal
  /** The refusal in one line. */
  hint?: string
  /** The fault that hit. */
  hit?: Hit
  /** The stub that answers. */
  stub?: string
}

/**
 * Adds an exchange to the journal before its answer leaves, so that a client that has the answer finds the entry. `status`
 * is 0 when no answer leaves.
 */
export function journal(request: FastifyRequest, status: number, response: string): void {
  // Before the seed is read there is no sandbox, and such a request has no exchange.
  const exchange: OpenExchange | undefined = request.exchange
  if (!exchange) return
  const credential: Credential | undefined = request.credential
  const entry = {
    method: request.method,
    url: request.url,
    route: exchange.route,
    headers: request.headers,
    body: bodyOf(request),
    params: request.params,
    param: exchange.resource?.param,
    passed: exchange.passed,
    by: credential?.name,
    refusal: exchange.refusal,
    hint: exchange.hint,
    hit: exchange.hit,
    stub: exchange.stub,
    status,
    startedAt: exchange.startedAt,
    endedAt: performance.now(),
  }
  request.sandbox.journal.record(entry, response.length > maxKept ? tooLong : response)
}

/** The ids in the path of a request. */
export const idsOf = ({ params, exchange }: FastifyRequest): Ids =>
  idsIn(params, exchange.resource?.param)

function bodyOf({ body, exchange: { bodyLength = 0, unread } }: FastifyRequest): unknown {
  if (bodyLength > maxKept) return tooLong
  return body ?? (unread && unreadText(unread))
}

const tooLong = `(more than ${maxKept} characters, not kept)`
