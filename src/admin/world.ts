import type { FastifyRequest, onRequestHookHandler } from 'fastify'
import type { Sandbox } from '../sandbox/sandbox.js'
import { suggestion } from '../suggest.js'
import { Complaint } from './complaint.js'
import type { AdminOptions } from './types.js'

/**
 * Finds the sandbox that a call is about: `?sandbox=<id>`, the one whose address it came to, or the default.
 *
 * @throws Complaint 404 when there is none of that id
 */
export const chooseWorld =
  ({ sandboxes, sandboxId }: AdminOptions): onRequestHookHandler =>
  (request, _reply, done) => {
    const { sandbox: named, ...query } = request.query as Record<string, string | string[]>
    request.query = query
    if (Array.isArray(named)) throw new Complaint(400, 'sandbox: found several, expected one.')
    const id = named ?? sandboxId(request)
    const sandbox = id === undefined ? sandboxes.default : sandboxes.find(id)
    if (id !== undefined && !sandbox) {
      const known = sandboxes.list().map(({ id }) => id)
      throw new Complaint(404, `There is no sandbox "${id}"${suggestion(id, known) || '.'}`)
    }
    if (sandbox) request.sandbox = sandbox
    done()
  }

/**
 * The sandbox that was chosen.
 *
 * @throws Complaint 503 while there is none
 */
export function worldOf(request: FastifyRequest): Sandbox {
  const sandbox: Sandbox | undefined = request.sandbox
  if (!sandbox) {
    throw new Complaint(503, 'The mock is still reading its seed: wait for 200 from /readyz.')
  }
  return sandbox
}
