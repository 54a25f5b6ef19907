import type { FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Credential } from '../resources/credential.js'
import { rateHeaders } from '../sandbox/rate-limits.js'
import { rateLimited } from './refusals.js'

/**
 * Counts the request for its token. With `enforced`, a token that has nothing left is refused; a refused request does
 * not count.
 */
export const countRequest =
  (enforced: boolean): onRequestHookHandler =>
  (request, _reply, done) => {
    const { sandbox, exchange } = request
    // An unknown path that is asked for without a usable token has no credential.
    const credential: Credential | undefined = request.credential
    if (!credential) return done()
    const key = sandbox.rates.keyOf(credential)
    if (enforced) assertAllowance(request, key)
    exchange.allowance = sandbox.rates.charge(key)
    exchange.passed.push('rate limit')
    done()
  }

function assertAllowance({ sandbox: { rates } }: FastifyRequest, key: string): void {
  const left = rates.peek(key)
  const { limits } = rates
  if (left.dailyRemaining === 0) {
    throw rateLimited({ window: 'daily', max: limits.daily, resetMs: left.dailyResetMs })
  }
  if (left.burstRemaining === 0) {
    throw rateLimited({ window: 'burst', max: limits.burst, resetMs: left.burstResetMs })
  }
}

/** A request that was refused before it was counted shows what is left to its token. */
export function setRateHeaders(request: FastifyRequest, reply: FastifyReply): void {
  const { sandbox, exchange } = request
  const { rates } = sandbox
  const credential: Credential | undefined = request.credential
  const left =
    exchange.allowance ?? rates.peek(credential ? rates.keyOf(credential) : exchange.bearer)
  if (exchange.spent === 'burst') left.burstRemaining = 0
  if (exchange.spent === 'daily') left.dailyRemaining = 0
  exchange.allowance = left
  reply.headers(rateHeaders(left))
}
