import { Type } from '@sinclair/typebox'
import { Seed } from '../domain/seed.js'
import type { AdminPlugin } from './types.js'
import { worldOf } from './world.js'

const Format = Type.Union([Type.Literal('yaml'), Type.Literal('json')], { default: 'yaml' })

const Yaml = Type.String({ contentMediaType: 'application/yaml' })

/** The world as a fixture: what it holds, its clock and what its faults have yet to do. */
export const state: AdminPlugin = (app, _options, done) => {
  app.get(
    '/state',
    {
      schema: {
        summary: 'The world as it stands, as a fixture that makes it again',
        querystring: Type.Object(
          { format: Type.Optional(Format) },
          { additionalProperties: false },
        ),
        response: { 200: Type.Union([Yaml, Seed]) },
      },
    },
    async (request, reply) => {
      const { format = 'yaml' } = request.query
      const seed = worldOf(request).export()
      const { writeSeed } = await import('../fixtures/write.js')
      reply.header('content-type', `application/${format}; charset=utf-8`)
      return writeSeed(seed, format)
    },
  )
  done()
}
