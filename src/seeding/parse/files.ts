import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs'
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
    if (statSync(path).isDirectory()) collectFixtures(path, found, [])
    else found.files.push(path)
  })
  if (found.files.length > 0) return found
  throw unreadable({ file: path }, `has no fixtures, expected files of ${extensions.join(', ')}`)
}

/** @param around the real paths of the folders that the folder is in */
function collectFixtures(folder: string, found: Found, around: readonly string[]): void {
  const here = [...around, realpathSync(folder)]
  const entries = readdirSync(folder, { withFileTypes: true }).map((entry) => {
    const file = join(folder, entry.name)
    return { name: entry.name, file, isFolder: isFolder(entry, file) }
  })
  // Fixtures of a folder come before those of the folders in it.
  const ranked = entries.toSorted(
    (a, b) => Number(a.isFolder) - Number(b.isFolder) || (a.name < b.name ? -1 : 1),
  )
  for (const { name, file, isFolder } of ranked) {
    const reason =
      reasonToLeaveOut(name, isFolder) ??
      (isFolder && here.includes(realpathSync(file)) ? 'it leads back to a folder around it' : '')
    if (reason) found.leftOut.push({ file, reason })
    else if (isFolder) collectFixtures(file, found, here)
    else found.files.push(file)
  }
}

/** True for a folder, and for a symbolic link to one. */
function isFolder(entry: Dirent, file: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory()
  try {
    return statSync(file).isDirectory()
  } catch {
    // A link to nothing is read, and reported, as a file.
    return false
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

/** The files without duplicates, such as a file that is named in addition to its folder, or a link to another one. */
export function once(files: readonly string[]): string[] {
  const paths = new Map<string, string>()
  for (const file of files) {
    const path = realPath(file)
    if (!paths.has(path)) paths.set(path, file)
  }
  return [...paths.values()]
}

function realPath(file: string): string {
  try {
    return realpathSync(file)
  } catch {
    return resolve(file)
  }
}
