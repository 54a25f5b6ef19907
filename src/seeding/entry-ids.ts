import { makeId } from '../lib/ids.js'
import { resources as all } from '../resources/index.js'
import { makeToken } from '../resources/private-integration/token.js'
import type { Resource } from '../resources/resource.js'
import type { Seed } from './fixture-format.js'
import { type SeedEntry, textOf, walk } from './walk.js'

/**
 * The ids and tokens of the entries of a seed. Those that are left out are made from the parent's id and from what the
 * entry says of itself, so that other entries may be inserted, removed and moved; entries that are equal in this are
 * distinguished by their order. A key that is written somewhere is never made a second time.
 */
export class EntryIds {
  readonly #seed: Seed
  readonly #idSeed: string
  readonly #resources: readonly Resource[]
  /** Ids that are written or made, by resource. */
  #taken: Map<Resource, Set<string>> | undefined
  /** The number of the next entry that is equal to an earlier one, by the key of the first. */
  readonly #equal = new Map<string, number>()

  constructor(seed: Seed, idSeed: string, resources: readonly Resource[] = all) {
    this.#seed = seed
    this.#idSeed = idSeed
    this.#resources = resources
  }

  of(resource: Resource, entry: SeedEntry, parentId: string | undefined): string {
    const written = textOf(entry, resource.key)
    if (written !== undefined) return written
    const { key, fields, noun, seededAs = noun } = resource
    this.#taken ??= this.#written()
    const taken = this.#taken.get(resource) ?? new Set()
    const make = fields[key]?.made === 'token' ? makeToken : makeId
    const parts = [this.#idSeed, seededAs, parentId ?? '', contentOf(resource, entry)]
    const first = make(...parts)
    let made = first
    for (let order = this.#equal.get(first) ?? 1; taken.has(made); order++) {
      made = make(...parts, order)
      this.#equal.set(first, order + 1)
    }
    taken.add(made)
    return made
  }

  #written(): Map<Resource, Set<string>> {
    const written = new Map(this.#resources.map((one) => [one, new Set<string>()]))
    walk(this.#seed, this.#resources, ({ resource, entry }) => {
      const key = textOf(entry, resource.key)
      if (key !== undefined) written.get(resource)?.add(key)
    })
    return written
  }
}

/** What an entry is recognised by: the first of the resource's combinations of fields of which it has one. */
export function contentOf({ madeFrom = [['name']] }: Resource, entry: SeedEntry): string {
  const [first = []] = madeFrom
    .map((names) => names.map((name) => entry[name] ?? ''))
    .filter((values) => values.some((value) => value !== ''))
  return first.length > 1 ? JSON.stringify(first) : String(first[0] ?? '')
}
