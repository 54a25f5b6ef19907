import Fastify from 'fastify'
import t from 'tap'
import { listRoutes } from '../../src/api/routes.js'

t.test('a route that declares no scope stops the boot', async (t) => {
  const app = Fastify()
  t.teardown(() => app.close())
  listRoutes(app, [])
  t.throws(() => app.get('/open', () => 'come in'), { message: 'GET /open declares no scope' })
})
