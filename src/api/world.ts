import type { FastifyRequest } from 'fastify'
import { bearerIn } from '../bearer.js'
import { Refusal } from '../domain/refusal.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import type { ApiOptions } from './types.js'

/**
 * The sandbox that a request is for: the one whose address it came to, the one whose token it carries, or the
 * default.
 *
 * @throws Refusal `sandbox-unknown`, or `not-ready` while there is no sandbox at all
 */
export function worldFor(request: FastifyRequest, { sandboxes, sandboxId }: ApiOptions): Sandbox {
  const id = sandboxId(request)
  const { authorization } = request.headers
  const sandbox =
    id === undefined
      ? sandboxes.findByToken(authorization && bearerIn(authorization))
      : sandboxes.find(id)
  if (sandbox) return sandbox
  throw new Refusal(id === undefined ? { kind: 'not-ready' } : { kind: 'sandbox-unknown', id })
}
