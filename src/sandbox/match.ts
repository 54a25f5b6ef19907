import type { Exchange, Match } from '../domain/exchange.js'
import { fits } from '../domain/route.js'

/** The names of what keeps an exchange from matching; empty when it matches. */
export function mismatches(exchange: Partial<Exchange>, match: Match): (keyof Match)[] {
  const tests: { [name in keyof Match]-?: boolean } = {
    method: same(match.method?.toUpperCase(), exchange.method),
    path: match.path === undefined || fits(exchange.path ?? '', match.path),
    contactId: same(match.contactId, exchange.contactId),
    noteId: same(match.noteId, exchange.noteId),
    status: same(match.status, exchange.status),
    reason: same(match.reason, exchange.reason?.split(';', 1)[0]),
    by: same(match.by, exchange.by),
    body: match.body === undefined || contains(exchange.body, match.body),
  }
  return (Object.keys(tests) as (keyof Match)[]).filter((name) => !tests[name])
}

const same = (wanted: unknown, found: unknown) => wanted === undefined || wanted === found

/** Whether `found` has everything that `wanted` names, however deep; lists match entry by entry. */
function contains(found: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return found === wanted
  if (typeof found !== 'object' || found === null) return false
  if (Array.isArray(wanted) !== Array.isArray(found)) return false
  if (Array.isArray(wanted) && Array.isArray(found) && wanted.length !== found.length) return false
  return Object.entries(wanted).every(
    ([key, value]) => Object.hasOwn(found, key) && contains(Reflect.get(found, key), value),
  )
}
