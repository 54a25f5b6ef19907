import type { Wire } from '../../lib/wire.js'
import type { SandboxDatabase } from '../../sqlite/database.js'
import { lazy } from '../../sqlite/lazy.js'
import { textParameter } from '../../sqlite/table.js'
import type { Note } from './note.js'

/** What a read may see. One statement that asks for both costs half of two. */
const owned = `notes JOIN contacts ON contacts.id = contactId
  WHERE contactId = ${textParameter} AND subAccountId = ${textParameter}`

/**
 * The list of a contact. Newest first is total: of two notes of one millisecond the one written later comes first.
 * `group_concat` takes the rows in the order of the subquery: SQLite documents that it keeps the `ORDER BY` of a
 * subquery under such an aggregate. With an `ORDER BY` of its own it sorts the rows without the index.
 */
export const listSql = `SELECT group_concat(json, ',') FROM
  (SELECT json FROM ${owned} ORDER BY dateAdded DESC, notes.seq DESC)`

/** Reads of notes, as the JSON that SQLite made when the row was written. */
export function noteQueries({ connection }: SandboxDatabase) {
  const list = lazy(() =>
    connection
      .prepare<[contactId: string, subAccountId: string], Wire<Note> | null>(listSql)
      .pluck(),
  )
  const find = lazy(() =>
    connection
      .prepare<[contactId: string, subAccountId: string, id: string], Wire<Note>>(
        `SELECT json FROM ${owned} AND notes.id = ${textParameter}`,
      )
      .pluck(),
  )
  const bySeq = lazy(() =>
    connection.prepare<[seq: number], Wire<Note>>('SELECT json FROM notes WHERE seq = ?').pluck(),
  )
  return {
    /**
     * The notes of a contact, newest first, as the inside of a JSON array; undefined when there are none, or when
     * the contact is not of that sub-account.
     */
    list: (contactId: string, subAccountId: string): string | undefined =>
      list().get(contactId, subAccountId) ?? undefined,

    /** The note, if it is the contact's and the contact is the sub-account's. */
    find: (id: string, contactId: string, subAccountId: string): Wire<Note> | undefined =>
      find().get(contactId, subAccountId, id),

    /** A note that was just written. Quicker than RETURNING, for which SQLite keeps a table of its own. */
    bySeq(seq: number): Wire<Note> {
      const found = bySeq().get(seq)
      if (found === undefined) throw new Error(`There is no note with seq ${seq}.`)
      return found
    },
  }
}
