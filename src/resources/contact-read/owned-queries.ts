import type { Wire } from '../../lib/wire.js'
import type { SandboxDatabase } from '../../sqlite/database.js'
import { lazy } from '../../sqlite/lazy.js'
import { textParameter } from '../../sqlite/table.js'
import type { Resource } from '../resource.js'
import { listTooLarge, maxListBytes } from './refusals.js'

/** SQLite's default. */
const pageBytes = 4096

/**
 * Reads of a resource that contacts own, as the JSON that SQLite made when the row was written.
 *
 * @param order the `ORDER BY` of a list, over the columns of the resource
 */
export const ownedQueries =
  <T>(resource: Resource, order: string) =>
  (database: SandboxDatabase) => {
    const { plural } = resource
    const { connection } = database
    // What a read may see. One statement that asks for both costs half of two.
    const owned = `${plural} JOIN contacts ON contacts.id = contactId
      WHERE contactId = ${textParameter} AND subAccountId = ${textParameter}`
    // `group_concat` takes the rows in the order of the subquery: SQLite documents that it keeps the `ORDER BY` of a
    // subquery under such an aggregate. With an `ORDER BY` of its own it sorts the rows without the index.
    const listSql = `SELECT group_concat(json, ',') FROM
      (SELECT ${plural}.json FROM ${owned} ORDER BY ${order})`
    const list = lazy(() =>
      connection
        .prepare<[contactId: string, subAccountId: string], Wire<T> | null>(listSql)
        .pluck(),
    )
    const pageCount = lazy(() => connection.prepare<[], number>('PRAGMA page_count').pluck())
    const bytes = lazy(() =>
      connection
        .prepare<[contactId: string, subAccountId: string], number>(
          `SELECT sum(octet_length(${plural}.json)) FROM ${owned}`,
        )
        .pluck(),
    )
    let version = -1
    let mayBeLarge = false

    /** @throws Refusal when a list would be too large; a small database has no such list */
    function assertListable(contactId: string, subAccountId: string): void {
      if (version !== database.versions.of(resource)) {
        version = database.versions.of(resource)
        mayBeLarge = (pageCount().get() ?? 0) * pageBytes > maxListBytes
      }
      const found = mayBeLarge ? (bytes().get(contactId, subAccountId) ?? 0) : 0
      if (found > maxListBytes) throw listTooLarge({ plural, bytes: found })
    }

    const find = lazy(() =>
      connection
        .prepare<[contactId: string, subAccountId: string, id: string], Wire<T>>(
          `SELECT ${plural}.json FROM ${owned} AND ${plural}.id = ${textParameter}`,
        )
        .pluck(),
    )
    const bySeq = lazy(() =>
      connection
        .prepare<[seq: number], Wire<T>>(`SELECT json FROM ${plural} WHERE seq = ?`)
        .pluck(),
    )
    return {
      listSql,

      /**
       * The rows of a contact, as the inside of a JSON array; undefined when there are none, or when the contact is
       * not of that sub-account.
       *
       * @throws Refusal `list-too-large`
       */
      list(contactId: string, subAccountId: string): string | undefined {
        assertListable(contactId, subAccountId)
        return list().get(contactId, subAccountId) ?? undefined
      },

      /** The row, if it is the contact's and the contact is the sub-account's. */
      find: (id: string, contactId: string, subAccountId: string): Wire<T> | undefined =>
        find().get(contactId, subAccountId, id),

      /** A row that was just written. Quicker than RETURNING, for which SQLite keeps a table of its own. */
      bySeq(seq: number): Wire<T> {
        const found = bySeq().get(seq)
        if (found === undefined) throw new Error(`There is no row with seq ${seq} in ${plural}.`)
        return found
      },
    }
  }

export type OwnedQueries<T> = ReturnType<typeof ownedQueries<T>>
