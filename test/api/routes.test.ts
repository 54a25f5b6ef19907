import Fastify from 'fastify'
import t from 'tap'
import { listRoutes } from '../../src/api/routes.js'
import { Outbox } from '../../src/lib/outbox.js'
import { note } from '../../src/resources/note/note.js'
import type { Route } from '../../src/resources/route.js'
import { apiRoutes, resourceRoutes } from '../../src/resources/routes.js'
import { mock } from '../support/mock.js'

const come = () => 'come in'

t.test('a route that declares no scope, or no resource, stops the boot', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  listRoutes(app, [])
  t.throws(() => app.get('/open', come), {
    message: 'GET /open declares neither a scope nor public: true',
  })
  t.throws(() => app.get('/stray', { config: { scope: 'x' } }, come), {
    message: 'GET /stray declares no resource',
  })
  t.doesNotThrow(() => app.get('/public', { config: { public: true, resource: note } }, come))
  t.doesNotThrow(() => app.get('/both', { config: { scope: 'x', resource: note } }, come))
})

t.test('the routes that fixtures are checked against are those that are served', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  const routes: Route[] = []
  listRoutes(app, routes)
  const { sandboxes } = mock(t)
  const options = {
    sandboxes,
    sandboxId: () => undefined,
    profile: 'documented',
    plugins: resourceRoutes,
    routes,
    rateLimit: false,
    outbox: new Outbox(),
  } as const
  for (const plugin of resourceRoutes) await app.register(plugin, options)
  t.same(routes, apiRoutes)
  t.equal(routes.length, 63)
})
