import { Type } from '@sinclair/typebox'
import type { Violation } from '../../lib/violation.js'
import { ActiveFault, Fault } from '../../sandbox/fault.js'
import { faultViolations } from '../../sandbox/fault-checks.js'
import { tooManyFaults } from '../../sandbox/faults.js'
import { AdminError, AdminErrorAnswer, limitReached, notFound } from '../admin-error.js'
import { route } from '../route.js'
import { sandboxOf } from '../sandbox-of.js'
import { ActiveFaults, Faults } from '../schemas.js'
import type { AdminPlugin } from '../types.js'
import { adminErrorOf } from '../validation.js'

/** Rules that make requests fail. */
export const faults: AdminPlugin = (app, { routes }, done) => {
  app.get('/faults', route('List faults and their hits', ActiveFaults), (request) => ({
    faults: sandboxOf(request).faults.list(),
  }))

  app.post(
    '/faults',
    {
      schema: {
        summary: 'Add a fault, or replace the one with the same id',
        body: Fault,
        response: { 201: ActiveFault, 429: AdminErrorAnswer },
      },
    },
    (request, reply) => {
      assertNoViolations(faultViolations(request.body, routes))
      const { faults } = sandboxOf(request)
      const added = faults.add(request.body)
      if (!added) {
        const remedies =
          'remove one with DELETE /__admin/faults/<id>, or allow more with --fault-limit'
        throw limitReached('faults', faults.limit, remedies)
      }
      reply.code(201)
      return added
    },
  )

  app.put(
    '/faults',
    route('Replace all faults', ActiveFaults, { body: Faults }, [429]),
    (request) => {
      const given = request.body.faults
      assertNoViolations(
        given.flatMap((fault, index) => faultViolations(fault, routes, ['faults', index])),
      )
      const { faults } = sandboxOf(request)
      const tooMany = tooManyFaults(given.length, faults.limit)
      if (tooMany) throw new AdminError(429, tooMany)
      faults.reset(given)
      return { faults: faults.list() }
    },
  )

  app.delete('/faults', route('Remove all faults', ActiveFaults), (request) => {
    const { faults } = sandboxOf(request)
    faults.clear()
    return { faults: faults.list() }
  })

  app.delete(
    '/faults/:id',
    route('Remove a fault', ActiveFaults, { params: Type.Object({ id: Type.String() }) }),
    (request) => {
      const { id } = request.params
      const { faults } = sandboxOf(request)
      if (!faults.remove(id)) {
        throw notFound(
          'fault',
          id,
          faults.list().map((fault) => fault.id),
        )
      }
      return { faults: faults.list() }
    },
  )
  done()
}

/** @throws AdminError 400 */
function assertNoViolations(found: readonly Violation[]): void {
  if (found.length > 0) throw adminErrorOf(found)
}
