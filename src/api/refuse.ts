import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { databaseProblem } from '../lib/database-problem.js'
import { isSending, isWithheld, readOn } from '../lib/read-on.js'
import { pathOf } from '../lib/url.js'
import { Refusal, reasonLine } from '../resources/refusal.js'
import { logProblem } from '../sandbox/database-health.js'
import { maxKept } from '../sandbox/kept.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import { setRateHeaders } from './count-request.js'
import { databaseUnavailable } from './database-unavailable.js'
import { enterSandbox } from './enter-sandbox.js'
import { isGone, journal, type OpenExchange } from './exchange.js'
import { failAs, orFail } from './faults.js'
import {
  bodyMalformed,
  bodyTooLarge,
  mediaTypeUnsupported,
  sandboxUnknown,
  urlMalformed,
} from './refusals.js'
import { slashNeeded } from './route-refusals.js'
import type { ApiOptions } from './types.js'
import { takeBody } from './unread.js'

type Options = Pick<ApiOptions, 'profile' | 'log' | 'sandboxes'>

/** Answers a refusal in HighLevel's words; the header says in ours what would have passed. */
export const refuse = (options: Options) => {
  const fail = failAs('beforeWithBody', options)
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void => {
    const send = (cause = error) => reply.send(answer(options, cause, request, reply))
    whenTaken(error, request, reply, () => {
      if (!isBodyRefused(error, request)) {
        send()
        return
      }
      restoreHeaders(reply)
      fail(request, reply, send)
    })
  }
}

/** Whether a body was refused after it was read and before faults that match it could strike. */
function isBodyRefused(error: Error, { exchange }: { exchange?: OpenExchange }): boolean {
  return (
    error instanceof Refusal &&
    error.check === 'body' &&
    exchange?.raw !== undefined &&
    !exchange.passed.includes('body')
  )
}

/** Acts when the body that a request still sends has come: no route reads it, but the journal has it. */
function whenTaken(error: object, request: FastifyRequest, reply: FastifyReply, act: () => void) {
  // Before the seed is read there is no exchange.
  const exchange: OpenExchange | undefined = request.exchange
  const isLarge = 'code' in error && error.code === 'FST_ERR_CTP_BODY_TOO_LARGE'
  if (!exchange || isLarge || isWithheld(request)) {
    if (isLarge && !isWithheld(request)) exchange.bodyLength = lengthOf(request)
    act()
  } else {
    const fail = (failure: Error) => reply.send(failure)
    takeBody(request, orFail(fail, act), maxKept)
  }
}

/** At least the number of bytes of a body that is over the limit. */
const lengthOf = ({ headers, routeOptions: { bodyLimit = 0 } }: FastifyRequest): number =>
  Math.max(Number(headers['content-length'] ?? 0), bodyLimit + 1)

/** Sets the status and the headers of a refusal and returns its body. */
function answer(
  { profile, log, sandboxes }: Options,
  error: FastifyError | Error,
  request: FastifyRequest,
  reply: FastifyReply,
): string {
  const refusal = refusalOf(error, request)
  const problem = databaseProblem(error)
  // Without a sandbox there is no answer that carries a trace id.
  const sandbox: Sandbox | undefined = request.sandbox
  const answer = refusal?.answer(profile, () => sandbox?.nextTraceId() ?? '')
  if (!refusal || !answer) throw error
  const { status, body } = answer

  restoreHeaders(reply)
  if (isSending(request)) readOn(request, reply)
  if (problem !== undefined && status >= 500) logProblem(log, problem, sandbox ?? sandboxes.default)
  const hint = reasonLine(refusal, sandboxes.secrets)
  if (sandbox) Object.assign(request.exchange, { refusal, hint })
  reply.code(status).header('x-mock-reason', hint)
  return body ? JSON.stringify(body) : ''
}

/** Whether a row was not found because its id is empty: a path that ends in two slashes has such an id. */
const hasEmptyId = ({ kind }: Refusal, { url, exchange }: FastifyRequest): boolean =>
  /-(?:unknown|elsewhere)$/.test(kind) &&
  pathOf(url).endsWith('//') &&
  exchange?.passed.includes('scope')

/** The same refusal, whose reason names the double slash. */
function ofSlashes(
  { kind, check, details, hint, answer }: Refusal,
  { method, url }: FastifyRequest,
) {
  const { need } = hint
  const slip = { need: slashNeeded(url) ?? need, have: `${method} ${url}` }
  return new Refusal({ kind, check }, details, slip, answer)
}

/**
 * Undoes what Fastify does for an error: it takes the content type away, and closes the connection after a body that it
 * could not parse, even when all of it has been read.
 */
function restoreHeaders(reply: FastifyReply): void {
  reply.removeHeader('connection')
  reply.header('content-type', 'application/json; charset=utf-8')
}

/** Why a request is refused; undefined when the error is ours. */
function refusalOf(error: FastifyError | Error, request: FastifyRequest): Refusal | undefined {
  if (error instanceof Refusal)
    return hasEmptyId(error, request) ? ofSlashes(error, request) : error
  // The sandbox was removed during the request; every error follows from that.
  const sandbox: Sandbox | undefined = request.sandbox
  if (sandbox?.closed) return sandboxUnknown({ id: sandbox.id })
  const why = databaseProblem(error)
  if (why !== undefined) return databaseUnavailable({ why })
  const { code, statusCode } = error as Partial<FastifyError> // whatever was thrown may have these
  switch (code) {
    case 'FST_ERR_BAD_URL':
      return urlMalformed({ url: request.url })
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return bodyTooLarge({ limit: request.routeOptions.bodyLimit ?? 0 })
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return mediaTypeUnsupported({
        mediaType: request.headers['content-type'] || 'no Content-Type',
      })
    default:
      return statusCode !== undefined && statusCode >= 400 && statusCode < 500
        ? bodyMalformed({ detail: error.message })
        : undefined
  }
}

/** Answers a URL that cannot be decoded, which Fastify reports before any hook has run. */
export const refuseUrl =
  (options: ApiOptions) =>
  (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    let cause: FastifyError | Refusal = error
    try {
      enterSandbox(request, options)
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal
      cause = refusal
    }
    // No hook of the API runs for such a request.
    whenTaken(cause, request, reply, () => {
      const body = answer(options, cause, request, reply)
      const headers = reply.getHeaders()
      if (request.exchange) setRateHeaders(request, reply)
      if (isGone(request)) journal(request, 0, body)
      else journal(request, reply.statusCode, body, headers)
      reply.send(body)
    })
  }
