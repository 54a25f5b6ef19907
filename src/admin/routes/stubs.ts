import { Type } from '@sinclair/typebox'
import { doubledIds, stubViolations } from '../../sandbox/fault-checks.js'
import { ActiveStub, Stub } from '../../sandbox/stub.js'
import { stubLimit } from '../../sandbox/stubs.js'
import { AdminError, notFound } from '../admin-error.js'
import { type AdminPlugin, route } from '../route.js'
import { ActiveStubs, Stubs } from '../schemas.js'
import { assertNone } from '../validation.js'

const tooMany = `There would be more than ${stubLimit} stubs: remove one with DELETE /__admin/stubs/<id>.`

/** Answers to routes that HighLevel publishes and the mock does not emulate. */
export const stubs: AdminPlugin = async (app, { routes }) => {
  app.get('/stubs', route('List stubs', ActiveStubs), ({ sandbox }) => ({
    stubs: sandbox.stubs.list(),
  }))

  app.post(
    '/stubs',
    route(
      'Add a stub, or replace the one with the same id',
      ActiveStub,
      { body: Stub },
      [429],
      201,
    ),
    ({ body, sandbox: { stubs } }, reply) => {
      assertNone(stubViolations(body, routes))
      const added = stubs.add(body)
      if (!added) throw new AdminError(429, tooMany)
      reply.code(201)
      return added
    },
  )

  app.put(
    '/stubs',
    route('Replace all stubs', ActiveStubs, { body: Stubs }, [429]),
    ({ body, sandbox: { stubs } }) => {
      if (body.stubs.length > stubLimit) throw new AdminError(429, tooMany)
      assertNone([
        ...body.stubs.flatMap((one, at) => stubViolations(one, routes, ['stubs', at])),
        ...doubledIds(body.stubs, 'stubs'),
      ])
      stubs.reset(body.stubs)
      return { stubs: stubs.list() }
    },
  )

  app.delete('/stubs', route('Remove all stubs', ActiveStubs), ({ sandbox }) => {
    sandbox.stubs.reset([])
    return { stubs: [] }
  })

  app.delete(
    '/stubs/:id',
    route('Remove a stub', ActiveStubs, { params: Type.Object({ id: Type.String() }) }),
    ({ params: { id }, sandbox: { stubs } }) => {
      const ids = stubs.list().map((stub) => stub.id)
      if (!stubs.remove(id)) throw notFound('stub', id, ids)
      return { stubs: stubs.list() }
    },
  )
}
