import { type Static, Type } from '@sinclair/typebox'
import { Counts } from '../../resources/index.js'
import { AnyRow, Summary } from './rows.js'

const id = Type.Integer({ minimum: 0 })

export const History = Type.Object({
  from: Type.Union([id, Type.Null()], {
    description:
      'The earliest exchange whose moment is known; 0 is the seed. Null when no earlier moment is known.',
  }),
  to: Type.Union([id, Type.Null()], { description: 'The latest of them.' }),
  moments: Type.Array(
    Type.Object({
      request: Type.Integer({ description: 'The id of the exchange.' }),
      ...Type.Pick(Summary, ['at', 'method', 'path', 'status', 'by', 'writes']).properties,
    }),
    { description: 'The exchanges that wrote rows, oldest first.' },
  ),
})
export type History = Static<typeof History>

const Change = Type.Union([
  Type.Literal('created'),
  Type.Literal('updated'),
  Type.Literal('removed'),
  Type.Null(),
])

export const PastRow = Type.Object({
  row: Type.Union([AnyRow, Type.Null()]),
  changed: Type.Array(Type.String(), {
    description: 'The fields that this very request changed.',
  }),
  children: Type.Record(Type.String(), Type.Array(Type.Object({ row: AnyRow, change: Change })), {
    description:
      'The rows that it owned, by plural, and what this very request did to each. At most 500 of each resource, and those that were removed.',
  }),
})
export type PastRow = Static<typeof PastRow>

export const RestoredMoment = Type.Intersect([
  Type.Object({
    snapshot: Type.String({ description: 'The snapshot of the present that was taken before.' }),
  }),
  Counts,
])
export type RestoredMoment = Static<typeof RestoredMoment>
