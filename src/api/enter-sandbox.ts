import type { FastifyRequest } from 'fastify'
import { bearerIn } from '../lib/bearer.js'
import { openExchange } from './exchange.js'
import { notReady, sandboxUnknown } from './refusals.js'
import type { ApiOptions } from './types.js'

/**
 * Gives a request its sandbox and opens its exchange there: the sandbox whose address it came to, the one whose token
 * it carries, or the default one.
 *
 * @throws Refusal `sandbox-unknown`, or `not-ready` while there is no sandbox at all
 */
export function enterSandbox(request: FastifyRequest, { sandboxes, sandboxId }: ApiOptions): void {
  const id = sandboxId(request)
  const { authorization } = request.headers
  const bearer = authorization === undefined ? undefined : bearerIn(authorization)
  const sandbox = id === undefined ? sandboxes.findByToken(bearer) : sandboxes.find(id)
  if (!sandbox) throw id === undefined ? notReady({}) : sandboxUnknown({ id })
  sandbox.database.assertReadable()
  const own = id === undefined || bearer === undefined ? bearer : sandbox.ownToken(bearer)
  request.sandbox = sandbox
  request.exchange = openExchange(request, sandbox, own)
}
