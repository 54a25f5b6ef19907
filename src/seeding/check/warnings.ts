import { formatInstant } from '../../lib/instant.js'
import { parseMoment } from '../../lib/moment.js'
import { nearest, suggestion } from '../../lib/suggest.js'
import { quoted } from '../../lib/violation.js'
import { resources as all } from '../../resources/index.js'
import { privateIntegration } from '../../resources/private-integration/private-integration.js'
import { knownScopes } from '../../resources/private-integration/scopes.js'
import { fieldsOf, type Resource } from '../../resources/resource.js'
import { isCommentedOut, maxReported, type Problem } from '../parse/source.js'
import { type Path, textOf, type Visit, walk } from '../seed.js'
import type { Read } from './clashes.js'

/** Something valid but probably a mistake, and its place in the fixture. */
type Oddity = [path: Path, message: string]

/** Warns about valid but probable mistakes. */
export function warnings(
  reads: readonly Read[],
  nowMs: number,
  resources: readonly Resource[] = all,
): Problem[] {
  const problems: Problem[] = []
  const open = openRoots(reads, resources)
  let nulls = 0
  for (const { seed, document } of reads) {
    for (const visit of walk(seed, resources)) {
      const oddities = [
        ...tokenOddities(visit),
        ...dateOddities(visit, nowMs),
        ...accessOddities(visit, open),
      ]
      for (const [name, value] of Object.entries(visit.entry)) {
        // Looking up a place is slow, so only the first nulls are checked.
        if (value !== null || ++nulls > maxReported) continue
        const path = [...visit.path, name]
        if (isCommentedOut(document.place(path))) oddities.push([path, commentedOut(name)])
      }
      for (const [path, message] of oddities) {
        if (problems.length >= maxReported) return problems
        problems.push({ severity: 'warning', place: document.place(path), message })
      }
    }
  }
  return problems
}

const commentedOut = (name: string) =>
  `${name}: found null, because a # starts a comment; put the value in quotes, or write null`

const uuid = /^pit-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

function* tokenOddities({ resource, entry, path }: Visit): Generator<Oddity> {
  if (resource.name !== privateIntegration.name) return
  const token = textOf(entry, 'token')
  if (token !== undefined && !uuid.test(token)) {
    yield [
      [...path, 'token'],
      `token: found ${quoted(token)}, expected pit- and a UUID, the form of HighLevel's tokens`,
    ]
  }
  const scopes = Array.isArray(entry.scopes) ? entry.scopes : []
  for (const [index, scope] of scopes.entries()) {
    const meant = meantScope(String(scope))
    if (meant === undefined) continue
    yield [
      [...path, 'scopes', index],
      `HighLevel is not known to have the scope "${scope}"; did you mean "${meant}"?`,
    ]
  }
}

/** HighLevel has scopes that are not listed here, so only probable misspellings are reported. */
function meantScope(scope: string): string | undefined {
  if (knownScopes.includes(scope)) return undefined
  const whole = knownScopes.find((known) => known.includes('.') && known.startsWith(scope))
  return scope.includes('.') && whole !== undefined ? whole : nearest(scope, knownScopes, 2)
}

/** Dates in the future of rows that exist already. */
function* dateOddities({ resource, entry, path }: Visit, nowMs: number): Generator<Oddity> {
  for (const [name, { made }] of fieldsOf(resource)) {
    const date = textOf(entry, name)
    if (made !== 'now' || date === undefined || parseMoment(date, nowMs) <= nowMs) continue
    yield [
      [...path, name],
      `${name}: found "${date}", which is later than the mock's now, ${formatInstant(nowMs)}`,
    ]
  }
}

/** The ids of the sub-accounts that have a token in any file; undefined for one without an id. */
function openRoots(
  reads: readonly Read[],
  resources: readonly Resource[],
): Set<string | undefined> {
  const open = new Set<string | undefined>()
  for (const { seed } of reads) {
    for (const { resource, parent } of walk(seed, resources)) {
      if (resource.name !== privateIntegration.name || !parent) continue
      open.add(textOf(parent.entry, parent.resource.key) ?? undefined)
    }
  }
  return open
}

function* accessOddities(
  { resource, entry, path, parent }: Visit,
  open: ReadonlySet<string | undefined>,
): Generator<Oddity> {
  if (parent || resource.name !== privateIntegration.parent?.name) return
  const own = entry[privateIntegration.plural]
  const id = textOf(entry, resource.key)
  if ((Array.isArray(own) && own.length > 0) || (id !== undefined && open.has(id))) return
  const opened = [...open].filter((one) => one !== undefined)
  yield [
    id === undefined ? path : [...path, resource.key],
    `this ${resource.noun} cannot be used: it has no private integration${id === undefined ? '' : suggestion(id, opened)}`,
  ]
}
