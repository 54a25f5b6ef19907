import type { Readable } from 'node:stream'
import type { DoneFuncWithErrOrRes, FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify'
import { inbox } from '../lib/inbox.js'
import type { Outbox } from '../lib/outbox.js'
import { hasAnswer, isCut, isTruncated } from '../sandbox/fault.js'
import type { Hit } from '../sandbox/faults.js'
import { setRateHeaders } from './count-request.js'
import { isGone, journal, type OpenExchange } from './exchange.js'
import { after, cut, orFail, replaceAnswer, spoil, strikeAfterCommit } from './faults.js'
import type { ApiOptions } from './types.js'

/** The only way out for an answer: faults decide what becomes of it, then it is journaled and sent. */
export function send({
  outbox,
  ...options
}: Pick<ApiOptions, 'outbox' | 'profile' | 'log'>): onSendHookHandler {
  return (request, reply, payload, done) => {
    const exchange: OpenExchange | undefined = request.exchange
    request.sandbox?.writeEvents.end()
    if (!exchange || typeof payload !== 'string') {
      inbox.release(request.raw)
      return done()
    }
    outbox.hold(request, reply, payload)
    const hit = strikeAfterCommit(request, reply, options)
    if (hit) return sendHit(hit, request, reply, payload, done)

    const hasWritten = exchange.arrival.wrote !== undefined
    if (isGone(request)) {
      exchange.stored = hasWritten
      journal(request, 0, payload)
      reply.hijack()
      return
    }
    // Copied while there are few: each costs a tenth of a microsecond.
    const headers = reply.getHeaders()
    setRateHeaders(request, reply)
    const answer = exchange.hit ? spoil(exchange.hit.effect, payload, reply) : payload
    if (exchange.hit && hasWritten) exchange.stored = isTruncated(exchange.hit.effect)
    journal(request, reply.statusCode, payload, headers)
    // Batches answers to the end of the event-loop turn: waking a client costs more than the write.
    setImmediate(hand, answer, done, reply, outbox)
  }

  /** Sends what a fault leaves of an answer once the route has acted, after its delay. */
  function sendHit(
    hit: Hit,
    request: FastifyRequest,
    reply: FastifyReply,
    payload: string,
    done: DoneFuncWithErrOrRes,
  ): void {
    const { exchange } = request
    const act = () => {
      const { effect } = hit
      const answer = replaceAnswer(hit, request, reply, options.profile) ?? payload
      const isLost = isCut(effect) || isGone(request)
      const hasWritten = exchange.arrival.wrote !== undefined
      exchange.stored = hasWritten && (isLost || hasAnswer(effect) || isTruncated(effect))
      if (isLost) {
        journal(request, 0, answer)
        cut(hit, request, reply)
        return
      }
      const headers = reply.getHeaders()
      setRateHeaders(request, reply)
      const spoiled = spoil(effect, answer, reply)
      journal(request, reply.statusCode, answer, headers)
      hand(spoiled, done, reply, outbox)
    }
    after(hit.delayMs, request, done, orFail(done, act))
  }
}

/**
 * Hands an answer to the socket. Node throws when it refuses to send it, a header for example; a throw here would end
 * the process. When the error cannot be sent either, the connection is cut.
 */
function hand(
  answer: string | Readable,
  done: DoneFuncWithErrOrRes,
  reply: FastifyReply,
  outbox: Outbox,
): void {
  try {
    done(null, typeof answer === 'string' ? outbox.send(answer, reply) : answer)
  } catch (error) {
    const cutOff = () => reply.raw.destroy()
    orFail(cutOff, () => done(error as Error /* nothing here throws another value */))()
  }
}
