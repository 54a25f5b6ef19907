import type { Database } from 'better-sqlite3'
import { Failure } from '../lib/failure.js'
import { formatInstant } from '../lib/instant.js'
import { fillImplied } from '../resources/implied.js'
import { fieldsOf, type Resource, type Row } from '../resources/resource.js'
import { type SqlValue, tableOf } from './table.js'

/** Grows when rows of older files must be changed before they fit; see `oldFormats`. */
export const schemaVersion = 4

/** What makes the rows of an older version fit, by that version. */
const oldFormats: Readonly<Record<number, string>> = {
  // Scopes were one text with spaces.
  1: /* sql */ `UPDATE privateIntegrations
    SET scopes = iif(scopes = '', '[]', '["' || replace(scopes, ' ', '","') || '"]')`,
}

/** Creates the tables of a new database. */
export function createTables(db: Database, resources: readonly Resource[]): void {
  db.transaction(() => {
    for (const resource of resources) db.exec(tableOf(resource).create.join(';'))
    db.pragma(`user_version = ${schemaVersion}`)
  })()
}

/**
 * Brings a file of an earlier version to the tables that the resources declare, all or nothing. A table that differs
 * is made again, and its rows are copied: new fields get the values that a fixture without them would get. Foreign keys
 * must be off.
 *
 * @throws Failure `unavailable` when the file has columns that this version does not know
 */
export function migrate(db: Database, resources: readonly Resource[]): void {
  const version = Number(db.pragma('user_version', { simple: true }))
  const known = new Set(db.prepare('SELECT sql FROM sqlite_schema').pluck().all())
  const differing = resources.filter((one) => !tableOf(one).create.every((sql) => known.has(sql)))
  if (version === schemaVersion && differing.length === 0) return
  // Otherwise renaming a table renames it in the tables that refer to it.
  db.pragma('legacy_alter_table = ON')
  db.transaction(() => {
    const toFit = oldFormats[version]
    if (toFit) db.exec(toFit)
    for (const resource of differing) rebuild(db, resource)
    db.pragma(`user_version = ${schemaVersion}`)
  })()
  db.pragma('legacy_alter_table = OFF')
}

/** How many rows are read at a time. */
const batch = 1000

function rebuild(db: Database, resource: Resource): void {
  const { plural } = resource
  const { create, itemTables, insert, toColumns, toRow, columns } = tableOf(resource)
  const present = db.pragma(`table_xinfo(${plural})`) as { name: string }[] // as SQLite documents it
  if (present.length === 0) return void db.exec(create.join(';'))
  const unknown = present.find(({ name }) => ![...columns, 'seq', 'json'].includes(name))
  if (unknown) {
    const message = `The database has a column ${plural}.${unknown.name}, which a newer ghl-mock has written.`
    throw new Failure('unavailable', message)
  }

  const written = db.prepare('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(plural)
  const old = `old_${plural}`
  // Indexes and triggers keep their names when a table is renamed, so they are dropped first.
  const dropped = db
    .prepare(
      `SELECT 'DROP ' || type || ' ' || name FROM sqlite_schema
        WHERE type IN ('index', 'trigger') AND tbl_name = ? AND sql <> ''`,
    )
    .pluck()
    .all(plural)
  const tables = itemTables.map((name) => `DROP TABLE IF EXISTS ${name}`)
  db.exec([...dropped, ...tables].join(';'))
  db.exec(`ALTER TABLE ${plural} RENAME TO ${old}; ${create.join(';')}`)

  const read = db.prepare<[number], Record<string, unknown> & { seq: number }>(
    `SELECT rowid AS seq, * FROM ${old} WHERE rowid > ? ORDER BY rowid LIMIT ${batch}`,
  )
  const now = formatInstant(Date.now())
  const write = db.prepare<SqlValue[]>(
    insert.replace('(', '(seq, ').replace('VALUES (', 'VALUES (?, '),
  )
  for (let rows = read.all(0); rows.length > 0; rows = read.all(rows.at(-1)?.seq ?? 0)) {
    for (const row of rows) write.run(row.seq, ...toColumns(dated(resource, toRow(row), now)))
  }
  db.exec(`DROP TABLE ${old}`)
  // Ids that were given out are not given out again.
  if (typeof written === 'number') {
    db.prepare('UPDATE sqlite_sequence SET seq = ? WHERE name = ?').run(written, plural)
  }
}

/** A row with what a fixture may leave out. */
function dated(resource: Resource, row: Row, now: string): Row {
  const dates = fieldsOf(resource).filter(([name, { made }]) => made === 'now' && !row[name])
  return fillImplied(resource, {
    ...row,
    ...Object.fromEntries(dates.map(([name]) => [name, now])),
  })
}
