import { Type } from '@sinclair/typebox'
import { defineFormat } from './text-format.js'

/** The years of ISO 8601 with four digits. Beyond them, texts of dates no longer sort as the dates do. */
export const earliestMs = Date.UTC(-1, 12)
export const latestMs = Date.UTC(9999, 12) - 1

export const isInYears = (ms: number): boolean => ms >= earliestMs && ms <= latestMs

/** The same moment, or the nearest one in the years from 0 to 9999. */
export const withinYears = (ms: number): number => Math.min(Math.max(ms, earliestMs), latestMs)

/** What an instant looks like; not every day it allows exists. */
export const instantPattern =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[Zz]|[+-]\d{2}:?\d{2})?)?$/

/**
 * Milliseconds since 1970 of an ISO 8601 date, with or without a time; without an offset it is UTC, so that a
 * fixture means the same on every machine. NaN for anything else, a 30 February and the year 10000 included.
 */
export function parseInstant(text: string): number {
  if (!instantPattern.test(text)) return Number.NaN
  const day = text.slice(0, 10)
  // A day that its month does not have would become one of the next.
  const date = Number(day.slice(8))
  if (date > 28 && new Date(`${day}T00:00:00Z`).getUTCDate() !== date) return Number.NaN
  const ms = Date.parse(isFormatted(text) ? text : normal(day, text.slice(11).toUpperCase()))
  return isInYears(ms) ? ms : Number.NaN
}

const normal = (day: string, time: string): string =>
  `${day}T${/Z|[+-]\d{2}:?\d{2}$/.test(time) ? time : `${time || '00:00'}Z`}`

let second = Number.NaN
let textOfSecond = ''

/**
 * A moment as HighLevel writes it: ISO 8601 in UTC, milliseconds always (OpenAPI example, observed). Moments that follow
 * one another share a second, whose text is kept: `toISOString` takes as long as to read a row.
 *
 * @throws RangeError when it is no moment
 */
export function formatInstant(ms: number): string {
  const start = Math.floor(ms / 1000)
  if (start !== second) {
    textOfSecond = new Date(ms).toISOString().slice(0, -4)
    second = start
  }
  return `${textOfSecond}${String(Math.trunc(ms) - start * 1000).padStart(3, '0')}Z`
}

/** Whether a valid date is written as `formatInstant` writes it; such dates sort as text does. */
export const isFormatted = (text: string): boolean =>
  text.length === 24 &&
  text.endsWith('Z') &&
  text.charAt(10) === 'T' &&
  text.charAt(19) === '.' &&
  !text.startsWith('24', 11)

defineFormat('instant', instantPattern, (text) => !Number.isNaN(parseInstant(text)))

/** A moment as a person writes it in a fixture. */
export const Instant = Type.String({
  format: 'instant',
  title: 'an ISO 8601 date',
  description: 'A date and time, UTC unless an offset says otherwise.',
  examples: ['2026-03-07T12:00:00Z', '2026-03-07'],
})
