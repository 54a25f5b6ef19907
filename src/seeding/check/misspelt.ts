import type { Violation } from '../../lib/violation.js'
import { Seed } from '../fixture-format.js'
import type { FixtureDocument } from '../parse/document.js'
import { isEntry, isSamePath, isWithin, type Path, valueAt } from '../walk.js'
import { asItIs } from './notation.js'
import { schemaAt } from './schema-at.js'
import { meantKey, unknownKey } from './unknown-keys.js'

/** Unknown keys with lists or objects below them, and the keys that were meant. */
type Misspelt = ReadonlyMap<Violation, string>

/** Finds unknown keys whose names hide what is wrong below them: `locations:` in place of `subAccounts:`. */
export function misspeltIn(value: unknown, found: readonly Violation[]): Misspelt {
  const all = new Map<Violation, string>()
  for (const one of found) {
    const around = one.path.slice(0, -1)
    const meant = one.kind === 'unknown' ? meantKey(one) : undefined
    const [owner, below] = [valueAt(value, around), valueAt(value, one.path)]
    if (meant === undefined || !isEntry(owner) || Object.hasOwn(owner, meant)) continue
    if (Object.keys(Object(below)).length === 0) continue
    // It may rather belong to another entry, which is what is said then.
    const said = unknownKey(
      { violation: one, value: below, ...asItIs },
      new Set(Object.keys(owner)),
      true,
    )
    if (!said.includes(`did you mean "${meant}"`)) continue
    const isTwice = [...all].some(
      ([other, key]) => key === meant && isSamePath(other.path.slice(0, -1), around),
    )
    if (isTwice) continue
    const list = Array.isArray(below) && below.every(isEntry)
    const at = [...around, meant, ...(list ? [0] : [])]
    if ((list || isEntry(below)) && schemaAt(Seed, at)) all.set(one, meant)
  }
  return all
}

interface Key {
  path: Path
  meant: string
}

/** A document with the keys that were meant, which keep their places. */
export function withMeant(document: FixtureDocument, misspelt: Misspelt): FixtureDocument {
  const keys = [...misspelt].map(([{ path }, meant]): Key => ({ path, meant }))
  const written = (path: Path): Path => {
    const all = keys.filter((one) => isWithin(path, [...one.path.slice(0, -1), one.meant]))
    return path.map(
      (part, index) => all.find((one) => one.path.length === index + 1)?.path[index] ?? part,
    )
  }
  return {
    ...document,
    value: renamed(document.value, keys),
    place: (path, of) => document.place(written(path), of),
    alias: (path) => document.alias?.(written(path)),
    isDoubtful: (one) => document.isDoubtful?.({ ...one, path: written(one.path) }) ?? false,
  }
}

function renamed(value: unknown, keys: readonly Key[], level = 0): unknown {
  const byPart = new Map<string | number | undefined, Key[]>()
  for (const key of keys) {
    const part = key.path[level]
    const own = byPart.get(part) ?? []
    byPart.set(part, own)
    own.push(key)
  }
  const inner = (part: string | number, one: unknown) => {
    const below = byPart.get(part)
    return below ? renamed(one, below, level + 1) : one
  }
  if (Array.isArray(value)) return value.map((one, index) => inner(index, one))
  const entries = Object.entries(Object(value)).map(([key, one]): [string, unknown] => {
    const own = byPart.get(key)?.find(({ path }) => path.length === level + 1)
    return own ? [own.meant, one] : [key, inner(key, one)]
  })
  return Object.fromEntries(entries)
}
