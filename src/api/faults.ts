import { STATUS_CODES } from 'node:http'
import { Readable } from 'node:stream'
import type { DoneFuncWithErrOrRes, FastifyReply, FastifyRequest, onSendHookHandler } from 'fastify'
import type { Effect } from '../domain/fault.js'
import type { Profile } from '../domain/profile.js'
import { headerSafe } from '../domain/refusal.js'
import type { Asked, Stage } from '../sandbox/faults.js'
import { gateway, plain, unauthorized } from './envelopes.js'
import { enter, type OpenExchange } from './journal.js'
import { allowanceFor, stamp } from './rate-limit.js'
import { takeBody } from './unread.js'

/** Lets the faults of one stage strike before the route acts. Nothing is stored of a request that one answers. */
export const failAs =
  (stage: Exclude<Stage, 'afterCommit'>, profile: Profile) =>
  (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { exchange, sandbox } = request
    const hit =
      sandbox.faults.none || exchange.hit ? undefined : sandbox.faults.strike(stage, asked(request))
    if (!hit) {
      done()
      return
    }
    const { effect, delayMs } = hit
    exchange.hit = hit
    const act = () => {
      if (isCut(effect)) {
        enter(request, { statusCode: 0 }, '')
        cut(effect, request, reply)
        return
      }
      const body = inject(effect, request, reply, profile)
      if (body === undefined) done()
      else reply.send(body)
    }
    // Nobody reads the body of a request that ends here, but the journal.
    const ends = stage === 'before' && (isCut(effect) || hasAnswer(effect))
    after(delayMs, request, ends ? () => takeBody(request, act) : act)
  }

/**
 * The last thing that happens to an answer: faults strike that let the route act first, the journal takes the
 * entry, and the bytes leave.
 */
export const finish =
  (profile: Profile): onSendHookHandler =>
  (request, reply, payload, done) => {
    const exchange: OpenExchange | undefined = request.exchange
    if (!exchange || typeof payload !== 'string') return done()
    const { faults } = request.sandbox
    const mayStrike = !faults.none && !exchange.hit && reply.statusCode < 400
    const hit = mayStrike ? faults.strike('afterCommit', asked(request)) : undefined
    if (!hit) {
      enter(request, reply, payload)
      const answer = exchange.hit ? spoil(exchange.hit.effect, payload, reply) : payload
      // With the others of this turn: the first wakes the client, and that is what costs.
      setImmediate(leave, answer, done)
      return
    }

    exchange.hit = hit
    after(hit.delayMs, request, () => {
      const answer = inject(hit.effect, request, reply, profile) ?? payload
      enter(request, reply, answer)
      if (isCut(hit.effect)) cut(hit.effect, request, reply)
      else leave(spoil(hit.effect, answer, reply), done)
    })
  }

/** Hands an answer to the socket. What Node refuses to send, a header say, would end the process if it were thrown. */
function leave(answer: string | Readable, done: DoneFuncWithErrOrRes): void {
  try {
    done(null, answer)
  } catch (error) {
    done(error as Error)
  }
}

function asked(request: FastifyRequest): Asked {
  const { contactId, id } = (request.params ?? {}) as { contactId?: string; id?: string }
  return {
    method: request.method,
    path: request.url.split('?', 1)[0] ?? '',
    ...(contactId !== undefined && { contactId }),
    ...(id !== undefined && { noteId: id }),
    body: request.body,
  }
}

/** Acts when a fault's delay is over. Closing the mock or the sandbox cuts the connection instead. */
function after(delayMs: number, { sandbox, raw }: FastifyRequest, act: () => void): void {
  if (delayMs > 0) sandbox.timers.after(delayMs, act, () => raw.socket.destroy())
  else act()
}

const isLimit = (effect: Effect['effect']) =>
  effect === 'rate-limit-burst' || effect === 'rate-limit-daily'

const hasAnswer = ({ status, body, effect }: Effect): boolean =>
  status !== undefined || body !== undefined || isLimit(effect)

const isCut = ({ effect }: Effect) => effect === 'reset' || effect === 'hang' || effect === 'empty'

/** Ends the exchange without an answer: a reset connection, a closed one, or one that stays silent. */
function cut({ effect }: Effect, { raw: { socket } }: FastifyRequest, reply: FastifyReply): void {
  reply.hijack()
  if (effect === 'reset') socket.resetAndDestroy()
  if (effect === 'empty') socket.destroySoon()
}

/** Puts an effect's own answer in place; gives its body, or undefined when it has none to give. */
function inject(
  what: Effect,
  request: FastifyRequest,
  reply: FastifyReply,
  profile: Profile,
): string | undefined {
  const { status, body, effect } = what
  const { sandbox, exchange } = request
  if (exchange.hit) reply.header('x-mock-fault', headerSafe(exchange.hit.fault))
  const left = allowanceFor(request)
  const limited = isLimit(effect)
  if (limited) {
    const spent = effect === 'rate-limit-daily' ? 'dailyRemaining' : 'burstRemaining'
    stamp(reply, sandbox.rates, { ...left, [spent]: 0 })
  } else if (!reply.hasHeader('x-ratelimit-max')) {
    stamp(reply, sandbox.rates, left)
  }
  if (!hasAnswer(what)) return undefined

  const code = limited ? 429 : (status ?? 200)
  reply.code(code)
  return typeof body === 'string' ? body : JSON.stringify(body ?? bodyFor(code, profile))
}

/** What the profile would say of a status that it was told to answer. */
function bodyFor(status: number, profile: Profile): object {
  const text = STATUS_CODES[status] ?? 'Error'
  if (profile === 'observed') return gateway(status, text).body
  return (status === 401 ? unauthorized(text) : plain(status, text)).body
}

/** The answer as a client gets it: with the fault's own headers, and spoiled when that is the effect. */
function spoil(
  { headers, effect }: Effect,
  answer: string,
  reply: FastifyReply,
): string | Readable {
  // Last, so that what it says is what is sent.
  if (headers) reply.headers(headers)
  if (effect !== 'truncate' && effect !== 'drip') return answer
  const bytes = Buffer.from(answer)
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
