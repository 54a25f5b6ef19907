import { Type } from '@sinclair/typebox'
import { Counts } from '../domain/seed.js'
import type { AdminPlugin } from './types.js'
import { worldOf } from './world.js'

const To = Type.Union([Type.Literal('seed'), Type.Literal('empty')])

export const reset: AdminPlugin = (app, _options, done) => {
  app.post(
    '/reset',
    {
      schema: {
        summary: 'Back to the seed, or to a world without contacts',
        querystring: Type.Object({ to: Type.Optional(To) }, { additionalProperties: false }),
        response: { 200: Type.Intersect([Type.Object({ to: To }), Counts]) },
      },
    },
    (request) => {
      const { to = 'seed' } = request.query
      return { to, ...worldOf(request).reset(to) }
    },
  )
  done()
}
