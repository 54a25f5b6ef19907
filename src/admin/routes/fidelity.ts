import { type Static, Type } from '@sinclair/typebox'
import { type AdminPlugin, beforeSeed, route } from '../route.js'

const Fidelity = Type.Object({
  routes: Type.Array(
    Type.Object({
      method: Type.String(),
      path: Type.String(),
      scope: Type.Union([Type.String(), Type.Null()]),
      source: Type.String(),
    }),
  ),
  refusals: Type.Array(
    Type.Object({
      kind: Type.String(),
      check: Type.String(),
      documented: Type.String(),
      observed: Type.String(),
    }),
  ),
  notEmulated: Type.Array(Type.Object({ area: Type.String(), routes: Type.Integer() })),
  calls: Type.Object({
    answered: Type.Integer(),
    all: Type.Integer(),
    missing: Type.Array(Type.String()),
  }),
})

export const fidelity: AdminPlugin = async (app, { routes }) => {
  app.get(
    '/fidelity',
    { ...route('How well the answers of the mock are known', Fidelity), ...beforeSeed },
    async (): Promise<Static<typeof Fidelity>> => {
      const { ledgerOf } = await import('../fidelity/ledger.js')
      return ledgerOf(routes)
    },
  )
}
