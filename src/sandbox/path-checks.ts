import { nearest } from '../lib/suggest.js'
import { quoted } from '../lib/violation.js'
import { type IdName, resources } from '../resources/index.js'
import { publishedLike, publishedRoutes } from '../resources/published.js'
import type { Resource } from '../resources/resource.js'
import { fits, means, type Route } from '../resources/route.js'
import type { Match } from './exchange.js'
import { idIn, resourcesIn } from './path-ids.js'

/** What is expected in place of a path, and the paths that may be meant. */
interface Mistake {
  expected: string
  known: string[]
}

/** Why no route has a path that a match gives; undefined when one does, emulated or not. */
export function pathMistake(path: string, emulated: readonly Route[]): Mistake | undefined {
  const alone = pathAlone(path)
  if (alone !== undefined) return { expected: alone, known: [] }
  const meant = [...emulated.filter((one) => means(path, one.path)), ...publishedLike(path)]
  if (meant.length > 0) return slip(path, meant)
  const paths = emulated.map((one) => one.path)
  return {
    expected: `a path of the API, in which :name is any segment, such as ${paths[0]}`,
    known: [...new Set([...paths, ...publishedRoutes.map((one) => one.path)])],
  }
}

/** A word in place of an id that is nearly a word of another route: `/opportunities/serach`. */
function slip(path: string, meant: readonly { path: string }[]): Mistake | undefined {
  const segments = path.split('/')
  for (const [index, segment] of segments.entries()) {
    const isId = meant.every((one) => one.path.split('/')[index]?.startsWith(':'))
    if (!isId || !/^[a-z-]{4,}$/i.test(segment)) continue
    const siblings = publishedRoutes
      .filter((one) => fits(segments.with(index, ':any').join('/'), one.path))
      .map((one) => one.path.split('/')[index] ?? '')
    const word = nearest(
      segment,
      [...new Set(siblings)].filter((one) => /^[a-z-]{5,}$/i.test(one)),
      2,
    )
    if (word !== undefined) {
      return { expected: `${word} or an id`, known: [segments.with(index, word).join('/')] }
    }
  }
  return undefined
}

/** What is expected in place of a path with a query, or with spaces; undefined for a path without either. */
export function pathAlone(path: string): string | undefined {
  const [, method, own] = /^([A-Z]+)\s+(\/\S*)$/.exec(path) ?? []
  if (method !== undefined) return `the path alone, ${own}, and beside it method: ${method}`
  // A line of an editor may have been wrapped there.
  if (/\s/.test(path)) return `the path without spaces: ${path.replace(/\s+/g, '')}`
  const [before, query] = path.replace(/^https?:\/\/[^/?]*/i, '').split('?')
  if (query === undefined) return undefined
  const named = [...new URLSearchParams(query)].map(
    ([name, value]) => `${name} ${JSON.stringify(value)}`,
  )
  const rest = named.length > 0 ? `, and beside it a query with ${named.join(' and ')}` : ''
  return `the path without the query: ${before}${rest}`
}

/** The routes whose requests have the ids of a match, or the first id that none of them has. */
interface Narrowed {
  routes: readonly Route[]
  mistake?: { name: IdName; expected: string }
}

/** Keeps the routes that have the ids of a match in their paths. */
export function withIds(match: Match, all: readonly Route[]): Narrowed {
  let routes = all
  for (const resource of resources) {
    const name = 'param' in resource ? resource.param : undefined
    if (!name || match[name] === undefined) continue
    const naming = routes.filter((one) => resourcesIn(one).includes(resource))
    if (naming.length === 0) {
      const whose = routes.length > 0 ? listed(routes) : 'what ghl-mock does not emulate'
      const expected = `no value, because there is no ${name} in the path of ${whose}`
      return { routes, mistake: { name, expected } }
    }
    const [written] = naming
      .map((one) => writtenId(match, one, resource))
      .filter(isOther(match[name]))
    routes = naming.filter((one) => !isOther(match[name])(writtenId(match, one, resource)))
    if (routes.length === 0) {
      return {
        routes,
        mistake: { name, expected: `${quoted(String(written))}, which the path has` },
      }
    }
  }
  return { routes }
}

const writtenId = ({ path }: Match, route: Route, resource: Resource) =>
  path === undefined ? undefined : idIn(path, route, resource)

/** True for the id of a path that is not the one; an encoded one may be. */
const isOther = (id: unknown) => (written: string | undefined) =>
  written !== undefined && !written.includes('%') && written !== id

/** The names of routes, the first of many. */
export function listed(routes: readonly Route[]): string {
  const names = routes.map((one) => `${one.method} ${one.path}`)
  return names.length > 3
    ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
    : names.join(', ')
}
