import type { Violation } from '../../lib/violation.js'
import { Seed } from '../fixture-format.js'
import type { FixtureDocument } from '../parse/document.js'
import { isEntry, isWithin, type Path, valueAt } from '../walk.js'
import { schemaAt } from './misplaced.js'
import { meantKey } from './unknown-keys.js'

/** Unknown keys with lists or objects below them, and the keys that were meant. */
type Misspelt = ReadonlyMap<Violation, string>

/** Finds unknown keys whose names hide what is wrong below them: `locations:` in place of `subAccounts:`. */
export function misspeltIn(value: unknown, found: readonly Violation[]): Misspelt {
  const all = new Map<Violation, string>()
  for (const one of found) {
    const around = one.path.slice(0, -1)
    const meant = one.kind === 'unknown' ? meantKey(one) : undefined
    if (meant === undefined || Object.hasOwn(Object(valueAt(value, around)), meant)) continue
    const below = valueAt(value, one.path)
    if (Object.keys(Object(below)).length === 0) continue
    const list = Array.isArray(below) && below.every(isEntry)
    const at = [...around, meant, ...(list ? [0] : [])]
    if ((list || isEntry(below)) && schemaAt(Seed, at)) all.set(one, meant)
  }
  return all
}

/** A document with the keys that were meant, which keep their places. */
export function withMeant(document: FixtureDocument, misspelt: Misspelt): FixtureDocument {
  const keys = [...misspelt].map(([{ path }, meant]) => ({ path, meant }))
  const written = (path: Path): Path => {
    const all = keys.filter((one) => isWithin(path, [...one.path.slice(0, -1), one.meant]))
    return path.map(
      (part, index) => all.find((one) => one.path.length === index + 1)?.path[index] ?? part,
    )
  }
  return {
    ...document,
    value: keys.reduce((value, { path, meant }) => renamed(value, path, meant), document.value),
    place: (path, of) => document.place(written(path), of),
    alias: (path) => document.alias?.(written(path)),
    isDoubtful: (one) => document.isDoubtful?.({ ...one, path: written(one.path) }) ?? false,
  }
}

function renamed(value: unknown, [part, ...rest]: Path, meant: string): unknown {
  const inner = (one: unknown) => renamed(one, rest, meant)
  if (Array.isArray(value)) return value.map((one, index) => (index === part ? inner(one) : one))
  return Object.fromEntries(
    Object.entries(Object(value)).map(([key, one]) =>
      key !== part ? [key, one] : rest.length > 0 ? [key, inner(one)] : [meant, one],
    ),
  )
}
