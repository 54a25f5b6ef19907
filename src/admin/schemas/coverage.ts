import { type Static, Type } from '@sinclair/typebox'

const Share = {
  exercised: Type.Integer({ description: 'How many of its statuses were answered.' }),
  of: Type.Integer({ description: 'How many statuses it can answer.' }),
}

export const Coverage = Type.Object({
  percent: Type.Number({ description: 'Of the statuses of all routes.' }),
  percentOfCalled: Type.Number({
    description: 'Of the statuses of the routes that were called; 0 when there were none.',
  }),
  ...Share,
  routes: Type.Array(
    Type.Object({
      method: Type.String(),
      path: Type.String(),
      ...Share,
      statuses: Type.Array(
        Type.Object({
          status: Type.Integer({ description: '0 when no answer was sent.' }),
          reason: Type.Optional(Type.String({ description: 'The kind of refusal.' })),
          fault: Type.Optional(Type.String({ description: 'The effect of a fault.' })),
          count: Type.Integer(),
        }),
        {
          description:
            'What the route answered, and what else it can answer (count 0). A status counts once, for whatever reason it was answered.',
        },
      ),
    }),
  ),
  scopes: Type.Array(
    Type.Object({
      name: Type.String({ description: 'The private integration.' }),
      subAccountId: Type.String(),
      has: Type.Array(Type.String()),
      used: Type.Array(Type.String(), { description: 'Those that a route required.' }),
      unused: Type.Array(Type.String()),
    }),
  ),
})
export type Coverage = Static<typeof Coverage>
