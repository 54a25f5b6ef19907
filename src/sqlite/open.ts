import { chmodSync, realpathSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { databaseProblem } from '../lib/database-problem.js'
import { Failure } from '../lib/failure.js'
import { formatInstant, parseInstant } from '../lib/instant.js'
import type { Resource } from '../resources/resource.js'
import { sqlite } from './driver.js'
import { createTables, migrate, schemaVersion } from './migrate.js'

/** How long a statement waits for another process. Nothing else is answered meanwhile. */
const longestWaitMs = 100

/** Marks a file as one of ghl-mock: the letters `ghlm`. */
const applicationId = 0x67_68_6c_6d

/** A database in memory: with empty tables, or a copy of a serialised one. */
export function openMemory(resources: readonly Resource[], image?: Buffer): Database {
  const db = new (sqlite())(image ?? ':memory:')
  db.pragma('foreign_keys = ON')
  addFunctions(db)
  if (!image) createTables(db, resources)
  return db
}

/**
 * The database in `file`, created when it is missing. WAL with `synchronous = NORMAL` keeps every answered write
 * when the process is killed.
 *
 * @throws Failure `unavailable` with the file and the reason; the file is not changed
 */
export function openFile(file: string, resources: readonly Resource[]): Database {
  let db: Database | undefined
  try {
    db = new (sqlite())(file, { timeout: longestWaitMs })
    const foreign = foreignness(db)
    if (foreign) throw unusable(file, foreign)
    // Fails here, not at the first write, when the file or its folder is read-only.
    db.exec('BEGIN IMMEDIATE')
    db.pragma(`application_id = ${applicationId}`)
    db.exec('COMMIT')
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    // A migration rebuilds tables, which must not remove the rows that refer to them.
    db.pragma('foreign_keys = OFF')
    if (isEmpty(db)) createTables(db, resources)
    else migrate(db, resources)
    db.pragma('foreign_keys = ON')
    addFunctions(db)
    makePrivate(file)
    return db
  } catch (error) {
    db?.close()
    throw unusable(file, error)
  }
}

/** Makes a database, and the files that SQLite keeps beside it, readable for their owner only. */
function makePrivate(file: string): void {
  const path = realpathSync(file)
  for (const suffix of ['', '-wal', '-shm']) {
    try {
      chmodSync(path + suffix, 0o600)
    } catch {
      // The file belongs to another user, or does not exist.
    }
  }
}

/** What queries call besides SQLite's own functions. */
function addFunctions(db: Database): void {
  db.function('folded', { deterministic: true }, (text) =>
    typeof text === 'string' ? text.toLowerCase() : text,
  )
  // SQLite's own reads fewer offsets, and makes a date of the next month of a 30 February.
  db.function('instant', { deterministic: true }, (text) => {
    const ms = parseInstant(String(text))
    return Number.isNaN(ms) ? null : formatInstant(ms)
  })
}

/** The failure of a start with a file. `why` is the reason in words, or what was thrown. */
export function unusable(file: string, why: unknown): Failure {
  if (why instanceof Failure) return why
  const message = `Cannot use the database ${file}: ${words(why)}.`
  return new Failure('unavailable', message, { cause: why })
}

/** Why an SQLite file is not an intact one of ghl-mock; undefined when it is, and when it is empty. */
function foreignness(db: Database): string | undefined {
  if (isEmpty(db)) return undefined
  if (db.pragma('application_id', { simple: true }) !== applicationId) {
    return 'it is an SQLite database of another program'
  }
  const version = Number(db.pragma('user_version', { simple: true }))
  if (version > schemaVersion) {
    return `it was written by a newer ghl-mock (schema ${version}, this one knows ${schemaVersion})`
  }
  // Finds damage at the start, not in a request.
  return db.pragma('quick_check(1)', { simple: true }) === 'ok' ? undefined : 'it is damaged'
}

const isEmpty = (db: Database): boolean =>
  db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0

function words(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // better-sqlite3 checks the folder itself and throws a TypeError.
  if (error instanceof TypeError) return 'its folder does not exist'
  return databaseProblem(error) ?? error.message
}
