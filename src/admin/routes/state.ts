import { Type } from '@sinclair/typebox'
import { exportSeed } from '../../seeding/origin.js'
import { Seed } from '../../seeding/seed.js'
import { route } from '../route.js'
import { sandboxOf } from '../sandbox-of.js'
import type { AdminPlugin } from '../types.js'

const Format = Type.Union([Type.Literal('yaml'), Type.Literal('json')], { default: 'yaml' })

const Yaml = Type.String({ contentMediaType: 'application/yaml' })

/** The world as a fixture: its rows, its clock, and faults that are not used up. */
export const state: AdminPlugin = (app, _options, done) => {
  app.get(
    '/state',
    route('Export the current world as a fixture', Type.Union([Yaml, Seed]), {
      querystring: Type.Object({ format: Type.Optional(Format) }, { additionalProperties: false }),
    }),
    async (request, reply) => {
      const { format = 'yaml' } = request.query
      const seed = exportSeed(sandboxOf(request))
      const { writeSeed } = await import('../../seeding/write/write.js')
      reply.header('content-type', `application/${format}; charset=utf-8`)
      return writeSeed(seed, format)
    },
  )
  done()
}
