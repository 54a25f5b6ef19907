import { Type } from '@sinclair/typebox'
import type { AdminPlugin } from '../route.js'

const Probe = Type.Object({ status: Type.String() })

/** `/livez` and `/readyz`, for process managers. */
export const probes: AdminPlugin = async (app, { sandboxes }) => {
  app.get('/livez', { schema: { response: { 200: Probe } } }, () => ({ status: 'alive' }))

  app.get('/readyz', { schema: { response: { 200: Probe, 503: Probe } } }, (_request, reply) => {
    if (sandboxes.default) return { status: 'ready' }
    reply.code(503)
    return { status: 'starting' }
  })
}
