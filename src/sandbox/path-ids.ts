import { type IdName, resources } from '../resources/index.js'
import type { Resource } from '../resources/resource.js'
import type { Route } from '../resources/route.js'

/** The ids in the path of a request, by their names. */
export type Ids = { [name in IdName]?: string }

/** The ids in a path, by their names. A route calls the id of its own resource `id`; `own` is its full name. */
export function idsIn(params: unknown, own: string | undefined): Ids {
  const ids: Record<string, string> = {}
  for (const [name, value] of Object.entries(params ?? {})) {
    const known = name === 'id' ? own : name
    if (known !== undefined && known !== '*') ids[known] = String(value)
  }
  return ids
}

/** The resources whose ids are in the path of a route. */
export const resourcesIn = ({ path, resource: own }: Pick<Route, 'path' | 'resource'>) => {
  const segments = path.split('/')
  return resources.filter(
    (one: Resource) =>
      segments.includes(`:${one.param}`) || (one === own && segments.at(-1) === ':id'),
  )
}

/** The id of a resource that is written out in a path which means a route: `c1` in `/contacts/c1/notes`. */
export function idIn(path: string, route: Route, resource: Resource): string | undefined {
  const names = route.path.split('/')
  const own = route.resource === resource ? names.lastIndexOf(':id') : -1
  const id = path.split('/')[Math.max(names.indexOf(`:${resource.param}`), own)]
  return id?.startsWith(':') ? undefined : id
}
