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

  /** @param loaded gives the files that were loaded last, which fixtures may extend from elsewhere */
  start(onChange: () => Promise<void>, loaded: () => readonly string[]): void {
    let files: readonly string[] = []
    let seenFiles = ''
    let reportedFiles = ''
    const follow = () => {
      if (files === loaded()) return
      files = loaded()
      reportedFiles = seenFiles = stateOf(files)
    }
    follow()
    setInterval(() => {
      follow()
      const [before, beforeFiles] = [this.#seen, seenFiles]
      this.#seen = stateOf(this.#paths)
      seenFiles = stateOf(files)
      if (this.#seen !== before || seenFiles !== beforeFiles) return
      if (this.#seen === this.#reported && seenFiles === reportedFiles) return
      this.#reported = this.#seen
      reportedFiles = seenFiles
      // At once, because a file that is saved before the next look would count as loaded.
      void onChange().then(follow)
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
