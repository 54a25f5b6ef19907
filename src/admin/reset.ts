import { Type } from '@sinclair/typebox'
import { Counts } from '../domain/seed.js'
import { findSnapshot, reserved } from './snapshots.js'
import type { AdminPlugin } from './types.js'
import { worldOf } from './world.js'

const To = Type.String({
  description: 'seed, empty (the tokens of the seed, no contacts), or the name of a snapshot.',
  default: 'seed',
})

export const reset: AdminPlugin = (app, _options, done) => {
  app.post(
    '/reset',
    {
      schema: {
        summary: 'Back to the seed, to a world without contacts, or to a snapshot',
        querystring: Type.Object({ to: Type.Optional(To) }, { additionalProperties: false }),
        response: { 200: Type.Intersect([Type.Object({ to: To }), Counts]) },
      },
    },
    (request) => {
      const { to = 'seed' } = request.query
      const target = to === 'seed' || to === 'empty' ? to : findSnapshot(to, request, reserved)
      return { to, ...worldOf(request).reset(target) }
    },
  )
  done()
}
