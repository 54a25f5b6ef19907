import type { FastifyInstance } from 'fastify'

/**
 * One line a request: what was asked, what was answered and why it was refused. A caller is called by its
 * private integration's name, so no token is ever written.
 */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        url: request.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        by: request.token?.name,
        reason: reply.getHeader('x-mock-reason'),
      },
      'answered',
    )
    done()
  })
}
