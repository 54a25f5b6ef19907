import type { FastifyInstance } from 'fastify'
import type { Log } from '../lib/log.js'
import { defaultId, type Sandbox } from '../sandbox/sandbox.js'

/**
 * One line a request: what was asked, what was answered and why it was refused. A caller is called by its
 * private integration's name.
 */
export function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', (request, reply, done) => {
    // Before the seed is read there is none.
    const sandbox: Sandbox | undefined = request.sandbox
    log.info(
      {
        method: request.method,
        url: request.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        ...(sandbox && sandbox.id !== defaultId && { sandbox: sandbox.id }),
        by: request.credential?.name,
        reason: reply.getHeader('x-mock-reason'),
      },
      'answered',
    )
    done()
  })
}
