import { describe, type Violation } from '../lib/violation.js'
import { fits, type Route } from '../resources/route.js'
import type { Effect, Fault } from './fault.js'

/** What can be asked for: a method of a path. */
type Target = Pick<Route, 'method' | 'path'>

/**
 * What a fault says that can never come about; its test would pass for the wrong reason.
 *
 * @param at where the fault stands in what is judged
 */
export const faultViolations = (
  fault: Fault,
  targets: readonly Target[],
  at: Violation['path'] = [],
): Violation[] => [...missesAll(fault, targets, at), ...framings(fault, at)]

/** What keeps a fault from ever meeting a request, at most one thing. */
function missesAll(
  { match = {} }: Fault,
  targets: readonly Target[],
  at: Violation['path'],
): Violation[] {
  const { path, method, noteId, body } = match
  const odd = (key: keyof typeof match, expected: string, known: readonly string[] = []) =>
    [
      { path: [...at, 'match', key], kind: 'value', expected, found: describe(match[key]), known },
    ] satisfies Violation[]

  const there = targets.filter(
    (target) => path === undefined || (!wild.test(path) && fits(path, target.path)),
  )
  if (there.length === 0) {
    const paths = each(targets, (target) => target.path)
    return odd(
      'path',
      `a path of the API, in which :name is any segment: ${paths.join(', ')}`,
      paths,
    )
  }
  const asked = there.filter((target) => method === undefined || isSame(method, target.method))
  if (asked.length === 0) {
    const methods = each(there, (target) => target.method)
    return odd('method', `one of ${methods.join(', ')}`, methods)
  }
  const named = asked.filter((target) => noteId === undefined || target.path.endsWith('/:id'))
  if (named.length === 0) {
    return odd('noteId', `none, as there is none in the path of ${inWords(asked)}`)
  }
  if (body !== undefined && !named.some((target) => bodied.includes(target.method))) {
    return odd('body', `none, as none is read of ${inWords(named)}`)
  }
  return []
}

/** How others write any segment: `*`, `{id}`. Here it would stand for itself. */
const wild = /(?:^|\/)(?:\*+|\{[^/]*\})(?:\/|$)/

const bodied: readonly string[] = ['POST', 'PUT']

const isSame = (one: string, other: string) => one.toUpperCase() === other

const each = (targets: readonly Target[], of: (target: Target) => string): string[] => [
  ...new Set(targets.map(of)),
]

const inWords = (targets: readonly Target[]): string =>
  targets.map(({ method, path }) => `${method} ${path}`).join(', ')

/** Headers that say where an answer ends; what they would say is not for a fault to choose. */
const framing = new Map([
  ['content-length', 'as an answer has the length that it has (truncate cuts one short)'],
  ['transfer-encoding', 'as an answer says its length instead (drip sends one in pieces)'],
  ['trailer', 'as no answer has a trailer'],
])

/** Headers that would not be sent as they are said, or not at all. */
function framings({ then }: Fault, at: Violation['path']): Violation[] {
  const steps = Array.isArray(then) ? then : [then]
  return steps.flatMap((step, index) => {
    const { headers = {} }: Effect = typeof step === 'object' ? step : {}
    const place = [...at, 'then', ...(Array.isArray(then) ? [index] : []), 'headers']
    return Object.entries(headers).flatMap(([name, value]): Violation[] => {
      const why = framing.get(name.toLowerCase())
      if (why === undefined) return []
      const expected = `none, ${why}`
      return [
        { path: [...place, name], kind: 'value', expected, found: describe(value), known: [] },
      ]
    })
  })
}
