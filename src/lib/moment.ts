import { Type } from '@sinclair/typebox'
import { durationPattern, parseDuration } from './duration.js'
import { Failure } from './failure.js'
import { formatInstant, instantPattern, isFormatted, isInYears, parseInstant } from './instant.js'
import { defineFormat } from './text-format.js'

/** A hundred years: further away, a moment is a slip, and some have no date at all. */
const furthestMs = 36_525 * 86_400_000

/**
 * Milliseconds since 1970 of a date, of `now`, or of how far from now it is: `-3d`, `+2h30m`. NaN for anything
 * else.
 */
export function parseMoment(text: string, nowMs: number): number {
  if (text === 'now') return nowMs
  if (!/^[+-]/.test(text)) return parseInstant(text)
  const distance = parseDuration(text)
  return Math.abs(distance) <= furthestMs ? nowMs + distance : Number.NaN
}

export const momentFormat = 'moment'
const momentPattern = new RegExp(
  `^now$|(?=^[+-])${durationPattern.source}|${instantPattern.source}`,
)
defineFormat(momentFormat, momentPattern, (text) => !Number.isNaN(parseMoment(text, 0)))

/** A moment as a person writes it in a fixture. */
export const Moment = Type.String({
  format: momentFormat,
  title: 'a date such as 2026-03-07T12:00:00Z or -3d',
  description:
    "A date and time, UTC unless an offset says otherwise; or `now`, or how far from the mock's now it is.",
  examples: ['2026-03-07T12:00:00Z', '2026-03-07', '-3d', '-2h30m', 'now', '+1d'],
})

/**
 * The date of a moment in a fixture, as HighLevel writes it.
 *
 * @throws Failure `fixtures` when it is not in the years from 0 to 9999
 */
export function instantOf(moment: unknown, nowMs: number): string {
  const text = String(moment)
  const ms = parseMoment(text, nowMs)
  if (isInYears(ms)) return isFormatted(text) ? text : formatInstant(ms)
  const message = `The date ${moment}, counted from ${formatInstant(nowMs)}, is not in the years from 0 to 9999.`
  throw new Failure('fixtures', message)
}
