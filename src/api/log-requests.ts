import type { FastifyInstance } from 'fastify'
import type { Log } from '../lib/log.js'

/**
 * One line a request: what was asked, what was answered and why it was refused. A caller is called by its
 * private integration's name.
 */
export function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', (request, reply, done) => {
    log.info(
      {
        method: request.method,
        url: request.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        by: request.credential?.name,
        reason: reply.getHeader('x-mock-reason'),
      },
      'answered',
    )
    done()
  })
}
