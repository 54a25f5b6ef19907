import { Type } from '@sinclair/typebox'
import { problemOf } from '../../sandbox/database-health.js'
import type { AdminPlugin } from '../route.js'

const Probe = Type.Object({ status: Type.String(), message: Type.Optional(Type.String()) })

/** `/livez` and `/readyz`, for process managers. */
export const probes: AdminPlugin = async (app, { sandboxes }) => {
  app.get('/livez', { schema: { response: { 200: Probe } } }, () => ({ status: 'alive' }))

  app.get('/readyz', { schema: { response: { 200: Probe, 503: Probe } } }, (_request, reply) => {
    const problem = sandboxes.default && problemOf(sandboxes.default)
    if (sandboxes.default && problem === undefined) return { status: 'ready' }
    reply.code(503)
    return problem === undefined
      ? { status: 'starting' }
      : { status: 'unavailable', message: problem }
  })
}
