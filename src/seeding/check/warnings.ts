import { formatInstant, isFormatted } from '../../lib/instant.js'
import { parseMoment } from '../../lib/moment.js'
import { nearest, suggestion } from '../../lib/suggest.js'
import { quoted } from '../../lib/violation.js'
import { resources } from '../../resources/index.js'
import { privateIntegration } from '../../resources/private-integration/private-integration.js'
import { knownScopes } from '../../resources/private-integration/scopes.js'
import { fieldsOf, type Resource } from '../../resources/resource.js'
import type { Read } from '../parse/document.js'
import { isCommentedOut, maxReported, type Problem } from '../parse/source.js'
import { type Path, pathOf, textOf, type Visit, walk } from '../walk.js'

/** Reports something about an entry; `within` is the way from the entry to the place. */
type Warn = (visit: Visit, within: Path, message: string) => void

/** Warns about valid but probable mistakes. */
export function warnings(reads: readonly Read[], nowMs: number): Problem[] {
  const problems: Problem[] = []
  const now = { ms: nowMs, text: formatInstant(nowMs) }
  const open = openRoots(reads)
  const dates = new Map<Resource, string[]>(resources.map((one) => [one, datesOf(one)]))
  let nulls = 0
  for (const { seed, document } of reads) {
    const warn: Warn = (visit, within, message) => {
      if (problems.length >= maxReported) return
      const place = document.place([...pathOf(visit), ...within])
      problems.push({ severity: 'warning', place, message })
    }
    const check = (visit: Visit) => {
      const { resource, entry } = visit
      if (resource.name === privateIntegration.name) checkToken(visit, warn)
      if (resource.name === privateIntegration.parent?.name) checkAccess(visit, open, warn)
      for (const name of dates.get(resource) ?? []) checkDate(visit, name, now, warn)
      for (const name in entry) {
        // Looking up a place is slow, so only the first nulls are checked.
        if (entry[name] !== null || ++nulls > maxReported) continue
        if (!isCommentedOut(document.place([...pathOf(visit), name]))) continue
        const remedy = 'put the value in quotes, or write null'
        warn(visit, [name], `${name}: found null, because a # starts a comment; ${remedy}`)
      }
    }
    walk(seed, resources, check)
  }
  return problems
}

const uuid = /^pit-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

function checkToken(visit: Visit, warn: Warn): void {
  const { entry } = visit
  const token = textOf(entry, 'token')
  if (token !== undefined && !uuid.test(token)) {
    const expected = "pit- and a UUID, the form of HighLevel's tokens"
    warn(visit, ['token'], `token: found ${quoted(token)}, expected ${expected}`)
  }
  const scopes = Array.isArray(entry.scopes) ? entry.scopes : []
  for (const [index, scope] of scopes.entries()) {
    const meant = meantScope(String(scope))
    if (meant === undefined) continue
    const message = `HighLevel is not known to have the scope "${scope}"; did you mean "${meant}"?`
    warn(visit, ['scopes', index], message)
  }
}

/** HighLevel has scopes that are not listed here, so only probable misspellings are reported. */
function meantScope(scope: string): string | undefined {
  if (knownScopes.includes(scope)) return undefined
  const whole = knownScopes.find((known) => known.includes('.') && known.startsWith(scope))
  return scope.includes('.') && whole !== undefined ? whole : nearest(scope, knownScopes, 2)
}

/** The fields with the date of a row. */
const datesOf = (resource: Resource): string[] =>
  fieldsOf(resource).flatMap(([name, { made }]) => (made === 'now' ? [name] : []))

/** The mock's now, as a number and as HighLevel writes it. */
interface Now {
  ms: number
  text: string
}

/** Dates in the future of rows that exist already. */
function checkDate(visit: Visit, name: string, now: Now, warn: Warn): void {
  const date = textOf(visit.entry, name)
  if (date === undefined) return
  const isPast = isFormatted(date) ? date <= now.text : parseMoment(date, now.ms) <= now.ms
  if (isPast) return
  warn(visit, [name], `${name}: found "${date}", which is later than the mock's now, ${now.text}`)
}

/** The ids of the sub-accounts that have a token in any file. */
function openRoots(reads: readonly Read[]): Set<string> {
  const open = new Set<string>()
  for (const { seed } of reads) {
    const add = ({ resource, parent }: Visit) => {
      const id = parent && textOf(parent.entry, parent.resource.key)
      if (resource.name === privateIntegration.name && id !== undefined) open.add(id)
    }
    walk(seed, resources, add)
  }
  return open
}

function checkAccess(visit: Visit, open: ReadonlySet<string>, warn: Warn): void {
  const { resource, entry } = visit
  const own = entry[privateIntegration.plural]
  const id = textOf(entry, resource.key)
  if ((Array.isArray(own) && own.length > 0) || (id !== undefined && open.has(id))) return
  const message = `this ${resource.noun} cannot be used: it has no private integration`
  if (id === undefined) warn(visit, [], message)
  else warn(visit, [resource.key], message + suggestion(id, [...open]))
}
