import { STATUS_CODES } from 'node:http'
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { inbox } from '../lib/inbox.js'
import { splitUrl } from '../lib/url.js'
import { gateway, plain, unauthorized } from '../resources/envelopes.js'
import type { Profile } from '../resources/profile.js'
import { encodeHeader } from '../resources/refusal.js'
import { type Effect, hasAnswer, isCut, isLimit } from '../sandbox/fault.js'
import type { FaultRequest, Hit, Stage } from '../sandbox/faults.js'
import { headersOf, queryOf, shown } from '../sandbox/kept.js'
import { parsed } from '../sandbox/parsed.js'
import { idsOf, isGone, journal, ownerOf } from './exchange.js'
import type { ApiOptions } from './types.js'
import { takeBody } from './unread.js'
import { warn } from './warn.js'

type Options = Pick<ApiOptions, 'profile' | 'log'>

/** Lets the faults of one stage strike before the route acts. Nothing is stored of a request that one of them answers. */
export const failAs =
  (stage: Exclude<Stage, 'afterCommit'>, options: Options) =>
  (request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void => {
    const { exchange } = request
    const hit = strike(stage, request, reply, options)
    if (!hit) {
      done()
      return
    }
    const { effect, delayMs } = hit
    exchange.hit = hit
    const act = orFail(done, () => {
      if (isGone(request)) {
        reply.hijack()
        takeBody(request, () => journal(request, 0, ''))
        return
      }
      if (isCut(effect)) {
        journal(request, 0, '')
        cut(hit, request, reply)
        return
      }
      const body = replaceAnswer(hit, request, reply, options.profile)
      if (body === undefined) done()
      else reply.send(body)
    })
    // Only the journal reads the body of a request that ends here.
    const ends = stage === 'before' && (isCut(effect) || hasAnswer(effect))
    after(delayMs, request, done, ends ? () => takeBody(request, act) : act)
  }

/** A fault that strikes once the route has acted; undefined when none does. */
export function strikeAfterCommit(
  request: FastifyRequest,
  reply: FastifyReply,
  options: Options,
): Hit | undefined {
  if (reply.statusCode >= 400) return undefined
  const hit = strike('afterCommit', request, reply, options)
  if (hit) request.exchange.hit = hit
  return hit
}

/** The fault that strikes now. The answer names those that the request was not compared with. */
function strike(
  stage: Stage,
  request: FastifyRequest,
  reply: FastifyReply,
  { log }: Options,
): Hit | undefined {
  const { exchange, sandbox } = request
  const { faults, journal } = sandbox
  if (faults.none || exchange.hit) return undefined
  const missed: string[] = []
  const hit = faults.strike(stage, faultRequest(request), ({ fault, news }) => {
    missed.push(`"${fault}"`)
    if (news === undefined) return
    log?.warn({ fault, sandbox: sandbox.id }, `The fault "${fault}" no longer hits: ${news}`)
  })
  if (missed.length > 0) warn(reply, missedWords(missed), journal.secrets)
  return hit
}

function missedWords(faults: readonly string[]): string {
  if (faults.length === 1) {
    return `not compared with the fault ${faults[0]}: its regular expression takes too long`
  }
  const more = faults.length > 3 ? ` and ${faults.length - 3} more` : ''
  return `not compared with the faults ${faults.slice(0, 3).join(', ')}${more}: their regular expressions take too long`
}

/** `act` for a timer or a stream: nothing catches there what is thrown, so it becomes the error of the request. */
export const orFail =
  (fail: (error: Error) => void, act: () => void): (() => void) =>
  () => {
    try {
      act()
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)))
    }
  }

/** What faults are matched against. Most match by method and path alone. */
function faultRequest(request: FastifyRequest): FaultRequest {
  const { path, search } = splitUrl(request.url)
  let body: { value: unknown } | undefined
  return {
    method: request.method,
    path,
    route: request.exchange.route,
    ...idsOf(request),
    get body() {
      body ??= { value: bodyOf(request) }
      return body.value
    },
    get query() {
      return queryOf(search)
    },
    get headers() {
      return shown(request.headers, ownerOf(request))
    },
    asSent: (name) => (name === 'headers' ? { headers: headersOf(request.headers) } : undefined),
    get rawBody() {
      return request.exchange.raw?.toString() ?? ''
    },
    get by() {
      return ownerOf(request)
    },
  }
}

