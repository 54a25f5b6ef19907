import { countryForm, countryNamed } from '../../resources/forms.js'
import { resources } from '../../resources/index.js'
import { isKeyOf } from '../fixture-format.js'
import type { Read } from '../parse/document.js'
import { isEntry, type Path, type SeedEntry, textOf, type Visit, valueAt, walk } from '../walk.js'

/** What tells sub-accounts apart: the id, which several files may give, or the entry itself when its id is made. */
export type Identity = string | SeedEntry

/** Which sub-account an entry is in. */
export function subAccountOf({ parent, entry, resource }: Visit): Identity {
  return parent ? subAccountOf(parent) : (textOf(entry, resource.key) ?? entry)
}

/** An entry of a sub-account and the fixture that it is in. */
export interface Owned {
  visit: Visit
  read: Read
}

/** The sub-accounts, and what is directly below them: by sub-account, and by the plural of the resource. */
export type Owners = ReadonlyMap<Identity, ReadonlyMap<string, readonly Owned[]>>

export function ownersOf(reads: readonly Read[]): Owners {
  const owners = new Map<Identity, Map<string, Owned[]>>()
  for (const read of reads) {
    walk(read.seed, resources, (visit) => {
      if (visit.parent?.parent) return
      const { plural } = visit.resource
      const identity = subAccountOf(visit)
      const lists = owners.get(identity) ?? new Map<string, Owned[]>()
      owners.set(identity, lists)
      const list = lists.get(plural) ?? []
      lists.set(plural, list)
      list.push({ visit, read })
    })
  }
  return owners
}

/** Whether there is an id; one with a comma at its end is reported where it stands. */
export const hasId = (ids: ReadonlySet<string | undefined>, id: string): boolean =>
  [id, `${id},`, `${id};`].some((one) => ids.has(one))

/** The value of a field of a sub-account, which any of its entries may give. */
export const settingOf = (owners: Owners, identity: Identity, name: string): unknown =>
  owners
    .get(identity)
    ?.get('subAccounts')
    ?.map(({ visit }) => visit.entry[name])
    .find((value) => value !== undefined && value !== null)

/** The country of a sub-account, or the one that is meant; undefined when neither is known. */
export function countryOf(owners: Owners, identity: Identity): string | undefined {
  const written = String(settingOf(owners, identity, 'country') ?? 'US')
  return countryForm.isMet(written, '') ? written : countryNamed(written)
}

/** Whether an entry has a key that is none of its resource: what is missing in it may stand there. */
export const hasUnknownKey = ({ resource, entry }: Pick<Visit, 'resource' | 'entry'>): boolean =>
  Object.keys(entry).some((key) => !key.startsWith('x-') && !isKeyOf(resource, key))

/**
 * Where a value of a fixture was written that a contact may have from the template that it is like, and any entry from
 * the defaults.
 */
export function sourceOf(value: unknown, path: Path): Path {
  if (!isEntry(value)) return path
  let node: unknown = value
  for (const [index, part] of path.entries()) {
    if (isEntry(node) && !Object.hasOwn(node, part)) {
      const { name = '' } = resources.find(({ plural }) => plural === path[index - 2]) ?? {}
      const commons: Path[] = [
        ['templates', textOf(node, 'like') ?? ''],
        ['defaults', name],
      ]
      const common = commons.find((one) => hasOwn(valueAt(value, one), part))
      // An entry of a template has defaults, too.
      return common ? sourceOf(value, [...common, ...path.slice(index)]) : path
    }
    node = valueAt(node, [part])
  }
  return path
}

const hasOwn = (value: unknown, part: string | number): boolean =>
  isEntry(value) && Object.hasOwn(value, part)
