import type { Fault } from '../domain/fault.js'
import { fits, type Route } from '../domain/route.js'
import { suggestion } from '../suggest.js'
import { Complaint } from './complaint.js'

/**
 * A fault that no request can meet is a slip, and its test would pass for the wrong reason.
 *
 * @throws Complaint 400 that names what cannot be met
 */
export function demandAMatch({ match = {} }: Fault, routes: readonly Route[]): void {
  const { path, noteId, body } = match
  const method = match.method?.toUpperCase()
  const wild = path?.split('/').find((segment) => /^(?:\*+|\{.*\})$/.test(segment))
  if (wild) {
    throw new Complaint(400, `match.path: "${wild}" stands for itself, write :id for any segment.`)
  }

  const there = routes.filter((route) => path === undefined || fits(path, route.path))
  if (there.length === 0) {
    const paths = each(routes, (route) => route.path)
    const hint = suggestion(path ?? '', paths) || '.'
    throw new Complaint(
      400,
      `match.path: no route of the API is "${path}"${hint} There are: ${paths.join(', ')}.`,
    )
  }
  const asked = there.filter((route) => method === undefined || method === route.method)
  if (asked.length === 0) {
    const methods = each(there, (route) => route.method)
    throw new Complaint(
      400,
      `match.method: found "${match.method}", expected one of ${methods.join(', ')}${suggestion(method ?? '', methods)}`,
    )
  }
  const named = asked.filter((route) => noteId === undefined || route.path.endsWith('/:id'))
  const routesOf = (some: readonly Route[]) =>
    each(some, (route) => `${route.method} ${route.path}`).join(', ')
  if (named.length === 0) {
    throw new Complaint(400, `match.noteId: there is no note in the path of ${routesOf(asked)}.`)
  }
  if (body !== undefined && !named.some((route) => bodied.includes(route.method))) {
    throw new Complaint(400, `match.body: no body is read of ${routesOf(named)}.`)
  }
}

const bodied = ['POST', 'PUT']

const each = <T>(all: readonly T[], of: (one: T) => string): string[] => [...new Set(all.map(of))]
