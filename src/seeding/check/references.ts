import { suggestion } from '../../lib/suggest.js'
import { quoted } from '../../lib/violation.js'
import { resources } from '../../resources/index.js'
import type { Resource } from '../../resources/resource.js'
import { means } from '../../resources/route.js'
import { apiRoutes } from '../../resources/routes.js'
import { idIn } from '../../sandbox/path-ids.js'
import type { Read } from '../parse/document.js'
import { maxReported, type Problem } from '../parse/source.js'
import { textOf, walk } from '../walk.js'
import { hasId } from './owners.js'
import { isCalled } from './referred.js'

/**
 * Reports ids in the `match` of faults that are not in the fixtures. It is an error when every id of the resource is
 * written and the API cannot create another one, and a warning otherwise: ids that the mock makes are the same on every
 * run, so that a fixture may name one.
 *
 * @param reads fixtures that are valid
 * @param judged those and others that have errors: what they have may be named
 * @param isComplete whether every fixture was read and is valid
 */
export function dangling(
  reads: readonly Read[],
  judged: readonly Read[],
  isComplete: boolean,
): Problem[] {
  if (!reads.some(({ seed }) => seed.faults)) return []
  const problems: Problem[] = []
  for (const resource of resources) {
    const { name, noun, param } = resource
    if (param === undefined) continue
    const ids = idsOf(judged, name)
    const known = [...ids].filter((id) => id !== undefined)
    const isSure = isComplete && known.length === ids.size && isSeededOnly(resource)
    const severity = isSure ? 'error' : 'warning'
    for (const { seed, document } of reads) {
      for (const [index, { match }] of (seed.faults ?? []).entries()) {
        const id = textOf({ ...match }, param)
        if (document.inForce || problems.length >= maxReported) continue
        const inPath = writtenIn(match?.path, resource)
        const meant =
          inPath === undefined || hasId(ids, inPath)
            ? ''
            : inPath === param
              ? `; did you mean ":${param}"?`
              : suggestion(inPath, known)
        // A path may name what does not exist, but hardly what is spelt almost alike.
        if (meant) {
          const place = document.place(['faults', index, 'match', 'path'])
          const message = `path: no ${noun} of the fixtures is ${quoted(inPath ?? '')}${meant}`
          problems.push({ severity: 'warning', place, message })
        }
        if (id === undefined || hasId(ids, id)) continue
        const near = suggestion(id, known)
        // What is not spelt almost alike may be in a file that cannot be read.
        if (!near && !isComplete) continue
        const place = document.place(['faults', index, 'match', param])
        const own = idOfName(judged, resource, id)
        const advice =
          (own && `; that is a name: write the id, ${own}`) ||
          near ||
          `; for a ${noun} that does not exist, match its path instead`
        const message = `${param}: found ${quoted(id)}, expected the id of a ${noun} of the fixtures${advice}`
        problems.push({ severity, place, message })
      }
    }
  }
  return problems
}

/** The id of a resource that is written out in the path of a match. */
function writtenIn(path: string | undefined, resource: Resource): string | undefined {
  if (path === undefined) return undefined
  const ids = apiRoutes
    .filter((route) => means(path, route.path))
    .map((route) => idIn(path, route, resource))
  return ids.find((id) => id !== undefined)
}

/** True when no route creates rows of the resource. */
const isSeededOnly = (resource: Resource): boolean =>
  !apiRoutes.some((route) => route.resource === resource && route.method === 'POST')

/** The ids of all rows of a resource, and undefined when some are generated. */
function idsOf(reads: readonly Read[], name: string): Set<string | undefined> {
  const ids = new Set<string | undefined>()
  for (const { seed } of reads) {
    walk(seed, resources, ({ resource, entry }) => {
      const id = entry[resource.key]
      // A number is reported where it stands.
      if (resource.name === name)
        ids.add(typeof id === 'number' ? String(id) : textOf(entry, resource.key))
      if (entry.generate !== undefined) ids.add(undefined)
    })
  }
  return ids
}

/** The id that is written for the row with a name, if there is one. */
function idOfName(reads: readonly Read[], { name, key }: Resource, called: string) {
  let id: string | undefined
  for (const { seed } of reads) {
    walk(seed, resources, ({ resource, entry }) => {
      if (resource.name === name && isCalled(resource, entry, called)) id ??= textOf(entry, key)
    })
  }
  return id
}
