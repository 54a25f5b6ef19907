import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, extname, isAbsolute, join, resolve } from 'node:path'
import { suggestion } from '../../lib/suggest.js'
import { quoted } from '../../lib/violation.js'
import { isEntry } from '../walk.js'
import type { FixtureDocument } from './document.js'
import { extensions, readDocument } from './read.js'
import { formatPlace, type Place, Unreadable, unreadable } from './source.js'

export type Reader = () => FixtureDocument

/** A path under `extends`, and where it is written. */
interface Base {
  path: string
  place: Place
}

function basesOf(document: FixtureDocument): Base[] {
  const bases = isEntry(document.value) ? document.value.extends : undefined
  return [bases].flat().flatMap((path, index) => {
    const within = Array.isArray(bases) ? ['extends', index] : ['extends']
    return typeof path === 'string' ? [{ path, place: document.place(within) }] : []
  })
}

/** Files and those that they extend, each once, in front of those that extend it. */
export function withBases(files: readonly string[]): { file: string; read: Reader }[] {
  const found: { file: string; read: Reader }[] = []
  const known = new Set<string>()
  /** @param chain the files that lead here, each with the place of the path that leads on */
  const follow = (file: string, chain: readonly Base[], asked = file): void => {
    const path = resolve(file)
    const from = chain.findLast(({ place }) => place)
    const first = chain.find((one) => one.path === path)
    if (from && first) found.push({ file, read: fails(() => cycle(from, first, file)) })
    if (first || known.has(path)) return
    known.add(path)
    try {
      if (from && !existsSync(file)) throw missing(from.place, asked, path)
      if (from && !extensions.includes(extname(file).toLowerCase())) {
        const message = `extends: found ${quoted(asked)}, expected a file of ${extensions.join(', ')}`
        throw unreadable(from.place, message)
      }
      const document = readDocument(file)
      for (const { path: base, place } of basesOf(document)) {
        const next = isAbsolute(base) ? base : join(dirname(file), base)
        follow(next, [...chain, { path, place }], base)
      }
      found.push({ file, read: () => document })
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error
      found.push({ file, read: fails(() => error) })
    }
  }
  for (const file of files) follow(file, [])
  return found
}

/** Reads a fixture that is not a file, and which therefore has nothing to extend. */
export const withoutBases =
  (read: Reader): Reader =>
  () => {
    const document = read()
    const [base] = basesOf(document)
    if (!base) return document
    const message = `extends: found ${quoted(base.path)} outside of a file, which a path can be relative to: load both with --fixtures`
    throw unreadable(base.place, message)
  }

const fails = (make: () => Unreadable) => (): never => {
  throw make()
}

function cycle({ place }: Base, first: Base, file: string): Unreadable {
  const other = first.place
  if (other === place) {
    const message = 'extends: found this file itself, expected another one: remove the line'
    return unreadable(place, message)
  }
  const message = `extends: this leads back to ${file}, which extends this file by way of ${formatPlace(other)}: remove one of the two`
  return new Unreadable([{ severity: 'error', place, message, other }])
}

function missing(place: Place, path: string, whole: string): Unreadable {
  const folder = dirname(whole)
  const names = existsSync(folder) ? readdirSync(folder) : []
  const before = path.slice(0, path.length - basename(path).length)
  const paths = path.split(/\s*,\s*/)
  const moved = elsewhere(place.file, basename(path))
  const advice =
    paths.length > 1
      ? `; write a list: [${paths.join(', ')}]`
      : moved === undefined
        ? suggestion(
            path,
            names.map((name) => before + name),
          )
        : `; did you mean "${moved}"?`
  const message = `extends: there is no file ${quoted(path)}, expected the path of a fixture, counted from the folder of this one${advice}`
  return unreadable(place, message)
}

/** The path of a file of this name in a folder near to that of a fixture, from there. */
function elsewhere(fixture: string, name: string): string | undefined {
  const start = dirname(fixture)
  return ['.', '..', ...foldersIn(start, '.'), ...foldersIn(start, '..')]
    .map((path) => join(path, name))
    .find((path) => resolve(start, path) !== resolve(fixture) && existsSync(join(start, path)))
}

function foldersIn(start: string, path: string): string[] {
  try {
    return readdirSync(join(start, path), { withFileTypes: true })
      .filter((one) => one.isDirectory())
      .map((one) => join(path, one.name))
  } catch {
    return [] // a folder above need not be readable
  }
}
