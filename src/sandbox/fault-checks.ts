import type { TSchema } from '@sinclair/typebox'
import { isTooDeep, maxLevels } from '../lib/levels.js'
import { describe, oneOf, type Violation, violations } from '../lib/violation.js'
import { publishedLike, publishedRoutes } from '../resources/published.js'
import { fits, means, type Route } from '../resources/route.js'
import type { Fault } from './fault.js'
import { valueViolations } from './match-checks.js'
import { listed, pathAlone, pathMistake, withIds } from './path-checks.js'
import type { Stub } from './stub.js'

/**
 * What a fault says that can never come about: a test with it would pass for the wrong reason.
 *
 * @param at the place of the fault in what is validated
 */
export const faultViolations = (
  fault: Fault,
  routes: readonly Route[],
  at: Violation['path'] = [],
): Violation[] => {
  const found = unserialisable(fault, at)
  // Only what is not too deep can be compared and shown.
  return found.length > 0
    ? found
    : [
        ...unmatchable(fault, routes, at),
        ...valueViolations(fault.match ?? {}, at),
        ...headersOf(fault, at),
        ...stepsOf(fault.then, at).flatMap(({ step, place }) =>
          typeof step === 'object' ? bodyOf(step, place) : [],
        ),
        ...delaysOf(fault, at),
      ]
}

/** Ids that occur twice in a list of faults or stubs: the later one would replace the earlier one. */
export function doubledIds(all: readonly { id?: string }[], list: string): Violation[] {
  const first = new Map<string, number>()
  return all.flatMap(({ id }, index) => {
    const before = id === undefined ? undefined : first.get(id)
    if (id !== undefined && before === undefined) first.set(id, index)
    if (before === undefined) return []
    return violationAt([list, index, 'id'], id, `an id that ${list}.${before} does not have`)
  })
}

/** Bodies that cannot be sent or compared. */
function unserialisable({ match, then }: Fault, at: Violation['path']): Violation[] {
  const bodies = stepsOf(then, at).map(({ step, place }) => ({
    body: typeof step === 'object' ? step.body : undefined,
    place,
  }))
  return [{ body: match?.body, place: [...at, 'match'] }, ...bodies].flatMap(({ body, place }) =>
    isJson(body)
      ? []
      : violationAt([...place, 'body'], body, `JSON of at most ${maxLevels} levels`),
  )
}

function isJson(body: unknown): boolean {
  if (isTooDeep(body)) return false
  try {
    // Of a seed that was written in code: a bigint, or a `toJSON` that fails.
    JSON.stringify(body)
    return true
  } catch {
    return false
  }
}

/** The steps of an effect and their places. */
const stepsOf = (then: Fault['then'], at: Violation['path']) =>
  Array.isArray(then)
    ? then.map((step, index) => ({ step, place: [...at, 'then', index] }))
    : [{ step: then, place: [...at, 'then'] }]

/** The first part of a match that no request can meet. */
function unmatchable({ match = {} }: Fault, all: readonly Route[], at: Violation['path']) {
  const { path, method, body } = match
  const violation = (key: keyof typeof match, expected: string, known: string[] = []) => [
    violationAt([...at, 'match', key], match[key], expected, known),
  ]
  const mistake = path === undefined ? undefined : pathMistake(path, all)
  if (mistake) return violation('path', mistake.expected, mistake.known)
  let routes = all.filter((one) => path === undefined || means(path, one.path))
  if (routes.length === 0) {
    const methods = publishedLike(path ?? '').map((one) => one.method)
    const known = method === undefined || methods.includes(method.toUpperCase())
    return known
      ? []
      : violation('method', ...methodsOf(method ?? '', path ?? '', methods, publishedRoutes))
  }
  const methods = [...new Set(routes.map((one) => one.method))]
  routes = routes.filter((one) => method === undefined || method.toUpperCase() === one.method)
  if (routes.length === 0) {
    return path === undefined
      ? violation('method', oneOf(methods), methods)
      : violation('method', ...methodsOf(method ?? '', path, methods, all))
  }

  const narrowed = withIds(match, routes)
  if (narrowed.mistake) return violation(narrowed.mistake.name, narrowed.mistake.expected)
  if (body === undefined) return []
  return narrowed.routes.some(({ schema }) => schema.body)
    ? refusedProperties(body, narrowed.routes, [...at, 'match', 'body'])
    : violation('body', `no value, because no body is read for ${listed(narrowed.routes)}`)
}

/** Properties of a body that every route refuses: no valid request has them. */
function refusedProperties(
  body: unknown,
  routes: readonly Route[],
  at: Violation['path'],
): Violation[] {
  const schemas = routes.flatMap(({ schema }) => schema.body?.properties ?? [])
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]) => {
    const known: (TSchema | undefined)[] = schemas.map((properties) => properties[name])
    const found = known.map((one) => (one ? refusals(one, value) : []))
    const [first = []] = found
    return found.every((one) => one.length > 0)
      ? first.map((one) => ({ ...one, path: [...at, name, ...one.path] }))
      : []
  })
}

