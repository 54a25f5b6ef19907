import { contact } from '../resources/contact/contact.js'
import { resources as all } from '../resources/index.js'
import { childrenOf, type Resource } from '../resources/resource.js'
import { subAccount } from '../resources/sub-account/sub-account.js'
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
  return plural === subAccount.plural && seeds.length > 1 ? withoutShells(merged) : merged
}

/** True for a contact of which a file has nothing but its id and lists: an answer with its notes. */
export const isShell = (entry: SeedEntry): boolean =>
  Object.keys(entry).every((name) => name === contact.key || shellLists.has(name))

const shellLists: ReadonlySet<string> = new Set([
  'appointments',
  ...childrenOf(contact, all).map(({ plural }) => plural),
])

/** Moves what contacts have that are known by their ids alone to the contacts with these ids, of any sub-account. */
function withoutShells(roots: readonly Entry[]): SeedEntry[] {
  const contactsIn = (root: Entry) => (root[contact.plural] ?? []) as SeedEntry[] // of a valid seed
  const byId = new Map<unknown, { entry: SeedEntry; shells: SeedEntry[] }>()
  const shells = new Set<SeedEntry>()
  for (const entry of roots.flatMap(contactsIn)) {
    const id = entry[contact.key]
    const known = byId.get(id)
    if (id === undefined) continue
    if (!known) byId.set(id, { entry, shells: [] })
    else {
      const [whole, shell] = isShell(entry) ? [known.entry, entry] : [entry, known.entry]
      known.entry = whole
      known.shells.push(shell)
      shells.add(shell)
    }
  }
  if (shells.size === 0) return [...roots]
  return roots.flatMap((root) => {
    const before = contactsIn(root)
    const contacts = before
      .filter((entry) => !shells.has(entry))
      .map((entry) => {
        const copy = { ...entry }
        for (const shell of byId.get(entry[contact.key])?.shells ?? []) extend(copy, shell)
        return copy
      })
    const isNameless = root.id === undefined && before.length > 0 && contacts.length === 0
    return isNameless ? [] : [{ ...root, [contact.plural]: contacts }]
  })
}

/** Adds the lists and fields of `entry`. A field that both have is equal in both, as `clashes` has checked. */
function extend(known: Entry, entry: SeedEntry): void {
  for (const [name, value] of Object.entries(entry)) {
    const before = known[name]
    // A list of entries grows; a list that is the value of a field does not.
    if (
      Array.isArray(value) &&
      (name === 'appointments' || all.some(({ plural }) => plural === name))
    ) {
      known[name] = [...(Array.isArray(before) ? before : []), ...value]
    } else known[name] ??= value
  }
}
