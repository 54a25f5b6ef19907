import { METHODS } from 'node:http'
import { describe, type Violation } from '../lib/violation.js'
import { listCredentials } from '../resources/credential.js'
import { resources } from '../resources/index.js'
import { publishedLike } from '../resources/published.js'
import { allRefusals } from '../resources/refusal.js'
import type { Resource } from '../resources/resource.js'
import { means, type Route } from '../resources/route.js'
import type { SandboxDatabase } from '../sqlite/database.js'
import { headerName, type Match } from './exchange.js'
import { listed, pathMistake, withIds } from './path-checks.js'
import { resourcesIn } from './path-ids.js'
import { maxPattern } from './pattern.js'

/**
 * What a match asks for that no exchange can have. A typo would make a `never` claim pass, because nothing can match
 * it.
 */
export function matchViolations(
  match: Match,
  routes: readonly Route[],
  sandbox: { database: SandboxDatabase },
): Violation[] {
  const { method, path, status, reason } = match
  const found = [...valueViolations(match), ...ownerViolations(match, sandbox)]
  const add = (name: keyof Match, expected: string, known: string[] = []) =>
    found.push({
      path: ['match', name],
      kind: 'value',
      expected,
      found: describe(match[name]),
      known,
    })
  if (method !== undefined && !METHODS.includes(method.toUpperCase())) {
    add('method', 'a method of HTTP', usual)
  }
  if (status !== undefined && status !== 0 && (status < 100 || status > 599)) {
    add('status', 'a status from 100 to 599, or 0 for no answer')
  }
  if (reason !== undefined && !allRefusals().some(({ kind }) => kind === reason)) {
    const kinds = allRefusals().map(({ kind }) => kind)
    add('reason', `one of ${kinds.toSorted().join(', ')}`, kinds)
  }
  if (reason !== undefined && status !== undefined && status < 400) {
    add('status', 'a status from 400, because only a refusal has a reason')
  }
  const mistake = path === undefined ? undefined : pathMistake(path, routes)
  if (mistake) add('path', mistake.expected, mistake.known)
  else if (found.length === 0) addImpossible(match, routes, add)
  return found
}

type Add = (name: keyof Match, expected: string, known?: string[]) => void

/** Ids and reasons that no exchange of the routes that a match means can have. */
function addImpossible(match: Match, all: readonly Route[], add: Add): void {
  const { method, path, reason } = match
  const asked = method?.toUpperCase()
  const routes = all.filter(
    (one) =>
      (asked === undefined || one.method === asked) &&
      (path === undefined || means(path, one.path)),
  )
  const { mistake } = withIds(match, routes)
  if (mistake) add(mistake.name, mistake.expected)
  if (reason === undefined || path === undefined || routes.length === 0) return
  const others = publishedLike(path).filter(
    (one) =>
      !routes.some((two) => two.method === one.method) && (asked ?? one.method) === one.method,
  )
  if (reason === 'not-emulated' && others.length === 0) {
    add('reason', `another reason, because ghl-mock emulates ${listed(routes)}`)
  }
  const check = allRefusals().find(({ kind }) => kind === reason)?.check
  const named: Resource | undefined = resources.find(({ noun }) => noun === check)
  // A name can be taken wherever one is sent; other refusals are about an id of the path.
  const isAsked = (one: Route) =>
    reason.endsWith('-taken')
      ? one.resource === named
      : resourcesIn(one).some((two) => two === named)
  if (named && !routes.some(isAsked)) {
    add('reason', `another reason, because no ${named.noun} is asked for by ${listed(routes)}`)
  }
}

const usual = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']

/** A private integration that the world of a sandbox does not have. */
export function ownerViolations(
  { by }: Match,
  { database }: { database: SandboxDatabase },
  at: Violation['path'] = [],
): Violation[] {
  if (by === undefined) return []
  const known = [...new Set(listCredentials(database).map(({ name }) => name))]
  if (known.includes(by)) return []
  const expected = `the name of a private integration: ${known.slice(0, 20).join(', ')}`
  return [{ path: [...at, 'match', 'by'], kind: 'value', expected, found: describe(by), known }]
}

/** Invalid regular expressions and header names. */
export function valueViolations(match: Match, at: Violation['path'] = []): Violation[] {
  const place = [...at, 'match']
  return [
    ...headerNames(match.headers, [...place, 'headers']),
    ...ofEach(match.headers, [...place, 'headers']),
    ...ofEach(match.query, [...place, 'query']),
    ...conditionsIn(match.body, [...place, 'body']),
  ]
}

const headerNames = (headers: Match['headers'], path: Violation['path']): Violation[] =>
  Object.keys(headers ?? {})
    .filter((name) => !isHeaderName.test(name))
    .map((name) => ({
      path: [...path, name],
      kind: 'value',
      expected: 'a condition under the name of a header, which has neither spaces nor colons',
      found: `the name ${describe(name)}`,
      known: [],
    }))

const isHeaderName = new RegExp(headerName)

/** The conditions of headers or parameters, whose names may be any. */
const ofEach = (conditions: object = {}, path: Violation['path']): Violation[] =>
  Object.entries(conditions).flatMap(([name, one]) => conditionsIn(one, [...path, name]))

/** Invalid regular expressions, and objects that are meant as conditions of text but would be compared as they are. */
function conditionsIn(value: unknown, path: Violation['path']): Violation[] {
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  const [[name, said] = [], other] = entries
  if (name === undefined || !entries.every(([key]) => key === 'contains' || key === 'matches')) {
    return entries.flatMap(([key, one]) => conditionsIn(one, [...path, key]))
  }
  if (other) {
    const expected = '{ contains: text } or { matches: regular expression }'
    return violationAt(path, expected, 'both')
  }
  if (typeof said !== 'string') return violationAt([...path, name], 'text', describe(said))
  const mistake = name === 'matches' ? mistakeIn(said) : undefined
  const expected =
    said.length > maxPattern
      ? `a regular expression of at most ${maxPattern} characters`
      : 'a regular expression'
  return mistake ? violationAt([...path, name], expected, `${describe(said)} (${mistake})`) : []
}

const violationAt = (path: Violation['path'], expected: string, found: string): Violation[] => [
  { path, kind: 'value', expected, found, known: [] },
]

function mistakeIn(source: string): string | undefined {
  if (source.length > maxPattern) return `${source.length} characters`
  // In JSON, and in double quotes of YAML, \b is a backspace, which no text has that a regular expression is for.
  if (source.includes('\b')) return '\\b is a backspace here: write \\\\b for the edge of a word'
  const mistake = errorOf(source, 'u')
  // Without u, the engine names a bracket that is not closed.
  return mistake && (errorOf(source, '') ?? mistake)
}

function errorOf(source: string, flags: string): string | undefined {
  try {
    new RegExp(source, flags)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
