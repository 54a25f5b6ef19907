import { resources as all } from '../resources/index.js'
import type { Resource } from '../resources/resource.js'
import type { Seed } from './fixture-format.js'
import type { SeedEntry } from './walk.js'

/** Merges seeds into one: sub-accounts with the same id become one, and faults and stubs add up. */
export function merge(seeds: readonly Seed[], resources: readonly Resource[] = all): Seed {
  const roots = resources
    .filter(({ parent }) => parent === undefined)
    .map(({ plural, key }) => [plural, mergeRoots(seeds, plural, key)] as const)
  const clock = seeds.find((seed) => seed.clock)?.clock
  const faults = seeds.flatMap((seed) => seed.faults ?? [])
  const stubs = seeds.flatMap((seed) => seed.stubs ?? [])
  return {
    subAccounts: [],
    ...Object.fromEntries(roots),
    ...(clock && { clock }),
    ...(faults.length > 0 && { faults }),
    ...(stubs.length > 0 && { stubs }),
  }
}

type Entry = Record<string, unknown>

function mergeRoots(seeds: readonly Seed[], plural: string, key: string): SeedEntry[] {
  const byKey = new Map<unknown, Entry>()
  const merged: Entry[] = []
  for (const seed of seeds) {
    // A valid seed has entries there.
    for (const entry of (Reflect.get(seed, plural) ?? []) as SeedEntry[]) {
      const known = byKey.get(entry[key])
      if (known) {
        extend(known, entry)
        continue
      }
      const copy = { ...entry }
      merged.push(copy)
      if (copy[key] !== undefined) byKey.set(copy[key], copy)
    }
  }
  return merged
}

/** Adds the lists and fields of `entry`. A field that both have is equal in both, as `clashes` has checked. */
function extend(known: Entry, entry: SeedEntry): void {
  for (const [name, value] of Object.entries(entry)) {
    const before = known[name]
    // A list of entries grows; a list that is the value of a field does not.
    if (Array.isArray(value) && all.some(({ plural }) => plural === name)) {
      known[name] = [...(Array.isArray(before) ? before : []), ...value]
    } else known[name] ??= value
  }
}
