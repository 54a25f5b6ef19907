import { Type } from '@sinclair/typebox'
import type { FastifyReply } from 'fastify'
import { familyOf } from '../../sandbox/family.js'
import { Seed } from '../../seeding/fixture-format.js'
import { exportSeed } from '../../seeding/origin.js'
import { toSeed } from '../../seeding/to-world.js'
import { type AdminPlugin, route } from '../route.js'
import { unknownRow } from '../write-row.js'
import { One, resourceOf } from './rows.js'

const Format = Type.Union([Type.Literal('yaml'), Type.Literal('json')], { default: 'yaml' })

const RowQuery = Type.Object({ format: Type.Optional(Format) }, { additionalProperties: false })

const Query = Type.Object(
  { format: Type.Optional(Format), relative: Type.Optional(Type.Boolean({ default: false })) },
  { additionalProperties: false },
)

const Yaml = Type.String({ contentMediaType: 'application/yaml' })

/**
 * The world as a fixture: its rows, its clock, and faults that are not used up; or one row with what belongs to it.
 * With `relative`, dates that the seed wrote relative to now are written so again, if they have not changed.
 */
export const state: AdminPlugin = async (app) => {
  app.get(
    '/state',
    {
      ...route('Export the current world as a fixture', Type.Union([Yaml, Seed]), {
        querystring: Query,
      }),
      config: { isExport: true },
    },
    ({ query: { format = 'yaml', relative }, sandbox }, reply) =>
      sendSeed(reply, exportSeed(sandbox, relative), format),
  )

  app.get(
    '/state/:plural/:id',
    {
      ...route('Export a row with what belongs to it as a fixture', Type.Union([Yaml, Seed]), {
        params: One,
        querystring: RowQuery,
      }),
      config: { isExport: true },
    },
    ({ params: { plural, id }, query: { format = 'yaml' }, sandbox }, reply) => {
      const resource = resourceOf(plural, sandbox)
      const family = familyOf(sandbox, resource, sandbox.ownKey(resource, id))
      if (!family) throw unknownRow(resource, id)
      return sendSeed(reply, toSeed(family, sandbox.database.resources), format)
    },
  )
}

async function sendSeed(reply: FastifyReply, seed: Seed, format: 'yaml' | 'json'): Promise<string> {
  const { writeSeed } = await import('../../seeding/write/write.js')
  reply.header('content-type', `application/${format}; charset=utf-8`)
  return writeSeed(seed, format)
}
