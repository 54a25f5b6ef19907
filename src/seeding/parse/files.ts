import { readdirSync, type Stats, statSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { extensions } from './read.js'
import { unreadable } from './source.js'

/**
 * The fixtures at a path: the file itself, or the fixtures directly in a folder, without the JSON Schema.
 *
 * @throws Unreadable when there are none
 */
export function filesOf(path: string): string[] {
  const kind = statusOf(path)
  if (!kind) throw unreadable({ file: path }, 'does not exist, expected a file or folder')
  if (!kind.isDirectory()) return [path]

  const files = (unlessMissing(path, () => readdirSync(path)) ?? [])
    .filter((name) => extensions.includes(extname(name).toLowerCase()))
    .filter((name) => name !== 'schema.json' && !name.startsWith('.'))
    .sort()
    .map((name) => join(path, name))
    .filter((file) => !statusOf(file)?.isDirectory())
  if (files.length === 0) {
    throw unreadable({ file: path }, `has no fixtures, expected files of ${extensions.join(', ')}`)
  }
  return files
}

/** The files without duplicates, such as a file that is named in addition to its folder. */
export function once(files: readonly string[]): string[] {
  const seen = new Set<string>()
  return files.filter((file) => {
    const path = resolve(file)
    return !seen.has(path) && seen.add(path)
  })
}

const statusOf = (path: string): Stats | undefined => unlessMissing(path, () => statSync(path))

/** Undefined when the path does not exist. */
function unlessMissing<T>(path: string, at: () => T): T | undefined {
  try {
    return at()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
    throw unreadable({ file: path }, `cannot be read: ${error.message}`)
  }
}
