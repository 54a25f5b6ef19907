import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { Type } from '@sinclair/typebox'
import type { RouteOptions } from 'fastify'

interface OpenapiOptions {
  /** The routes of the admin side, all of them once somebody asks. */
  described: readonly RouteOptions[]
  asksForToken: boolean
}

/** The admin side as OpenAPI describes it. It is written when somebody asks for it. */
export const openapi: FastifyPluginCallbackTypebox<OpenapiOptions> = (app, options, done) => {
  app.get(
    '/openapi.json',
    {
      schema: {
        summary: 'This description: OpenAPI 3.1',
        response: { 200: Type.Unknown({ description: 'An OpenAPI document.' }) },
      },
    },
    async () => (await import('./openapi-document.js')).documentOf(options),
  )
  done()
}
