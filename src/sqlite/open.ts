import type { Database } from 'better-sqlite3'
import { Failure } from '../lib/failure.js'
import type { Resource } from '../resources/resource.js'
import { sqlite } from './driver.js'
import { migrate, schemaVersion } from './migrate.js'
import { tableOf } from './table.js'

/** Marks a SQLite file as ours: the letters `ghlm`. */
const applicationId = 0x67_68_6c_6d

/** A database in memory: with the empty tables of the resources, or a copy of one that was serialised. */
export function openMemory(resources: readonly Resource[], image?: Buffer): Database {
  const db = new (sqlite())(image ?? ':memory:')
  db.pragma('foreign_keys = ON')
  if (!image) createTables(db, resources)
  return db
}

/** The tables of a new database, which has no past to migrate from. */
function createTables(db: Database, resources: readonly Resource[]): void {
  db.transaction(() => {
    for (const resource of resources) db.exec(tableOf(resource).create)
    db.pragma(`user_version = ${schemaVersion}`)
  })()
}

/**
 * The database in `file`, made when it is missing. WAL with `synchronous = NORMAL` keeps every answered write
 * when the process is killed.
 *
 * @throws Failure `unavailable` that names the file and says why it cannot be used; the file is not touched
 */
export function openFile(file: string, resources: readonly Resource[]): Database {
  const refuse = (why: string, cause?: unknown) =>
    new Failure('unavailable', `Cannot use the database ${file}: ${why}.`, { cause })

  let db: Database | undefined
  try {
    db = new (sqlite())(file)
    const foreign = foreignness(db)
    if (foreign) throw refuse(foreign)
    // Fails now, not at the first note, when the file or its folder cannot be written.
    db.exec('BEGIN IMMEDIATE')
    db.pragma(`application_id = ${applicationId}`)
    db.exec('COMMIT')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    // Migrations rebuild tables, which must not remove the rows that refer to them.
    db.pragma('foreign_keys = OFF')
    if (isEmpty(db)) createTables(db, resources)
    else migrate(db)
    db.pragma('foreign_keys = ON')
    return db
  } catch (error) {
    db?.close()
    throw error instanceof Failure ? error : refuse(words(error), error)
  }
}

/** Why a readable SQLite file is not a whole one of ours, or undefined when it is that or empty. */
function foreignness(db: Database): string | undefined {
  if (isEmpty(db)) return undefined
  if (db.pragma('application_id', { simple: true }) !== applicationId) {
    return 'it is an SQLite database of another program'
  }
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > schemaVersion) {
    return `it was written by a newer ghl-mock (schema ${version}, this one knows ${schemaVersion})`
  }
  // Found now, not by the request that comes upon it.
  return db.pragma('quick_check(1)', { simple: true }) === 'ok' ? undefined : codes.SQLITE_CORRUPT
}

const isEmpty = (db: Database): boolean =>
  db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0

/** SQLite's result codes in a person's words. */
const codes: Record<string, string> = {
  SQLITE_NOTADB: 'it is not an SQLite database',
  SQLITE_CORRUPT: 'it is damaged',
  SQLITE_CANTOPEN: 'it cannot be opened (is it a folder, or may this user not read it?)',
  SQLITE_READONLY: 'it cannot be written (check the permissions of the file and of its folder)',
  SQLITE_READONLY_DIRECTORY: 'its folder cannot be written',
  SQLITE_READONLY_DBMOVED: 'it was moved while it was opened',
  SQLITE_BUSY: 'another process holds it',
  SQLITE_FULL: 'the disk is full',
}

function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // better-sqlite3 looks for the folder itself and says so in a TypeError.
  if (error instanceof TypeError) return 'its folder does not exist'
  const known = error instanceof sqlite().SqliteError ? codes[error.code] : undefined
  return known ?? error.message
}
