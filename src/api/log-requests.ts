import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Log } from '../lib/log.js'
import { defaultId, type Sandbox } from '../sandbox/sandbox.js'
import type { OpenExchange } from './exchange.js'

/**
 * Logs one line a request: what was asked, what was answered and why it was refused. A caller is called by its
 * private integration's name.
 */
export function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onRequest', (request, reply, done) => {
    const startedAt = performance.now()
    // Unlike `onResponse`, this also comes when the connection is cut.
    reply.raw.once('close', () => logRequest(request, reply, performance.now() - startedAt, log))
    done()
  })
}

function logRequest(request: FastifyRequest, reply: FastifyReply, ms: number, log: Log): void {
  // Before the seed is read there is none, and only the API has exchanges.
  const sandbox: Sandbox | undefined = request.sandbox
  const exchange: OpenExchange | undefined = request.exchange
  log.info(
    {
      method: request.method,
      url: request.url,
      // As the journal has it: 0 when no answer left.
      status: exchange?.status ?? reply.statusCode,
      ms: Math.round(ms * 10) / 10,
      ...(sandbox && sandbox.id !== defaultId && { sandbox: sandbox.id }),
      by: exchange?.by,
      reason: reply.getHeader('x-mock-reason'),
    },
    'answered',
  )
}
