import type { FastifyRequest } from 'fastify'
import { bearerIn } from '../bearer.js'
import { Refusal } from '../domain/refusal.js'
import type { ApiOptions } from './types.js'

/**
 * Gives a request its world and opens its exchange there. The world is the sandbox whose address it came to, the
 * one whose token it carries, or the default.
 *
 * @throws Refusal `sandbox-unknown`, or `not-ready` while there is no sandbox at all
 */
export function enterWorld(request: FastifyRequest, { sandboxes, sandboxId }: ApiOptions): void {
  const id = sandboxId(request)
  const { authorization } = request.headers
  const bearer = authorization === undefined ? undefined : bearerIn(authorization)
  const sandbox = id === undefined ? sandboxes.findByToken(bearer) : sandboxes.find(id)
  if (!sandbox) {
    throw new Refusal(id === undefined ? { kind: 'not-ready' } : { kind: 'sandbox-unknown', id })
  }
  // Fastify puts these together anew each time they are read.
  const { url, config } = request.routeOptions
  request.sandbox = sandbox
  request.exchange = { startedAt: performance.now(), route: url, scope: config.scope, bearer }
}
