import type { Scope } from './private-integration.js'

/** A route of the API, as it was registered: `/contacts/:contactId/notes`. */
export interface Route {
  method: string
  path: string
  /** What a token must carry. */
  scope: Scope
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

/** The routes that there are to meet; a test holds this list against what the API registers. */
export const noteRoutes: readonly Pick<Route, 'method' | 'path'>[] = [
  { method: 'GET', path: '/contacts/:contactId/notes' },
  { method: 'POST', path: '/contacts/:contactId/notes' },
  { method: 'GET', path: '/contacts/:contactId/notes/:id' },
  { method: 'PUT', path: '/contacts/:contactId/notes/:id' },
  { method: 'DELETE', path: '/contacts/:contactId/notes/:id' },
]
