import { contact } from '../../resources/contact/contact.js'
import { resources } from '../../resources/index.js'
import type { Resource } from '../../resources/resource.js'
import { isEntry, type SeedEntry } from '../walk.js'

/**
 * A fixture with its `defaults` filled in. A value in the entry itself takes precedence, `null` included. The result
 * is validated afterwards, so values of the wrong shape are left as they are.
 */
export function withDefaults(value: unknown): unknown {
  const defaults = isEntry(value) ? value.defaults : undefined
  if (!isEntry(value) || !isEntry(defaults)) return value
  const filled = fillLists(value, defaults)
  const { templates } = value
  if (!isEntry(templates)) return filled
  // What contacts themselves have in common is filled into those that are like the template.
  const below = (one: unknown) => (isEntry(one) ? fillLists(one, defaults, contact) : one)
  const all = Object.entries(templates).map(([name, one]) => [name, below(one)] as const)
  return { ...filled, templates: Object.fromEntries(all) }
}

function fillLists(owner: SeedEntry, defaults: SeedEntry, parent?: Resource): SeedEntry {
  const filled: Record<string, unknown> = { ...owner }
  for (const resource of resources.filter((one) => one.parent === parent)) {
    const { name, plural } = resource
    const list = owner[plural]
    if (!Array.isArray(list)) continue
    const common = isEntry(defaults[name]) ? defaults[name] : {}
    filled[plural] = list.map((entry: unknown) =>
      isEntry(entry) ? fillLists({ ...common, ...entry }, defaults, resource) : entry,
    )
  }
  return filled
}
