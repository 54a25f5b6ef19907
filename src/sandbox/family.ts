import type { Resource, Row, World } from '../resources/resource.js'
import { imageQueries, rowOf } from '../sqlite/images.js'
import type { Sandbox } from './sandbox.js'

/**
 * A row with all that owns it, all that it owns, and the rows beside its owner that these name, such as users: a world
 * that can be understood on its own. Undefined when there is no such row.
 */
export function familyOf(
  { database }: Sandbox,
  resource: Resource,
  key: string,
): World | undefined {
  const images = database.queries(imageQueries)
  const image = images.find(resource, key)
  if (!image) return undefined
  const rows = new Map<Resource, Row[]>()
  const add = (one: Resource, row: Row) => rows.set(one, [...(rows.get(one) ?? []), row])

  for (const one of images.removalsOf(resource, image)) {
    if (one.before) add(one.resource, rowOf(one.resource, one.before))
  }
  let root = { resource, row: rowOf(resource, image) }
  for (;;) {
    const { parent, parentKey = '' } = root.resource
    const owner = parent && database.find(parent, String(root.row[parentKey]))
    if (!owner) break
    add(parent, owner)
    root = { resource: parent, row: owner }
  }

  const named = textsIn([...rows.values()])
  for (const one of database.resources) {
    const { parent, parentKey = '', key } = one
    // What a row is known by may be a secret; nothing names it.
    if (parent !== root.resource || rows.has(one) || one.fields[key]?.made === 'token') continue
    const isNamed = (row: Row) =>
      row[parentKey] === root.row[root.resource.key] && named.has(row[key])
    for (const row of database.list(one).filter(isNamed)) add(one, row)
  }
  return Object.fromEntries(database.resources.map((one) => [one.plural, rows.get(one) ?? []]))
}

/** All texts in a value. */
function textsIn(value: unknown, found = new Set<unknown>()): Set<unknown> {
  if (typeof value === 'object' && value !== null) {
    for (const one of Object.values(value)) textsIn(one, found)
  } else if (typeof value === 'string') found.add(value)
  return found
}
