import { Type } from '@sinclair/typebox'
import { Counts } from '../../resources/index.js'
import { type AdminPlugin, route } from '../route.js'
import { findSnapshot, reserved } from './snapshots.js'

const To = Type.String({
  description:
    '`seed`, `empty` (sub-accounts and tokens of the seed, no contacts), or the name of a snapshot.',
  default: 'seed',
})

const Reset = Type.Intersect([Type.Object({ to: To }), Counts])

export const reset: AdminPlugin = async (app) => {
  app.post(
    '/reset',
    route('Go back to the seed, to a world without contacts, or to a snapshot', Reset, {
      querystring: Type.Object({ to: Type.Optional(To) }, { additionalProperties: false }),
    }),
    ({ query: { to = 'seed' }, sandbox }) => {
      const target = to === 'seed' || to === 'empty' ? to : findSnapshot(to, sandbox, reserved)
      return { to, ...sandbox.reset(target) }
    },
  )
}
