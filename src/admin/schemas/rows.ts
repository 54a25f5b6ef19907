import { type Static, Type } from '@sinclair/typebox'
import { Summary } from '../../sandbox/summary.js'

/** Rows as the page knows them. */
export type { Contact } from '../../resources/contact/contact.js'
export type { CustomField } from '../../resources/custom-field/custom-field.js'
export type { Note } from '../../resources/note/note.js'
export type { SubAccount } from '../../resources/sub-account/sub-account.js'
export type { Task } from '../../resources/task/task.js'
export type { User } from '../../resources/user/user.js'

export { Summary }

/** A row of any resource, by the names of its fields. */
export const AnyRow = Type.Record(Type.String(), Type.Unknown(), {
  description: 'A row, by the names of its fields; those without a value are left out.',
})

export const RowList = Type.Object({
  total: Type.Integer({ description: 'How many rows there are in all.' }),
  rows: Type.Array(AnyRow),
})
export type RowList = Static<typeof RowList>

export const FoundRow = Type.Object({
  row: AnyRow,
  requests: Type.Array(Type.Integer(), {
    description: 'The ids of the exchanges that wrote it, oldest first.',
  }),
})
export type FoundRow = Static<typeof FoundRow>

export const WrittenRow = Type.Object({ row: AnyRow })

export const RequestSummaries = Type.Object({ requests: Type.Array(Summary) })

const strict = { additionalProperties: false }

/** Which rows a list has. */
export const RowQuery = Type.Partial(
  Type.Object({
    parent: Type.String({ description: 'The id of the row that owns them.' }),
    query: Type.String({
      maxLength: 1000,
      description: 'A text that identifies them, or a part of it, in any letter case.',
    }),
    limit: Type.Integer({ minimum: 1, maximum: 500, default: 50 }),
    offset: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 }),
  }),
  strict,
)
export type RowQuery = Static<typeof RowQuery>
