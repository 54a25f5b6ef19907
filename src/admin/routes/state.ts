import { Type } from '@sinclair/typebox'
import { exportSeed } from '../../seeding/origin.js'
import { Seed } from '../../seeding/seed.js'
import { type AdminPlugin, route } from '../route.js'

const Format = Type.Union([Type.Literal('yaml'), Type.Literal('json')], { default: 'yaml' })

const Yaml = Type.String({ contentMediaType: 'application/yaml' })

/** The world as a fixture: its rows, its clock, and faults that are not used up. */
export const state: AdminPlugin = async (app) => {
  app.get(
    '/state',
    route('Export the current world as a fixture', Type.Union([Yaml, Seed]), {
      querystring: Type.Object({ format: Type.Optional(Format) }, { additionalProperties: false }),
    }),
    async ({ query: { format = 'yaml' }, sandbox }, reply) => {
      const seed = exportSeed(sandbox)
      const { writeSeed } = await import('../../seeding/write/write.js')
      reply.header('content-type', `application/${format}; charset=utf-8`)
      return writeSeed(seed, format)
    },
  )
}
