import { distance } from 'fastest-levenshtein'
import { isTurnOver, nextTurn } from '../lib/turns.js'
import { means } from '../resources/route.js'
import type { Exchange, Match } from './exchange.js'
import type { Journal } from './journal.js'
import { type Kept, toExchange, View } from './kept.js'
import { type Matchable, Matcher } from './match.js'

/** An exchange that does not match, and the names of what differs. */
export interface Nearest {
  exchange: Exchange
  mismatches: (keyof Match)[]
}

/** The exchange that is most like a match without meeting it, the latest of several. */
export async function nearest(
  journal: Journal,
  match: Match,
  after = 0,
): Promise<Nearest | undefined> {
  const matcher = new Matcher(match)
  let best: { kept: Kept; mismatches: Nearest['mismatches'] } | undefined
  let least = Number.POSITIVE_INFINITY
  for (const kept of (await journal.find({}, { after })).kept) {
    if (isTurnOver()) await nextTurn()
    const exchange: Matchable = new View(kept, journal.secrets)
    const mismatches = matcher.mismatches(exchange)
    if (mismatches.length === 0) continue
    let unlikeness = 0
    for (const name of mismatches) {
      if (unlikeness > least) break
      unlikeness += perMismatch + difference(match[name], exchange[name], name)
      if (name === 'method') unlikeness += perMethod
      if (name === 'path' && !isSameRoute(match, exchange)) unlikeness += perRoute
    }
    if (unlikeness > least) continue
    best = { kept, mismatches }
    least = unlikeness
  }
  return (
    best && {
      exchange: toExchange(best.kept, journal.secrets),
      mismatches: best.mismatches,
    }
  )
}

/** Two small differences are more than one. */
const perMismatch = 0.1

/** Another method is more than all differences of what it is sent with and answered, another route more still. */
const perMethod = 10
const perRoute = 100

/** Whether a path differs by an id alone. */
const isSameRoute = ({ path = '' }: Match, { route }: Matchable): boolean =>
  route !== undefined && means(path, route)

/** How unlike two values are, from 0 to 1. */
function difference(wanted: unknown, found: unknown, name: keyof Match): number {
  if (name === 'reason') return textDifference(String(wanted), String(found).split(';', 1)[0] ?? '')
  if (name === 'status') return classOf(wanted) === classOf(found) ? 0.5 : 1
  return valueDifference(wanted, found)
}

/** 4 for the statuses of 400 to 499. */
const classOf = (status: unknown): number => Math.floor(Number(status) / 100)

function valueDifference(wanted: unknown, found: unknown): number {
  if (wanted === found) return 0
  if (typeof wanted === 'string' && typeof found === 'string') return textDifference(wanted, found)
  if (typeof wanted !== 'object' || wanted === null) return 1
  // A part of a text, or a regular expression.
  if (typeof found === 'string') return 0.5
  if (typeof found !== 'object' || found === null) return 1
  const entries = Object.entries(wanted).slice(0, most)
  if (entries.length === 0) return 1
  const sum = entries.reduce(
    (total, [key, value]) =>
      total +
      (Object.hasOwn(found, key) ? valueDifference(value, Reflect.get(found, key)) : missing),
    0,
  )
  return Math.min(1, sum / entries.length)
}

/** Longest text and largest number of entries that are compared. */
const most = 200

/** Another value is nearer than none. */
const missing = 1.1

function textDifference(wanted: string, found: string): number {
  const [one, other] = [wanted.slice(0, most), found.slice(0, most)]
  return distance(one, other) / Math.max(one.length, other.length, 1)
}
