import { statSync } from 'node:fs'
import { filesOf } from './parse/files.js'

/** The time between two looks. A change is reported once two looks agree, because the file may still be being written. */
const everyMs = 200

/**
 * Reports when a fixture is saved, added or removed. It polls instead of using `fs.watch`: changes on the host often
 * do not reach watchers inside a container, and editors that save by renaming leave a watched file behind.
 */
export class FixtureWatch {
  readonly #paths: readonly string[]
  #reported: string
  #seen: string

  constructor(paths: readonly string[]) {
    this.#paths = paths
    this.#reported = this.#seen = stateOf(paths)
  }

  /** @param files those that were loaded, which fixtures may extend from elsewhere */
  start(onChange: () => void, files: readonly string[] = []): void {
    const bases = stateOf(files)
    this.#reported += bases
    this.#seen += bases
    setInterval(() => {
      const before = this.#seen
      this.#seen = stateOf(this.#paths) + stateOf(files)
      if (this.#seen !== before || this.#seen === this.#reported) return
      this.#reported = this.#seen
      onChange()
    }, everyMs).unref()
  }
}

/** The inode, size and times of all files: they differ after every change. */
const stateOf = (paths: readonly string[]): string => JSON.stringify(paths.map(filesAt))

function filesAt(path: string): unknown[] {
  try {
    return filesOf(path).files.map((file) => {
      const { ino, size, mtimeMs, ctimeMs } = statSync(file, { throwIfNoEntry: false }) ?? {}
      return [file, ino, size, mtimeMs, ctimeMs]
    })
  } catch {
    return []
  }
}
