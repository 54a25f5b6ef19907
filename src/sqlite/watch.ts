import { realpathSync, type Stats, statSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { sqlite } from './driver.js'

/** How long a file that was in its place counts as being there for what reads it seldom, in milliseconds. */
const recentMs = 5

/**
 * Notices when the file of a database, or the log beside it (`-wal`) that holds what is not yet in the file, is no
 * longer the one that was opened: SQLite continues with files that no other program can open.
 */
export class Watch {
  readonly #file: WatchedFile
  readonly #log: WatchedFile

  /** @param connection an open one, whose log exists, if it has one */
  constructor(file: string, connection: Database) {
    const isReadable = () => canReadAll(connection)
    // SQLite takes an empty file for a new one and removes its log.
    this.#file = new WatchedFile(file, (size) => size > 0 && isReadable())
    this.#log = new WatchedFile(`${realpathSync(file)}-wal`, isReadable)
  }

  /** @throws SqliteError when what is written would be lost */
  assertInPlace(): void {
    this.#file.assertInPlace()
    this.#log.assertInPlace()
  }

  /** The same for a request, which asks the system about one file alone when there are many requests. */
  assertReadable(): void {
    this.#file.assertInPlace()
    this.#log.assertRecentlyInPlace()
  }

  /** The same right before a row is written. */
  assertWritable(): void {
    this.#log.assertInPlace()
    this.#file.assertRecentlyInPlace()
  }
}

class WatchedFile {
  readonly #path: string
  /** Whether everything is there although the file has become smaller. */
  readonly #isWhole: (size: number) => boolean
  /** Undefined where the system allows no log. */
  readonly #opened: Stats | undefined
  #size: number
  /** The size at which something was found to be missing. */
  #badSize: number | undefined
  #seenAt = 0

  constructor(path: string, isWhole: (size: number) => boolean) {
    this.#path = path
    this.#isWhole = isWhole
    this.#opened = find(path)
    this.#size = this.#opened?.size ?? 0
  }

  assertRecentlyInPlace(): void {
    if (performance.now() - this.#seenAt > recentMs) this.assertInPlace()
  }

  assertInPlace(): void {
    if (!this.#opened) return
    const found = find(this.#path)
    if (!found || found.ino !== this.#opened.ino || found.dev !== this.#opened.dev) this.#fail()
    if (found.size < this.#size) this.#judge(found.size)
    this.#size = found.size
    this.#seenAt = performance.now()
  }

  /** SQLite itself makes no file smaller here, but a checkpoint or a VACUUM of another program does. */
  #judge(size: number): void {
    if (size !== this.#badSize && this.#isWhole(size)) return
    this.#badSize = size
    this.#fail()
  }

  #fail(): never {
    const { SqliteError } = sqlite()
    throw new SqliteError(`${this.#path} is not the file that was opened`, movedCode)
  }
}

const movedCode = 'SQLITE_READONLY_DBMOVED'

/** Whether every page is there, in the log or in the file; the pages in memory do not count. */
function canReadAll(connection: Database): boolean {
  try {
    connection.pragma('shrink_memory')
    return connection.pragma('quick_check(1)', { simple: true }) === 'ok'
  } catch {
    return false
  }
}

function find(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined // the file does not exist, or cannot be reached
  }
}
