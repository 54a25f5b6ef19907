import { resources as all } from '../../resources/index.js'
import { childrenOf, type Resource } from '../../resources/resource.js'
import { isEntry, type SeedEntry } from '../seed.js'

/**
 * A fixture with its `defaults` filled in. A value in the entry itself takes precedence, `null` included. The result
 * is validated afterwards, so values of the wrong shape are left as they are.
 */
export function withDefaults(value: unknown, resources: readonly Resource[] = all): unknown {
  const defaults = isEntry(value) ? value.defaults : undefined
  if (!isEntry(value) || !isEntry(defaults)) return value

  const fillLists = (owner: SeedEntry, children: readonly Resource[]): SeedEntry => {
    const filled: Record<string, unknown> = { ...owner }
    for (const resource of children) {
      const { name, plural } = resource
      const list = owner[plural]
      if (!Array.isArray(list)) continue
      const below = childrenOf(resource, resources)
      const common = isEntry(defaults[name]) ? defaults[name] : {}
      filled[plural] = list.map((entry: unknown) =>
        isEntry(entry) ? fillLists({ ...common, ...entry }, below) : entry,
      )
    }
    return filled
  }
  return fillLists(
    value,
    resources.filter(({ parent }) => parent === undefined),
  )
}
