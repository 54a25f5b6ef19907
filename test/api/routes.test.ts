import Fastify from 'fastify'
import t from 'tap'
import { notes } from '../../src/api/contacts/notes.js'
import { listRoutes } from '../../src/api/routes.js'
import { noteRoutes, type Route } from '../../src/domain/route.js'
import { mock } from '../support/mock.js'

t.test('a route that declares no scope stops the boot', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  listRoutes(app, [])
  t.throws(() => app.get('/open', () => 'come in'), { message: 'GET /open declares no scope' })
})

t.test('the routes are those that fixtures go by', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  const routes: Route[] = []
  listRoutes(app, routes)
  const { sandboxes } = mock(t)
  await app.register(notes, {
    sandboxes,
    sandboxId: () => undefined,
    profile: 'documented',
    routes,
    rateLimit: false,
  })
  t.same(
    routes.map(({ method, path }) => ({ method, path })),
    noteRoutes,
  )
})
