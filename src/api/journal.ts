import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PrivateIntegration, Scope } from '../domain/private-integration.js'
import type { Reason } from '../domain/refusal.js'
import type { Hit } from '../sandbox/faults.js'
import { maxKept, shownUnread } from './unread.js'

/** What is noted down of a request while it is answered. */
export interface OpenExchange {
  /** Milliseconds of this process's time. */
  startedAt: number
  /** The path of the route it met; undefined when there is none. */
  route: string | undefined
  /** What that route asks of a token. */
  scope: Scope | undefined
  /** The token that it shows, known or not. */
  bearer: string | undefined
  /** Bytes of its body, once it has been read. */
  bodyLength?: number
  /** Its body, as long as nobody could read it. */
  unread?: Buffer | undefined
  reason?: Reason
  hint?: string
  /** The fault that hit. */
  hit?: Hit
}

/**
 * Enters an exchange in the journal, before its answer leaves: who has the answer finds the entry. `statusCode` is 0
 * when no answer leaves.
 */
export function enter(
  request: FastifyRequest,
  { statusCode }: Pick<FastifyReply, 'statusCode'>,
  response: string,
): void {
  // A world that is not there yet has no journal, and no request of it was opened.
  const exchange: OpenExchange | undefined = request.exchange
  if (!exchange) return
  const token: PrivateIntegration | undefined = request.token
  const entry = {
    method: request.method,
    url: request.url,
    route: exchange.route,
    headers: request.headers,
    body: bodyOf(request),
    params: request.params as Record<string, string> | undefined,
    by: token?.name,
    reason: exchange.reason,
    hint: exchange.hint,
    hit: exchange.hit,
    status: statusCode,
    startedAt: exchange.startedAt,
    endedAt: performance.now(),
  }
  request.sandbox.journal.record(entry, response.length > maxKept ? tooLong : response)
}

function bodyOf({ body, exchange: { bodyLength = 0, unread } }: FastifyRequest): unknown {
  if (bodyLength > maxKept) return tooLong
  return body ?? (unread && shownUnread(unread))
}

const tooLong = `(more than ${maxKept} characters, not kept)`
