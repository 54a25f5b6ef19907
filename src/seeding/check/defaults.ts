import { resources } from '../../resources/index.js'
import { isEntry, type SeedEntry } from '../seed.js'

/**
 * A fixture with its `defaults` filled in. A value in the entry itself takes precedence, `null` included. The result
 * is validated afterwards, so values of the wrong shape are left as they are.
 */
export function withDefaults(value: unknown): unknown {
  const defaults = isEntry(value) ? value.defaults : undefined
  return isEntry(value) && isEntry(defaults) ? fillLists(value, defaults) : value
}

function fillLists(owner: SeedEntry, defaults: SeedEntry): SeedEntry {
  const filled: Record<string, unknown> = { ...owner }
  for (const { name, plural } of resources) {
    const list = owner[plural]
    if (!Array.isArray(list)) continue
    const common = isEntry(defaults[name]) ? defaults[name] : {}
    filled[plural] = list.map((entry: unknown) =>
      isEntry(entry) ? fillLists({ ...common, ...entry }, defaults) : entry,
    )
  }
  return filled
}
