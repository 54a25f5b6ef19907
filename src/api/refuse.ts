import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { Profile } from '../domain/profile.js'
import { explain, type Reason, Refusal } from '../domain/refusal.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import { answerFor } from './answers.js'
import { enter } from './journal.js'
import { allowanceFor, stamp } from './rate-limit.js'
import type { ApiOptions } from './types.js'
import { isSending } from './unread.js'
import { enterWorld } from './world.js'

/** Answers a refusal in HighLevel's words; the header says in ours what would have passed. */
export const refuse =
  (profile: Profile) =>
  (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void => {
    const reason = reasonOf(error, request)
    // Without a world there is nothing to count, and no answer that has a trace id.
    const sandbox: Sandbox | undefined = request.sandbox
    const answer = reason && answerFor(reason, profile, () => sandbox?.nextTraceId() ?? '')
    if (!answer) throw error

    // Requests that were refused before they were counted.
    if (sandbox && !reply.hasHeader('x-ratelimit-max'))
      stamp(reply, sandbox.rates, allowanceFor(request))
    // Fastify closes the connection on whatever it could not parse, read to its end or not.
    reply.removeHeader('connection')
    if (isSending(request)) readOn(request, reply)
    const hint = explain(reason)
    if (sandbox) Object.assign(request.exchange, { reason, hint })
    reply
      .code(answer.status)
      .header('x-mock-reason', hint)
      .header('content-type', 'application/json; charset=utf-8')
      .send(JSON.stringify(answer.body))
  }

/**
 * Closed under its hands, a client that still sends would see a reset connection instead of its answer. So the
 * rest of the body is read, and the connection closed after that if the client asked for it.
 */
function readOn({ raw }: FastifyRequest, reply: FastifyReply): void {
  const close = () => raw.socket.end()
  if (!reply.raw.shouldKeepAlive) {
    reply.raw.once('finish', () => (raw.readableEnded ? close() : raw.once('end', close)))
  }
  reply.header('connection', 'keep-alive')
}

/** Why a request is refused; undefined when the fault is ours. */
function reasonOf(error: FastifyError | Error, request: FastifyRequest): Reason | undefined {
  if (error instanceof Refusal) return error.reason
  const { code, statusCode } = error as Partial<FastifyError>
  switch (code) {
    case 'FST_ERR_BAD_URL':
      return { kind: 'url-malformed', url: request.url }
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { kind: 'body-too-large', limit: request.routeOptions.bodyLimit ?? 0 }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return {
        kind: 'media-type-unsupported',
        mediaType: request.headers['content-type'] || 'no Content-Type',
      }
    default:
      return statusCode !== undefined && statusCode >= 400 && statusCode < 500
        ? { kind: 'body-malformed', detail: error.message }
        : undefined
  }
}

/** Answers a URL that cannot be decoded, which Fastify reports before any hook has run. */
export const refuseUrl =
  (options: ApiOptions) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    let fault: FastifyError | Refusal = error
    try {
      enterWorld(request, options)
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal
      fault = refusal
    }
    refuse(options.profile)(fault, request, reply)
    enter(request, reply, '')
  }
