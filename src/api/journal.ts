import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PrivateIntegration } from '../domain/private-integration.js'
import type { Reason } from '../domain/refusal.js'
import type { Hit } from '../sandbox/faults.js'

/** What is noted down of a request while it is answered. */
export interface OpenExchange {
  /** Milliseconds of this process's time. */
  startedAt: number
  /** Bytes of its body, once it has been read. */
  bodyLength?: number
  reason?: Reason
  hint?: string
  /** The fault that hit. */
  hit?: Hit
}

/** Bodies longer than this are told by their length alone, so that the journal stays as small as promised. */
const maxKept = 100_000

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
  request.sandbox.journal.record({
    method: request.method,
    url: request.url,
    route: request.routeOptions.url,
    headers: request.headers,
    body: (exchange.bodyLength ?? 0) > maxKept ? tooLong : request.body,
    params: request.params as Record<string, string> | undefined,
    by: token?.name,
    reason: exchange.reason,
    hint: exchange.hint,
    hit: exchange.hit,
    status: statusCode,
    response: response.length > maxKept ? tooLong : response,
    startedAt: exchange.startedAt,
    endedAt: performance.now(),
  })
}

const tooLong = `(more than ${maxKept} characters, not kept)`
