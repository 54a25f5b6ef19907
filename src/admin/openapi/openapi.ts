import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { RouteOptions } from 'fastify'
import { route } from '../route.js'

interface OpenapiOptions {
  /** The routes of the admin API. The list is complete once the server is ready. */
  described: readonly RouteOptions[]
  requiresToken: boolean
}

/** The OpenAPI document of the admin API, made on demand. */
export const openapi: FastifyPluginCallbackTypebox<OpenapiOptions> = (app, options, done) => {
  app.get(
    '/openapi.json',
    route('This OpenAPI 3.1 document', Type.Unknown({ description: 'An OpenAPI document.' })),
    async () => (await import('./document.js')).documentOf(options),
  )
  done()
}
