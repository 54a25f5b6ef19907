import type { FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Sandbox } from '../sandbox/sandbox.js'
import { AdminError, notFound } from './admin-error.js'
import type { AdminOptions } from './types.js'

/**
 * Finds the sandbox of a call: that of `?sandbox=<id>`, that of the address, or the default one.
 *
 * @throws AdminError 404 when no sandbox has that id
 */
export const chooseSandbox =
  ({ sandboxes, sandboxId }: AdminOptions): onRequestHookHandler =>
  (request, _reply, done) => {
    const { sandbox: named, ...query } = request.query as Record<string, string | string[]>
    request.query = query
    if (Array.isArray(named)) throw new AdminError(400, 'sandbox: found several, expected one.')
    const id = named ?? sandboxId(request)
    const sandbox = id === undefined ? sandboxes.default : sandboxes.find(id)
    if (id !== undefined && !sandbox) {
      throw notFound(
        'sandbox',
        id,
        sandboxes.list().map((one) => one.id),
      )
    }
    if (sandbox) request.sandbox = sandbox
    done()
  }

/**
 * The sandbox of a call.
 *
 * @throws AdminError 503 while the default sandbox is not seeded
 */
export function sandboxOf(request: FastifyRequest): Sandbox {
  const sandbox: Sandbox | undefined = request.sandbox
  if (!sandbox) {
    throw new AdminError(503, 'The mock is still reading its seed: wait for 200 from /readyz.')
  }
  return sandbox
}
