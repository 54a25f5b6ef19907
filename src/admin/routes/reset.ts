import { Type } from '@sinclair/typebox'
import { Counts } from '../../resources/index.js'
import { route } from '../route.js'
import { sandboxOf } from '../sandbox-of.js'
import type { AdminPlugin } from '../types.js'
import { findSnapshot, reserved } from './snapshots.js'

const To = Type.String({
  description:
    '`seed`, `empty` (sub-accounts and tokens of the seed, no contacts), or the name of a snapshot.',
  default: 'seed',
})

const Reset = Type.Intersect([Type.Object({ to: To }), Counts])

export const reset: AdminPlugin = (app, _options, done) => {
  app.post(
    '/reset',
    route('Go back to the seed, to a world without contacts, or to a snapshot', Reset, {
      querystring: Type.Object({ to: Type.Optional(To) }, { additionalProperties: false }),
    }),
    (request) => {
      const { to = 'seed' } = request.query
      const target = to === 'seed' || to === 'empty' ? to : findSnapshot(to, request, reserved)
      return { to, ...sandboxOf(request).reset(target) }
    },
  )
  done()
}
