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

const segments = (path: string) => path.replace(/\/$/, '').toLowerCase().split('/')

/**
 * Whether two paths can be the same one; a `:name` on either side is any segment. Capitals and a last slash do
 * not matter, as to the API.
 */
export function fits(one: string, other: string): boolean {
  const [left, right] = [segments(one), segments(other)]
  return (
    left.length === right.length &&
    left.every((segment, index) => {
      const counterpart = right[index] ?? ''
      if (segment.startsWith(':')) return counterpart !== ''
      return counterpart.startsWith(':') ? segment !== '' : segment === counterpart
    })
  )
}

/** Other notations for any segment: `*`, `{id}`. Here they would be literal. */
const wildcard = /(?:^|\/)(?:\*+|\{[^/]*\})(?:\/|$)/

/**
 * Whether a path that a person writes means a route. A `:name` in it stands for an id, never for a word of the route:
 * `/contacts/:contactId` is not `/contacts/search`.
 */
export const means = (written: string, route: string): boolean =>
  !wildcard.test(written) && fits(written.replace(/:[^/]+/g, '\0'), route)
