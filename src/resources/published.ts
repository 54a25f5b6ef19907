import areas from './published-routes.json' with { type: 'json' }
import { areAlike, fits, segmentsMeant, segmentsOf } from './route.js'

/** A route that HighLevel publishes (its OpenAPI files of 2026-06-19), emulated or not. */
export interface PublishedRoute {
  method: string
  path: string
  /** What a token must carry; undefined where the specification names no scope. */
  scope: string | undefined
  /** Whether requests carry neither a token nor a version, which the specification of the route leaves out. */
  open: boolean
  /** HighLevel's name for the part of its API, such as `calendars`. */
  area: string
}

export const publishedRoutes: readonly PublishedRoute[] = Object.entries(areas).flatMap(
  ([area, lines]) =>
    lines.map((line) => {
      const [method = '', path = '', scope] = line.split(' ')
      const open = scope === '-'
      return { method, path, scope: open ? undefined : scope, open, area }
    }),
)

const parameters = (path: string) => path.split('/:').length

/** The published route of a request. A path with a name in place of an id beats one with the id. */
export function findPublished(method: string, path: string): PublishedRoute | undefined {
  return publishedRoutes
    .filter((route) => route.method === method && fits(path, route.path))
    .sort((a, b) => parameters(a.path) - parameters(b.path))[0]
}

/** Those of the paths of all routes: fixtures ask for each path many times. */
let segments: string[][] | undefined

/** The published routes that a path means, in which `:name` is any id, of every method. */
export function publishedLike(path: string): PublishedRoute[] {
  const meant = segmentsMeant(path)
  segments ??= publishedRoutes.map((route) => segmentsOf(route.path))
  const all = segments
  return publishedRoutes.filter((_, index) => meant && areAlike(meant, all[index] ?? []))
}

/** Of routes of one method that a path means, those that a request to it is for: the ones with the fewest ids. */
export function nearestOf<R extends { path: string }>(routes: readonly R[]): R[] {
  const least = Math.min(...routes.map(({ path }) => parameters(path)))
  return routes.filter(({ path }) => parameters(path) === least)
}

const firstSegment = (path: string) => path.split('/')[1]?.toLowerCase()
const known = new Set(publishedRoutes.map(({ path }) => firstSegment(path)))

/** Whether HighLevel publishes any route that begins as a path does. */
export const isKnownArea = (path: string): boolean => known.has(firstSegment(path))
