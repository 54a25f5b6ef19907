import type { TSchema } from '@sinclair/typebox'
import type { Resource } from './resource.js'

/** The schemas of a route. */
export interface RouteSchema {
  summary?: string
  params?: TSchema
  querystring?: TSchema
  body?: TSchema
  /** Media types of the body. Default: JSON. */
  consumes?: readonly string[]
  /** Schemas of answers by status. */
  response?: Readonly<Record<string, TSchema>>
}

/** A route of the API, as it was registered: `/contacts/:contactId/notes`. */
export interface Route {
  method: string
  path: string
  /** What a token must carry; undefined when the route is public. */
  scope: string | undefined
  /** What the route is about: the last id in its path names one of these. */
  resource: Resource
  schema: RouteSchema
  /** How well it is known, where HighLevel's OpenAPI files do not have it. */
  source?: string | undefined
}

export const segmentsOf = (path: string): string[] =>
  path.replace(/\/$/, '').toLowerCase().split('/')

/**
 * Whether two paths can be the same one; a `:name` on either side is any segment. Capitals and a last slash do
 * not matter, as to the API.
 */
export const fits = (one: string, other: string): boolean =>
  areAlike(segmentsOf(one), segmentsOf(other))

/** Whether two paths in segments can be the same one. */
export const areAlike = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length &&
  left.every((segment, index) => {
    const counterpart = right[index] ?? ''
    if (segment.startsWith(':')) return counterpart !== ''
    return counterpart.startsWith(':') ? segment !== '' : segment === counterpart
  })

/** Other notations for any segment: `*`, `{id}`. Here they would be literal. */
const wildcard = /(?:^|\/)(?:\*+|\{[^/]*\})(?:\/|$)/

/**
 * The segments of a path that a person writes, undefined for one that means no route. A `:name` in it stands for an id,
 * never for a word of a route: `/contacts/:contactId` is not `/contacts/search`.
 */
export const segmentsMeant = (written: string): string[] | undefined =>
  wildcard.test(written) ? undefined : segmentsOf(written.replace(/:[^/]+/g, '\0'))

/** Whether a path that a person writes means a route. */
export function means(written: string, route: string): boolean {
  const meant = segmentsMeant(written)
  return meant !== undefined && areAlike(meant, segmentsOf(route))
}
