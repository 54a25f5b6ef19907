import { Type } from '@sinclair/typebox'
import { violationsOfEach } from '../../lib/violation.js'
import { ActiveFault, Fault } from '../../sandbox/fault.js'
import { doubledIds, faultViolations } from '../../sandbox/fault-checks.js'
import { tooManyFaults } from '../../sandbox/faults.js'
import { ownerViolations } from '../../sandbox/match-checks.js'
import { AdminError, limitReached, notFound } from '../admin-error.js'
import { type AdminPlugin, route } from '../route.js'
import { ActiveFaults, Faults } from '../schemas.js'
import { assertNone, mostCounted } from '../validation.js'

/** Rules that make requests fail. */
export const faults: AdminPlugin = async (app, { routes }) => {
  app.get('/faults', route('List faults and their hits', ActiveFaults), ({ sandbox }) => ({
    faults: sandbox.faults.list(),
  }))

  app.post(
    '/faults',
    route(
      'Add a fault, or replace the one with the same id',
      ActiveFault,
      { body: Fault },
      [429],
      201,
    ),
    ({ body, sandbox }, reply) => {
      assertNone([...faultViolations(body, routes), ...ownerViolations(body.match ?? {}, sandbox)])
      const { faults } = sandbox
      const added = faults.add(body)
      if (!added) throw limitReached('faults/<id>', faults.limit, '--fault-limit')
      reply.code(201)
      return added
    },
  )

  app.put(
    '/faults',
    route('Replace all faults', ActiveFaults, { body: Faults }, [429]),
    ({ body, sandbox }) => {
      const { faults } = sandbox
      const tooMany = tooManyFaults(body.faults.length, faults.limit)
      if (tooMany) throw new AdminError(429, tooMany)
      const mistakesIn = (one: Fault, index: number) => {
        const at = ['faults', index]
        return [
          ...faultViolations(one, routes, at),
          ...ownerViolations(one.match ?? {}, sandbox, at),
        ]
      }
      assertNone([
        ...violationsOfEach(body.faults, mistakesIn, mostCounted),
        ...doubledIds(body.faults, 'faults'),
      ])
      faults.reset(body.faults)
      return { faults: faults.list() }
    },
  )

  app.delete('/faults', route('Remove all faults', ActiveFaults), ({ sandbox }) => {
    sandbox.faults.clear()
    return { faults: [] }
  })

  app.delete(
    '/faults/:id',
    route('Remove a fault', ActiveFaults, { params: Type.Object({ id: Type.String() }) }),
    ({ params: { id }, sandbox: { faults } }) => {
      if (!faults.remove(id)) throw notFound('fault', id, faults.ids)
      return { faults: faults.list() }
    },
  )
}
