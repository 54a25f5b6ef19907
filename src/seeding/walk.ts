import { type Field, fieldsOf, type Resource } from '../resources/resource.js'

/** An entry of a fixture: the fields of a row, and lists of the entries below it. */
export interface SeedEntry {
  readonly [key: string]: unknown
}

/** The fields that an entry may have: all but the parent's id, which follows from nesting, and what is derived. */
export const writtenFields = (resource: Resource): [name: string, field: Field][] =>
  fieldsOf(resource).filter(([name, { derived }]) => name !== resource.parentKey && !derived)

const dates = new WeakMap<Resource, string[]>()

/** The names of the fields with a date, listed once: a large seed asks for them with each entry. */
export function datesOf(resource: Resource): readonly string[] {
  const found =
    dates.get(resource) ?? fieldsOf(resource).flatMap(([name, { date }]) => (date ? [name] : []))
  dates.set(resource, found)
  return found
}

/** Where an entry is in a fixture: `['subAccounts', 0, 'contacts', 2]`. */
export type Path = readonly (string | number)[]

export const isSamePath = (one: Path, other: Path): boolean =>
  one.length === other.length && isWithin(one, other)

/** True for the place at a path, or inside of what is there. */
export const isWithin = (path: Path, outer: Path): boolean =>
  outer.every((part, index) => path[index] === part)

/** What is at a path; undefined where there is nothing. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, part) => Reflect.get(Object(inner), part), value)

/** One entry of a seed on a walk. */
export interface Visit {
  resource: Resource
  entry: SeedEntry
  /** The position in its list. */
  index: number
  /** The entry that it is nested in. */
  parent?: Visit | undefined
}

export const pathOf = ({ resource, index, parent }: Visit): Path => [
  ...(parent ? pathOf(parent) : []),
  resource.plural,
  index,
]

const known = new WeakMap<readonly Resource[], Map<Resource | undefined, Resource[]>>()

/** The resources below another one. */
function childrenIn(resources: readonly Resource[], parent: Resource | undefined): Resource[] {
  const byParent = known.get(resources) ?? new Map<Resource | undefined, Resource[]>()
  known.set(resources, byParent)
  const children = byParent.get(parent) ?? resources.filter((one) => one.parent === parent)
  byParent.set(parent, children)
  return children
}

/**
 * Walks the entries of a seed, parents before children; the only traversal of its tree. A text that stands for an
 * entry comes as that entry. It takes a value that need not be valid: whatever is no list of entries is passed over.
 */
export function walk(
  seed: unknown,
  resources: readonly Resource[],
  visit: (visit: Visit) => void,
  parent?: Visit,
): void {
  const children = childrenIn(resources, parent?.resource)
  if (children.length === 0 || !isEntry(seed)) return
  for (const resource of children) {
    const list = seed[resource.plural]
    if (!Array.isArray(list)) continue
    // Most entries of a large seed are notes, which have none.
    const hasChildren = childrenIn(resources, resource).length > 0
    for (const [index, written] of list.entries()) {
      const entry = entryOf(resource, written)
      if (!entry) continue
      const here = { resource, entry, index, parent }
      visit(here)
      if (hasChildren) walk(entry, resources, visit, here)
    }
  }
}

/** An entry as an object, whatever it was written as. */
function entryOf({ shorthand }: Resource, written: unknown): SeedEntry | undefined {
  if (isEntry(written)) return written
  return shorthand !== undefined && typeof written === 'string'
    ? { [shorthand]: written }
    : undefined
}

export const isEntry = (value: unknown): value is SeedEntry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text of a field of an entry, if it is text. */
export const textOf = (entry: SeedEntry, key: string): string | undefined => {
  const value = entry[key]
  return typeof value === 'string' ? value : undefined
}
