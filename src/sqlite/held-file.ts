import { closeSync, openSync, realpathSync, rmSync, type Stats, statSync } from 'node:fs'
import { hostname } from 'node:os'
import type { Database } from 'better-sqlite3'
import { databaseProblem } from '../lib/database-problem.js'
import { sqlite } from './driver.js'
import { unusable } from './open.js'

/**
 * The file of a database, held by one mock at a time. The lock is a small database next to the file in which a
 * transaction stays open: the system ends it with the process, whatever ends that, and others can still read in it
 * who holds it. The file itself stays open to other programs.
 */
export class HeldFile {
  readonly #lockFile: string
  readonly #lock: Database

  /** @throws Failure `unavailable` when another mock holds the file, or when no file can be made there */
  constructor(file: string) {
    createPrivate(file)
    assertOneName(file)
    this.#lockFile = lockOf(file)
    createPrivate(this.#lockFile)
    this.#lock = lock(file, this.#lockFile)
  }

  release(): void {
    // Removed before the lock is released: another mock that opens the path now creates a new lock file.
    if (this.#lock.open) rmSync(this.#lockFile, { force: true })
    this.#lock.close()
  }
}

/** The lock next to the file itself, which may be reached by links too. */
function lockOf(file: string): string {
  try {
    return `${realpathSync(file)}-lock`
  } catch {
    return `${file}-lock`
  }
}

function find(file: string): Stats | undefined {
  try {
    return statSync(file)
  } catch {
    return undefined // there is none, or SQLite says why it cannot be opened
  }
}

/**
 * A hard link is a second name of the file, with a lock file of its own.
 *
 * @throws Failure `unavailable` when the file has hard links
 */
function assertOneName(file: string): void {
  const found = find(file)
  if (!found?.isFile() || found.nlink === 1) return
  const why = `it has ${found.nlink} hard links, and another mock could open it by another name: copy it and use the copy`
  throw unusable(file, why)
}

/** Creates a file that only this user can read, unless it exists. */
function createPrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600))
  } catch {
    // It exists; or SQLite will say why it cannot be made.
  }
}

function lock(file: string, lockFile: string): Database {
  const { SqliteError } = sqlite()
  let db: Database | undefined
  try {
    db = new (sqlite())(lockFile, { timeout: 0 })
    db.pragma('synchronous = OFF')
    db.exec('BEGIN IMMEDIATE; DROP TABLE IF EXISTS holder; CREATE TABLE holder (name TEXT)')
    db.prepare('INSERT INTO holder VALUES (?)').run(`process ${process.pid} on ${hostname()}`)
    db.exec('COMMIT; BEGIN IMMEDIATE')
    return db
  } catch (error) {
    const holder = db && holderIn(db)
    db?.close()
    if (holder !== undefined) {
      throw unusable(
        file,
        `another mock has it open, ${holder}: stop that one or choose another file`,
      )
    }
    if (error instanceof TypeError) throw unusable(file, error) // there is no such folder
    const why = databaseProblem(error) ?? (error instanceof Error ? error.message : error)
    const isDamaged = error instanceof SqliteError && /NOTADB|CORRUPT/.test(error.code)
    const advice = isDamaged ? '; if no mock runs, remove it' : ''
    throw unusable(file, `its lock file ${lockFile} cannot be used (${why})${advice}`)
  }
}

/** Who holds a lock, if it is held. */
function holderIn(lock: Database): string | undefined {
  try {
    if (lock.inTransaction) return undefined
    return String(lock.prepare('SELECT name FROM holder').pluck().get() ?? 'which is starting')
  } catch {
    return undefined
  }
}
