import { type Static, Type } from '@sinclair/typebox'

/** Why an exchange was answered as it was, and what comes near to what it asked for. */
export const Explanation = Type.Object(
  {
    id: Type.Integer(),
    method: Type.String(),
    path: Type.String(),
    status: Type.Integer(),
    outcome: Type.Union(
      [Type.Literal('accepted'), Type.Literal('refused'), Type.Literal('faulted')],
      { description: 'A refusal is deserved, a fault was injected.' },
    ),
    summary: Type.String({ description: 'The explanation in a sentence.' }),
    passed: Type.Array(Type.String(), {
      description: 'The checks that the request passed, in order.',
    }),
    refusedBy: Type.Optional(Type.String({ description: 'The check that refused the request.' })),
    reason: Type.Optional(Type.String({ examples: ['scope-missing'] })),
    need: Type.Optional(Type.String({ description: 'What would have passed.' })),
    have: Type.Optional(Type.String({ description: 'What the request had instead.' })),
    scope: Type.Optional(Type.String({ description: 'The scope that the route requires.' })),
    token: Type.Optional(
      Type.Object({
        name: Type.String(),
        subAccountId: Type.String(),
        scopes: Type.Array(Type.String()),
        expiresAt: Type.Optional(Type.String()),
        revoked: Type.Boolean(),
      }),
    ),
    fault: Type.Optional(
      Type.Object({
        id: Type.String(),
        when: Type.Union([Type.Literal('before'), Type.Literal('afterCommit')]),
        effect: Type.Unknown({ description: 'The effect of the fault.' }),
        delayMs: Type.Number(),
      }),
    ),
    nearMisses: Type.Array(Type.String(), {
      description: 'Things in the world that come near to what the request asked for.',
    }),
    asOf: Type.String({
      description:
        "The sandbox's time now. Token and near misses are looked up in the world as it is now.",
    }),
  },
  { title: 'an explanation' },
)
export type Explanation = Static<typeof Explanation>
