import { readdirSync, statSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { extensions, unlessFileError } from './read.js'
import { unreadable } from './source.js'

/** A file in a folder that is not read as a fixture. */
export interface LeftOut {
  file: string
  reason: string
}

interface Found {
  files: string[]
  leftOut: LeftOut[]
}

/**
 * The fixtures at a path: the file itself, or the fixtures in a folder and the folders in it, in lexical order.
 *
 * @throws Unreadable when there are none
 */
export function filesOf(path: string): Found {
  const found: Found = { files: [], leftOut: [] }
  unlessFileError(path, () => {
    if (statSync(path).isDirectory()) collectFixtures(path, found)
    else found.files.push(path)
  })
  if (found.files.length > 0) return found
  throw unreadable({ file: path }, `has no fixtures, expected files of ${extensions.join(', ')}`)
}

function collectFixtures(folder: string, found: Found): void {
  const entries = readdirSync(folder, { withFileTypes: true })
  // Fixtures of a folder come before those of the folders in it.
  const ranked = entries.toSorted(
    (a, b) => Number(a.isDirectory()) - Number(b.isDirectory()) || (a.name < b.name ? -1 : 1),
  )
  for (const entry of ranked) {
    const file = join(folder, entry.name)
    const reason = reasonToLeaveOut(entry.name, entry.isDirectory())
    if (reason) found.leftOut.push({ file, reason })
    else if (entry.isDirectory()) collectFixtures(file, found)
    else found.files.push(file)
  }
}

function reasonToLeaveOut(name: string, isFolder: boolean): string | undefined {
  if (name.startsWith('.')) return 'its name begins with a dot'
  if (isFolder) return name === 'node_modules' ? 'it holds packages' : undefined
  if (name === 'schema.json') return 'it is the schema of fixtures'
  return extensions.includes(extname(name).toLowerCase())
    ? undefined
    : `it is not a file of ${extensions.join(', ')}`
}

/** The files without duplicates, such as a file that is named in addition to its folder. */
export function once(files: readonly string[]): string[] {
  const paths = files.map((file) => resolve(file))
  return files.filter((_, index) => paths.indexOf(paths[index] ?? '') === index)
}