/** The body of a request. Of a route that reads none it is parsed for the faults that ask for it. */
function bodyOf({ body, exchange: { raw, parse } }: FastifyRequest): unknown {
  if (body !== undefined || raw === undefined) return body
  return parse ? parse(raw) : parsed(raw.toString())
}

/**
 * Acts when a fault's delay is over. A reset and the end of the mock cut the connection instead; when the sandbox is
 * removed, the request fails.
 */
export function after(
  delayMs: number,
  { sandbox, raw }: FastifyRequest,
  fail: (error: Error) => void,
  act: () => void,
): void {
  const end = () => {
    if (sandbox.closed) fail(new Error('The sandbox was removed.'))
    else raw.socket.destroy()
  }
  if (delayMs > 0) {
    // Other large bodies need not wait for that.
    inbox.release(raw)
    sandbox.delays.after(delayMs, act, end)
  } else act()
}

/** Ends the exchange without an answer: a reset connection, a closed one, or one that stays silent until it is closed. */
export function cut(
  { effect: { effect }, fault }: Hit,
  { raw: { socket }, sandbox }: FastifyRequest,
  reply: FastifyReply,
): void {
  reply.hijack()
  if (effect === 'hang' && !socket.destroyed)
    socket.once(
      'close',
      sandbox.faults.hang(fault, () => socket.destroy()),
    )
  if (effect === 'reset') socket.resetAndDestroy()
  if (effect === 'empty') socket.destroySoon()
}

/** Sets the status of an effect's own answer and returns its body; undefined when the effect has no answer. */
export function replaceAnswer(
  { effect: what, body, fault }: Hit,
  { exchange }: FastifyRequest,
  reply: FastifyReply,
  profile: Profile,
): string | undefined {
  const { status, effect } = what
  reply.header('x-mock-fault', encodeHeader(fault))
  const limited = isLimit(what)
  if (limited) exchange.spent = effect === 'rate-limit-daily' ? 'daily' : 'burst'
  if (!hasAnswer(what)) return undefined

  const code = limited ? 429 : (status ?? 200)
  reply.code(code)
  return body ?? JSON.stringify(bodyFor(code, profile) ?? '')
}

/** The profile's own body for a status. */
function bodyFor(status: number, profile: Profile): object | undefined {
  const text = STATUS_CODES[status] ?? 'Error'
  if (profile === 'observed') return gateway(status, text).body
  return (status === 401 ? unauthorized(text) : plain(status, text)).body
}

/** The answer as a client gets it: with the fault's own headers, and spoiled when that is the effect. */
export function spoil(
  { headers, effect }: Effect,
  answer: string,
  reply: FastifyReply,
): string | Readable {
  // Last, so that these headers replace all others.
  if (headers) reply.headers(headers)
  if (effect !== 'truncate' && effect !== 'drip') return answer
  const bytes = Buffer.from(answer)
  // Half of it would be nothing, and what is cut before it begins is an error of the server.
  if (effect === 'truncate' && bytes.length < 2) return answer
  reply.header('content-length', bytes.length)
  return effect === 'drip' ? Readable.from(drip(bytes)) : truncated(bytes)
}

const dripBytes = 8
const dripPauseMs = 20

async function* drip(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += dripBytes) {
    if (start > 0) await new Promise((resolve) => setTimeout(resolve, dripPauseMs))
    yield bytes.subarray(start, start + dripBytes)
  }
}

/** Half of the bytes, and then an error, upon which the connection is closed. */
function truncated(bytes: Buffer): Readable {
  const half = bytes.subarray(0, Math.floor(bytes.length / 2))
  let sent = false
  return new Readable({
    read() {
      if (!sent) this.push(half)
      else setImmediate(() => this.destroy(new Error('truncated by a fault')))
      sent = true
    },
  })
}
