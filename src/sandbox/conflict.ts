import { pluralOf } from '../lib/plural.js'
import type { Resource, Row, World } from '../resources/resource.js'

/** Why these rows cannot be stored together; undefined when they can. It is asked before anything is written. */
export function conflictIn(world: World, resources: readonly Resource[]): string | undefined {
  const keys = new Map<Resource, Set<string>>()
  for (const resource of resources) {
    const { plural, key, noun, parent, parentKey = '', unique = [] } = resource
    const known = new Set<string>()
    const combinations = new Set<string>()
    keys.set(resource, known)
    for (const row of world[plural] ?? []) {
      const id = textOf(row, key)
      if (known.has(id)) {
        return `Two ${pluralOf(noun)} have the ${key} "${id}". Change one of them.`
      }
      known.add(id)
      const owner = textOf(row, parentKey)
      if (parent && !keys.get(parent)?.has(owner)) {
        return `The ${noun} "${id}" belongs to the ${parent.noun} "${owner}", which the world does not have.`
      }
      for (const names of unique) {
        const combination = JSON.stringify([names, names.map((name) => textOf(row, name))])
        if (combinations.has(combination)) {
          return `Two ${pluralOf(noun)} have the same ${names.join(' and ')}, as "${id}" has.`
        }
        combinations.add(combination)
      }
    }
  }
  return undefined
}

/** As SQLite stores it (see `table.ts`). */
const textOf = (row: Row, name: string): string => String(row[name]).toWellFormed()