/** Why no valid value is the one that is asked for. Objects ask for a part of what they name, and may be met. */
function refusals(schema: TSchema, value: unknown): Violation[] {
  if (typeof value !== 'object') return violations(schema, value)
  const isOfText = /^(?:contains|matches)$/.test(Object.keys(value ?? {}).join())
  return isOfText && !takesText(schema) ? violations(schema, value) : []
}

/** False for a schema of numbers, of true and false, or of null. */
function takesText({ type, anyOf }: TSchema): boolean {
  const schemas: readonly TSchema[] | undefined = anyOf
  return schemas?.some(takesText) ?? !/^(?:boolean|integer|number|null)$/.test(String(type))
}

/**
 * What is expected in place of a method that a path does not take, and the methods that may be meant. Where a path that
 * is a segment longer or shorter takes it, that one is.
 */
function methodsOf(
  method: string,
  path: string,
  methods: readonly string[],
  routes: readonly Pick<Route, 'method' | 'path'>[],
): [expected: string, known: string[]] {
  const wanted = routes.filter((one) => one.method === method.toUpperCase())
  const isLonger = (long: string, short: string) => {
    const rest = /^(.*)\/[^/]+\/?$/.exec(long)?.[1]
    return rest !== undefined && rest !== '' && means(short, rest)
  }
  const near =
    wanted.find((one) => isLonger(one.path, path)) ?? wanted.find((one) => isLonger(path, one.path))
  const known = [...new Set(methods)]
  const expected = `${oneOf(known)} for this path`
  return near ? [`${expected}; ${near.method} is a method of ${near.path}`, []] : [expected, known]
}

/** Headers that say where an answer ends, which ghl-mock sets itself. */
const framing = new Map([
  ['content-length', 'ghl-mock sets it (the effect truncate cuts an answer short)'],
  ['transfer-encoding', 'answers carry their length (the effect drip sends one in pieces)'],
  ['trailer', 'answers have no trailer'],
])

function headersOf({ then }: Fault, at: Violation['path']): Violation[] {
  return stepsOf(then, at).flatMap(({ step, place }) => {
    const headers = (typeof step === 'object' && step.headers) || {}
    return framingHeaders(headers, place)
  })
}

/** Ranges of delays that are the wrong way round. */
const delaysOf = ({ then }: Fault, at: Violation['path']): Violation[] =>
  stepsOf(then, at).flatMap(({ step, place }) => {
    const delay = typeof step === 'object' ? step.delay : undefined
    if (typeof delay !== 'object' || !('uniform' in delay)) return []
    const [least, most] = delay.uniform
    if (least <= most) return []
    const expected = `the smaller one first: [${most}, ${least}]`
    const found = `[${least}, ${most}]`
    return [{ ...violationAt([...place, 'delay', 'uniform'], undefined, expected), found }]
  })

/** Headers that would not be sent as written, or not at all. */
const framingHeaders = (headers: Readonly<Record<string, string>>, at: Violation['path']) =>
  Object.entries(headers).flatMap(([name, value]) => {
    const reason = framing.get(name.toLowerCase())
    const expected = `no value, because ${reason}`
    return reason ? violationAt([...at, 'headers', name], value, expected) : []
  })

/**
 * What keeps a stub from ever answering a request, and headers that would not be sent as written.
 *
 * @param at the place of the stub in what is validated
 */
export function stubViolations(
  { match: { path, method }, headers = {}, status, body }: Stub,
  emulated: readonly Route[],
  at: Violation['path'] = [],
): Violation[] {
  const atKey = (key: string) => [...at, 'match', key]
  if (!isJson(body)) {
    return [violationAt([...at, 'body'], body, `JSON of at most ${maxLevels} levels`)]
  }
  const alone = pathAlone(path)
  if (alone !== undefined) return [violationAt(atKey('path'), path, alone)]
  const fitting = publishedLike(path)
  const methods = fitting.map((one) => one.method)
  const asked = method.toUpperCase()
  const isEmulated = emulated.some((one) => one.method === asked && fits(path, one.path))
  if (fitting.length === 0) {
    const paths = publishedRoutes.map((one) => one.path)
    const expected = 'a path that HighLevel publishes, in which :name is any segment'
    return [violationAt(atKey('path'), path, expected, paths)]
  }
  if (!methods.includes(asked)) {
    const wanted = methodsOf(method, path, methods, publishedRoutes)
    return [violationAt(atKey('method'), method, ...wanted)]
  }
  return isEmulated
    ? [
        violationAt(
          atKey('path'),
          path,
          'a route that ghl-mock does not answer itself; write a fault to change its answer to this one',
        ),
      ]
    : [...framingHeaders(headers, at), ...bodyOf({ status, body }, at)]
}

/** A body with a status whose answers have none (RFC 9110). */
const bodyOf = (
  { status, body }: { status?: number | undefined; body?: unknown },
  at: Violation['path'],
) =>
  body !== undefined && body !== '' && (status === 204 || status === 304)
    ? [
        violationAt(
          [...at, 'body'],
          body,
          `no value, because an answer with status ${status} has none`,
        ),
      ]
    : []

const violationAt = (
  path: Violation['path'],
  found: unknown,
  expected: string,
  known: string[] = [],
): Violation => ({ path, kind: 'value', expected, found: describe(found), known })
