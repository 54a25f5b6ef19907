import { Type } from '@sinclair/typebox'
import type { Registry } from 'prom-client'
import type { AdminPlugin } from './types.js'

/** Numbers for Prometheus. Nothing but a tally is kept until somebody asks for the first time. */
export const metrics: AdminPlugin = (app, options, done) => {
  let registry: Promise<Registry> | undefined

  app.get(
    '/metrics',
    {
      schema: {
        summary: 'Numbers in the text format of Prometheus',
        response: { 200: Type.String({ contentMediaType: 'text/plain' }) },
      },
    },
    async (_request, reply) => {
      registry ??= import('./metrics-registry.js').then(({ registryOf }) => registryOf(options))
      reply.header('content-type', (await registry).contentType)
      return (await registry).metrics()
    },
  )
  done()
}
