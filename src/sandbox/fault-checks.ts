import { describe, type Violation } from '../lib/violation.js'
import { resources } from '../resources/index.js'
import { fits, type Route } from '../resources/route.js'
import { resourcesIn } from './exchange.js'
import type { Fault } from './fault.js'

/**
 * What a fault says that can never come about: a test with it would pass for the wrong reason.
 *
 * @param at the place of the fault in what is validated
 */
export const faultViolations = (
  fault: Fault,
  routes: readonly Route[],
  at: Violation['path'] = [],
): Violation[] => [...unmatchable(fault, routes, at), ...framingHeaders(fault, at)]

/** The first part of a match that no request can meet. */
function unmatchable({ match = {} }: Fault, all: readonly Route[], at: Violation['path']) {
  const { path, method, body } = match
  const violation = (key: keyof typeof match, expected: string, known: string[] = []) => [
    violationAt([...at, 'match', key], match[key], expected, known),
  ]
  let routes = all.filter((one) => !path || (!wildcard.test(path) && fits(path, one.path)))
  if (routes.length === 0) {
    const paths = [...new Set(all.map((one) => one.path))]
    const expected = `a path of the API, in which :name is any segment: ${paths.join(', ')}`
    return violation('path', expected, paths)
  }
  const methods = [...new Set(routes.map((one) => one.method))]
  routes = routes.filter((one) => !method || method.toUpperCase() === one.method)
  if (routes.length === 0) return violation('method', `one of ${methods.join(', ')}`, methods)

  const names = () => routes.map((one) => `${one.method} ${one.path}`).join(', ')
  for (const resource of resources) {
    const param = 'param' in resource ? resource.param : undefined
    if (!param || match[param] === undefined) continue
    const naming = routes.filter((one) => resourcesIn(one).includes(resource))
    if (naming.length === 0) {
      return violation(param, `no value, because there is no ${param} in the path of ${names()}`)
    }
    routes = naming
  }
  return body === undefined || routes.some(({ schema }) => schema.body)
    ? []
    : violation('body', `no value, because no body is read for ${names()}`)
}

/** Other notations for any segment: `*`, `{id}`. Here they would be literal. */
const wildcard = /(?:^|\/)(?:\*+|\{[^/]*\})(?:\/|$)/

/** Headers that say where an answer ends, which ghl-mock sets itself. */
const framing = new Map([
  ['content-length', 'ghl-mock sets it (the effect truncate cuts an answer short)'],
  ['transfer-encoding', 'answers carry their length (the effect drip sends one in pieces)'],
  ['trailer', 'answers have no trailer'],
])

/** Headers that would not be sent as written, or not at all. */
function framingHeaders({ then }: Fault, at: Violation['path']): Violation[] {
  return [then].flat().flatMap((step, index) => {
    const headers = (typeof step === 'object' && step.headers) || {}
    const place = [...at, 'then', ...(Array.isArray(then) ? [index] : []), 'headers']
    return Object.entries(headers).flatMap(([name, value]) => {
      const reason = framing.get(name.toLowerCase())
      return reason ? violationAt([...place, name], value, `no value, because ${reason}`) : []
    })
  })
}

const violationAt = (
  path: Violation['path'],
  found: unknown,
  expected: string,
  known: string[] = [],
): Violation => ({ path, kind: 'value', expected, found: describe(found), known })
