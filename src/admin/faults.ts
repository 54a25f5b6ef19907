import { Type } from '@sinclair/typebox'
import { ActiveFault, Fault } from '../domain/fault.js'
import { misfits } from '../domain/misfit.js'
import type { Violation } from '../domain/violation.js'
import { crowd } from '../sandbox/faults.js'
import { suggestion } from '../suggest.js'
import { Complaint, ComplaintAnswer } from './complaint.js'
import type { AdminPlugin } from './types.js'
import { complaintOf } from './validation.js'
import { worldOf } from './world.js'

const Faults = Type.Object({ faults: Type.Array(Fault) }, { additionalProperties: false })
const ActiveFaults = Type.Object({ faults: Type.Array(ActiveFault) })

/** Rules that make requests fail. */
export const faults: AdminPlugin = (app, { routes }, done) => {
  app.get(
    '/faults',
    { schema: { summary: 'Faults and their hits', response: { 200: ActiveFaults } } },
    (request) => ({ faults: worldOf(request).faults.list() }),
  )

  app.post(
    '/faults',
    {
      schema: {
        summary: 'Add a fault, in place of one of the same id',
        body: Fault,
        response: { 201: ActiveFault, 429: ComplaintAnswer },
      },
    },
    (request, reply) => {
      demandNone(misfits(request.body, routes))
      const { faults } = worldOf(request)
      const added = faults.add(request.body)
      if (!added) {
        throw new Complaint(
          429,
          `There are ${faults.limit} faults already: remove one with DELETE /__admin/faults/<id>, or allow more with --fault-limit.`,
        )
      }
      reply.code(201)
      return added
    },
  )

  app.put(
    '/faults',
    {
      schema: {
        summary: 'These faults and no others',
        body: Faults,
        response: { 200: ActiveFaults, 429: ComplaintAnswer },
      },
    },
    (request) => {
      const given = request.body.faults
      demandNone(given.flatMap((fault, index) => misfits(fault, routes, ['faults', index])))
      const { faults } = worldOf(request)
      const crowded = crowd(given.length, faults.limit)
      if (crowded) throw new Complaint(429, crowded)
      faults.reset(given)
      return { faults: faults.list() }
    },
  )

  app.delete(
    '/faults',
    { schema: { summary: 'Remove every fault', response: { 200: ActiveFaults } } },
    (request) => {
      const { faults } = worldOf(request)
      faults.clear()
      return { faults: faults.list() }
    },
  )

  app.delete(
    '/faults/:id',
    {
      schema: {
        summary: 'Remove a fault',
        params: Type.Object({ id: Type.String() }),
        response: { 200: ActiveFaults },
      },
    },
    (request) => {
      const { id } = request.params
      const { faults } = worldOf(request)
      const known = faults.list().map((fault) => fault.id)
      if (!faults.remove(id)) {
        throw new Complaint(404, `There is no fault "${id}"${suggestion(id, known) || '.'}`)
      }
      return { faults: faults.list() }
    },
  )
  done()
}

/** @throws Complaint 400 */
function demandNone(found: readonly Violation[]): void {
  if (found.length > 0) throw complaintOf(found)
}
