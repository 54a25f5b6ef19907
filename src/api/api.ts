import { readBodies } from './bodies.js'
import { enterSandbox } from './enter-sandbox.js'
import { failAs } from './faults.js'
import { authorize, identify } from './gate.js'
import { countRequest } from './rate-limit.js'
import { routeUnknown } from './refusals.js'
import { refuse } from './refuse.js'
import { listRoutes, methodsFor } from './routes.js'
import { send } from './send.js'
import type { ApiPlugin } from './types.js'
import { validatorFor } from './validation.js'

/** What HighLevel answers. The hooks are registered in the order in which a request meets them. */
export const api: ApiPlugin = (app, options, done) => {
  const { profile, rateLimit, routes } = options

  app.decorateRequest('sandbox')
  app.decorateRequest('credential')
  app.decorateRequest('exchange')
  app.setErrorHandler(refuse(profile))

  app.addHook('onRequest', (request, reply, done) => {
    reply.header('content-type', 'application/json; charset=utf-8')
    enterSandbox(request, options)
    const { clock } = request.sandbox
    // The same suite on the same clock gets the same bytes, this header included.
    if (clock.shifted) reply.header('date', new Date(clock.now()).toUTCString())
    done()
  })
  app.addHook('onRequest', failAs('before', profile))
  app.addHook('onRequest', identify(profile))
  app.addHook('onRequest', countRequest(rateLimit))
  app.addHook('onRequest', authorize)
  readBodies(app)
  app.setValidatorCompiler(validatorFor(profile))
  app.addHook('preHandler', (request, _reply, done) => {
    if (request.routeOptions.schema?.body) request.exchange.passed.push('body')
    done()
  })
  app.addHook('preHandler', failAs('beforeWithBody', profile))
  app.addHook('onSend', send(profile))
  app.setSerializerCompiler(() => JSON.stringify)

  listRoutes(app, routes)
  for (const plugin of options.plugins) app.register(plugin, options)
  app.setNotFoundHandler(({ method, url }) => {
    throw routeUnknown({ method, url, methods: methodsFor(routes, url) })
  })
  done()
}
