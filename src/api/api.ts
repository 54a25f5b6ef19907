import type { FastifyReply, FastifyRequest } from 'fastify'
import { pathOf } from '../lib/url.js'
import type { PublishedRoute } from '../resources/published.js'
import { readBodies } from './bodies.js'
import { countRequest } from './count-request.js'
import { enterSandbox } from './enter-sandbox.js'
import { journal } from './exchange.js'
import { failAs } from './faults.js'
import { authorize, identify } from './gate.js'
import { isPipelined, whenAnswered } from './pipelined.js'
import { refuse } from './refuse.js'
import { notEmulated, routeUnknown } from './route-refusals.js'
import { listRoutes, methodsFor } from './routes.js'
import { send } from './send.js'
import type { ApiPlugin } from './types.js'
import { dropIgnored, validatorFor, warnOfIgnored } from './validation.js'

/** What HighLevel answers. The hooks are registered in the order in which a request meets them. */
export const api: ApiPlugin = (app, options, done) => {
  const { profile, rateLimit, routes, sandboxes, outbox } = options

  app.decorateRequest('sandbox')
  app.decorateRequest('credential')
  app.decorateRequest('exchange')
  app.setErrorHandler(refuse(options))

  app.addHook('onRequest', (request, reply, done) => {
    reply.header('content-type', 'application/json; charset=utf-8')
    enterSandbox(request, options)
    const release = sandboxes.hold(request.sandbox)
    if (release) reply.raw.once('close', release)
    const { clock } = request.sandbox
    // The same suite on the same clock gets the same bytes, this header included.
    if (clock.shifted) reply.header('date', new Date(clock.now()).toUTCString())
    if (isPipelined(reply)) whenAnswered(request, reply, () => goOn(request, done))
    else goOn(request, done)
  })
  app.addHook('onRequest', failAs('before', options))
  app.addHook('onRequest', identify(profile))
  app.addHook('onRequest', countRequest(rateLimit))
  app.addHook('onRequest', authorize(profile))
  readBodies(app)
  app.setValidatorCompiler(validatorFor(profile))
  app.addHook('preHandler', (request, reply, done) =>
    outbox.whenRoom(request, done, false, () => {
      reply.hijack()
      journal(request, 0, '')
    }),
  )
  app.addHook('preHandler', (request, reply, done) => {
    if (request.exchange.resets !== request.sandbox.resets) return endStale(request, reply)
    if (request.exchange.schema?.body) request.exchange.passed.push('body')
    warnOfIgnored(request, reply, sandboxes.secrets)
    done()
  })
  app.addHook('preHandler', failAs('beforeWithBody', options))
  app.addHook('preHandler', (request, _reply, done) => {
    dropIgnored(request)
    const { method, sandbox, exchange } = request
    // From here until the answer, writes belong to this request. Only emulated routes write, in one turn.
    if (method !== 'GET' && exchange.route && !exchange.published) {
      sandbox.writeEvents.begin(exchange.arrival)
    }
    done()
  })
  app.addHook('onSend', send(options))
  app.setSerializerCompiler(() => JSON.stringify)

  listRoutes(app, routes)
  // Plugins of routes call nothing else of the instance, so they need none of their own, which takes longer.
  for (const plugin of options.plugins) plugin(app, options, () => undefined)
  app.setNotFoundHandler(async (request, reply) => {
    const { method, url, exchange } = request
    if (exchange.published) return answerStub(exchange.published, request, reply)
    const { isKnownArea } = await import('../resources/published.js')
    const path = url.replace(/^\/{2,}/, '/')
    throw routeUnknown({ method, url, methods: methodsFor(routes, url), known: isKnownArea(path) })
  })
  done()
}

/** An unknown path may be that of a route that HighLevel publishes. */
function goOn(request: FastifyRequest, done: (error?: Error) => void): void {
  if (request.is404) nameRoute(request).then(() => done(), done)
  else done()
}

/** Cuts off a request whose body or delay outlasted the world that it was sent to. */
function endStale({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.hijack()
  raw.socket.destroy()
}

/** Finds out whether HighLevel publishes a route that the mock does not emulate; its checks apply. */
async function nameRoute({ method, url, exchange }: FastifyRequest): Promise<void> {
  const { findPublished } = await import('../resources/published.js')
  const published = findPublished(method, pathOf(url))
  if (published) {
    const { path: route, scope, open } = published
    Object.assign(exchange, { published, route, scope, open })
  }
}

/**
 * Answers a published route by a stub.
 *
 * @throws Refusal `not-emulated` when the sandbox has no stub for it
 */
function answerStub(published: PublishedRoute, request: FastifyRequest, reply: FastifyReply) {
  const { method, url, query, sandbox, exchange } = request
  const stub = sandbox.stubs.find({ method, path: pathOf(url), query })
  if (!stub) throw notEmulated(published)
  const { id, status = 200, headers = {}, body = '' } = stub
  exchange.stub = id
  reply.code(status).headers(headers)
  return typeof body === 'string' ? body : JSON.stringify(body)
}
