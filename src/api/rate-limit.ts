import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { PrivateIntegration } from '../domain/private-integration.js'
import { Refusal } from '../domain/refusal.js'
import { type Allowance, burstWindowMs, type RateCounter } from '../sandbox/rates.js'

/**
 * Counts the request for its token and says in the headers what is left. With `enforced`, a token that has
 * nothing left is refused; a refused request does not count.
 */
export const countRequest =
  (enforced: boolean): onRequestHookHandler =>
  (request, reply, done) => {
    const { rates } = request.sandbox
    // An unknown path asked without a usable token has no caller.
    const caller: PrivateIntegration | undefined = request.token
    if (!caller) {
      stamp(reply, rates, rates.peek())
      return done()
    }
    if (enforced) refuseWhenSpent(rates, caller, reply)
    stamp(reply, rates, rates.charge(caller.token))
    done()
  }

function refuseWhenSpent(
  rates: RateCounter,
  { token }: PrivateIntegration,
  reply: FastifyReply,
): void {
  const left = rates.peek(token)
  const spent =
    left.dailyRemaining === 0
      ? ({ window: 'daily', max: rates.limits.daily, resetMs: left.dailyResetMs } as const)
      : ({ window: 'burst', max: rates.limits.burst, resetMs: left.burstResetMs } as const)
  if (left[`${spent.window}Remaining`] > 0) return
  stamp(reply, rates, left)
  throw new Refusal({ kind: 'rate-limited', ...spent })
}

/** What is left to the token that a request shows, whoever may have refused it before it was counted. */
export const allowanceFor = ({ sandbox, exchange }: FastifyRequest): Allowance =>
  sandbox.rates.peek(exchange.bearer)

/** HighLevel's six headers (observed: on every answer). */
export function stamp(reply: FastifyReply, { limits }: RateCounter, left: Allowance): void {
  reply.header('x-ratelimit-max', String(limits.burst))
  reply.header('x-ratelimit-remaining', String(left.burstRemaining))
  reply.header('x-ratelimit-interval-milliseconds', String(burstWindowMs))
  reply.header('x-ratelimit-limit-daily', String(limits.daily))
  reply.header('x-ratelimit-daily-remaining', String(left.dailyRemaining))
  reply.header('x-ratelimit-daily-reset', String(left.dailyResetMs))
}
