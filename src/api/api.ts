import { Refusal } from '../domain/refusal.js'
import { readBodies } from './bodies.js'
import { notes } from './contacts/notes.js'
import { failAs, finish } from './faults.js'
import { authorize, identify } from './gate.js'
import { countRequest } from './rate-limit.js'
import { refuse } from './refuse.js'
import { listRoutes, methodsFor } from './routes.js'
import type { ApiPlugin } from './types.js'
import { validatorFor } from './validation.js'
import { enterWorld } from './world.js'

/** What HighLevel answers. The order below is the order in which a request is judged. */
export const api: ApiPlugin = (app, options, done) => {
  const { profile, rateLimit, routes } = options

  app.decorateRequest('sandbox')
  app.decorateRequest('token')
  app.decorateRequest('exchange')
  app.setErrorHandler(refuse(profile))

  app.addHook('onRequest', (request, reply, done) => {
    reply.header('content-type', 'application/json; charset=utf-8')
    enterWorld(request, options)
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
  app.addHook('preHandler', failAs('beforeWithBody', profile))
  app.addHook('onSend', finish(profile))
  app.setValidatorCompiler(validatorFor(profile))
  app.setSerializerCompiler(() => JSON.stringify)

  listRoutes(app, routes)
  app.register(notes, options)
  app.setNotFoundHandler((request) => {
    throw new Refusal({
      kind: 'route-unknown',
      method: request.method,
      url: request.url,
      methods: methodsFor(routes, request.url),
    })
  })
  done()
}
