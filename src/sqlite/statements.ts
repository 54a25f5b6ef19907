import type { Database as Connection, Statement } from 'better-sqlite3'
import type { Resource } from '../resources/resource.js'
import { lazy } from './lazy.js'
import { type SqlValue, tableOf, textParameter } from './table.js'

export type Columns = Readonly<Record<string, unknown>>

/** The statements that requests run, prepared when they are first used. */
export function statementsOf(connection: Connection, resource: Resource) {
  const { plural, key } = resource
  const where = `WHERE ${key} = ${textParameter}`
  const updates = new Map<string, Statement<SqlValue[], number>>()
  return {
    find: lazy(() =>
      connection.prepare<[key: string], Columns>(`SELECT * FROM ${plural} ${where}`),
    ),
    insert: lazy(() =>
      connection.prepare<[SqlValue[]]>(
        `${tableOf(resource).insert} ON CONFLICT (${key}) DO NOTHING`,
      ),
    ),
    remove: lazy(() =>
      connection
        .prepare<[key: string], number>(`DELETE FROM ${plural} ${where} RETURNING seq`)
        .pluck(),
    ),
    update(names: readonly string[]) {
      const set = names.map((name) => `${name} = ?`).join(', ')
      const known = updates.get(set)
      if (known) return known
      const made = connection
        .prepare<SqlValue[], number>(`UPDATE ${plural} SET ${set} ${where} RETURNING seq`)
        .pluck()
      updates.set(set, made)
      return made
    },
  }
}
