import { fits } from '../resources/route.js'
import type { Exchange, Match } from './exchange.js'

/** The names of the fields of `match` that an exchange does not meet; empty when it matches. */
export function mismatches(exchange: Partial<Exchange>, match: Match): (keyof Match)[] {
  // A match is validated by the schema of `Match`, so it has no other keys.
  const wanted = Object.keys(match) as (keyof Match)[]
  return wanted.filter((name) => match[name] !== undefined && !matches(name, exchange, match))
}

function matches(name: keyof Match, exchange: Partial<Exchange>, match: Match): boolean {
  switch (name) {
    case 'method':
      return match.method?.toUpperCase() === exchange.method
    case 'path':
      return fits(exchange.path ?? '', match.path ?? '')
    case 'reason':
      return match.reason === exchange.reason?.split(';', 1)[0]
    case 'body':
      return contains(exchange.body, match.body)
    default:
      return match[name] === exchange[name]
  }
}

/** Whether `found` has everything that `wanted` names, however deep; lists match entry by entry. */
function contains(found: unknown, wanted: unknown): boolean {
  if (typeof wanted !== 'object' || wanted === null) return found === wanted
  if (typeof found !== 'object' || found === null) return false
  if (Array.isArray(wanted)) {
    if (!Array.isArray(found) || wanted.length !== found.length) return false
  } else if (Array.isArray(found)) return false
  return Object.entries(wanted).every(
    ([key, value]) => Object.hasOwn(found, key) && contains(Reflect.get(found, key), value),
  )
}
