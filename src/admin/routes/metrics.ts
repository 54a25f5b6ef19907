import { Type } from '@sinclair/typebox'
import type { Registry } from 'prom-client'
import { route } from '../route.js'
import type { AdminPlugin } from '../types.js'

/** Metrics for Prometheus. The registry is made with the first call; until then only counters are kept. */
export const metrics: AdminPlugin = (app, options, done) => {
  let registry: Promise<Registry> | undefined

  app.get(
    '/metrics',
    route(
      'Metrics in the text format of Prometheus',
      Type.String({ contentMediaType: 'text/plain' }),
    ),
    async (_request, reply) => {
      registry ??= import('./metrics-registry.js').then(({ registryOf }) => registryOf(options))
      reply.header('content-type', (await registry).contentType)
      return (await registry).metrics()
    },
  )
  done()
}
