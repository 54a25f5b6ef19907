import { readdirSync, statSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { extensions, unlessFileError } from './read.js'
import { unreadable } from './source.js'

/**
 * The fixtures at a path: the file itself, or the fixtures directly in a folder, without the JSON Schema.
 *
 * @throws Unreadable when there are none
 */
export function filesOf(path: string): string[] {
  const files = unlessFileError(path, () =>
    statSync(path).isDirectory() ? fixturesIn(path) : [path],
  )
  if (files.length > 0) return files
  throw unreadable({ file: path }, `has no fixtures, expected files of ${extensions.join(', ')}`)
}

const fixturesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => extensions.includes(extname(name).toLowerCase()))
    .filter((name) => name !== 'schema.json' && !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name))

/** The files without duplicates, such as a file that is named in addition to its folder. */
export function once(files: readonly string[]): string[] {
  const paths = files.map((file) => resolve(file))
  return files.filter((_, index) => paths.indexOf(paths[index] ?? '') === index)
}
