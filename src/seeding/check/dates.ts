import { durationPattern } from '../../lib/duration.js'
import { formatInstant, isInYears } from '../../lib/instant.js'
import { parseMoment } from '../../lib/moment.js'
import type { Write } from './notation.js'

/** What a text or a number in place of a date was meant to be, and what to write. */
type Advice = readonly [
  pattern: RegExp,
  advise: (found: RegExpExecArray, write: Write) => string | undefined,
]

const day = (year: number | string, month: number | string, date: number | string): string =>
  [year, month, date]
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-')

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')

/** The name of a unit, in any language's spelling that begins alike, to the unit. */
const units: readonly [pattern: RegExp, inUnits: (count: number) => string][] = [
  [/^(?:ms|milli\w*)$/i, (count) => `${count}ms`],
  [/^s(?:ec\w*)?$/i, (count) => `${count}s`],
  [/^(?:mo|mon|months?|M)$/, (count) => `${30 * count}d`],
  [/^m(?:in\w*)?$/i, (count) => `${count}m`],
  [/^h(?:ours?|rs?)?$/i, (count) => `${count}h`],
  [/^d(?:ays?)?$/i, (count) => `${count}d`],
  [/^w(?:eeks?|ks?)?$/i, (count) => `${count}w`],
  [/^y(?:ears?|rs?)?$/i, (count) => `${365 * count}d`],
]

const tooFar = 'that is more than a hundred years away: write the date'

/** True for a duration with its sign that no date is so far from now. */
const isTooFar = (text: string): boolean =>
  /^[+-]/.test(text) && durationPattern.test(text) && Number.isNaN(parseMoment(text, 0))

const unitNames = 'w, d, h, m (minutes), s and ms'

/** What the short names of time zones mean that mean one thing. */
const offsets: Readonly<Record<string, string>> = {
  CET: '+01:00',
  CEST: '+02:00',
  BST: '+01:00',
  EST: '-05:00',
  EDT: '-04:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
}

/** The first pattern that fits counts. */
const table: readonly Advice[] = [
  [/^([2-7]\d{4}(?:\.\d+)?)$/, ([, days], write) => spreadsheetDate(Number(days), write)],
  [/^(-?\d{9,10}(?:\.\d+)?)$/, ([, text], write) => epoch(Number(text) * 1000, 'seconds', write)],
  [/^(-?\d{12,13}(?:\.\d+)?)$/, ([, text], write) => epoch(Number(text), 'milliseconds', write)],
  [
    /^(\d{4})(\d{2})(\d{2})$/,
    ([, year = '', month = '', date = ''], write) =>
      noSuchDay(year, month, date) ?? `write year-month-day: ${write(day(year, month, date))}`,
  ],
  [
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b,?(.*)/,
    ([, first = '', second = '', year = '', time = '']) => {
      const [a, b] = [Number(first), Number(second)]
      if (a > 12 || a === b) return orderly(year, second, first, time)
      if (b > 12) return orderly(year, first, second, time)
      const [one, other] = [day(year, a, b), day(year, b, a)].map((date) => withTime(date, time))
      return `write year-month-day: ${one} if ${a} is the month, ${other} if ${b} is`
    },
  ],
  [
    /^(\d{4})([/.-])(\d{1,2})[/.-](\d{1,2})(.*)$/,
    ([, year = '', sign, month = '', date = '', time = '']) => {
      const isShort = month.length < 2 || date.length < 2
      if (sign === '-' && isShort && !/\d/.test(time) && !noSuchDay(year, month, date))
        return `months and days have two digits: write ${day(year, month, date)}`
      if (sign !== '-' || isShort) return orderly(year, month, date, time)
      return noSuchDay(year, month, date) ?? timeAdvice(day(year, month, date), time)
    },
  ],
  [
    /^(?:[A-Za-z]+,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th|\.)?\s+)?([A-Za-z]{3,9})\.?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b(?:,?\s+(?:at\s+)?(\d.*))?/,
    ([, before, name = '', after, year = '', time]) => {
      const month = String(months.indexOf(name.slice(0, 3).toLowerCase()) + 1)
      const date = before ?? after
      if (month === '0') return undefined
      if (date === undefined) return `write the day too: ${day(year, month, 1)} is the first`
      return orderly(year, month, date, time)
    },
  ],
  [
    /^(\d{1,2}:\d{2})(:\d{2})?/,
    ([, time = '', seconds = ':00']) =>
      `write the day in front of the time: 2026-03-07T${time.padStart(5, '0')}${seconds}Z`,
  ],
  [
    /^(\d{4})(\d{2})(\d{2})T(\d{4,6}.*)$/,
    ([, year = '', month = '', date = '', time = '']) =>
      noSuchDay(year, month, date) ?? timeAdvice(day(year, month, date), time),
  ],
  [/^yesterday$/i, () => 'write -1d'],
  [/^tomorrow$/i, () => 'write +1d'],
  [/^(?:today|now\b.*)$/i, ([text]) => distance(text.replace(/^now\(?\)?\s*/i, '')) ?? 'write now'],
  [/^(?:never|none|no|n\/a|-)$/i, () => 'remove it for no date, or write null'],
  [/.*/, ([text], write) => (isTooFar(text) ? tooFar : distance(text, write))],
]

/**
 * How a date is written that was written in another way; undefined when it is not known what was meant.
 *
 * @param write writes a date in place of a number, which has no quotes
 */
export function dateAdvice(
  text: string,
  format: string,
  write: Write = String,
): string | undefined {
  if (format === 'instant' && /^[+-]/.test(text) && durationPattern.test(text)) {
    return `it stands still at a date: write that, or "offset: ${text}" for a clock that runs on`
  }
  const advice = adviceFor(text, write)
  // Of a clock, nothing counts from now.
  return format === 'instant' && /write (?:it|now|[+-])|units/.test(advice ?? '')
    ? 'write a date with year, month and day; true is now'
    : advice
}

function adviceFor(text: string, write: Write): string | undefined {
  const trimmed = text.trim()
  const digits = trimmed
    .replace(/[Oo](?=\d)|(?<=\d)[Oo]/g, '0')
    .replace(/[lI](?=\d)|(?<=\d)[lI]/g, '1')
  if (digits !== trimmed && /^\d{4}-\d{2}/.test(digits)) {
    return `there is a letter in place of a digit: write ${digits}`
  }
  const [dash] = /^[‐‑‒–—−]/.exec(trimmed) ?? []
  if (dash) return `${dash} is not a hyphen: write -${trimmed.slice(1).replace(/\s+/g, '')}`
  const [pattern, advise] = table.find(([one]) => one.test(trimmed)) ?? []
  const found = pattern?.exec(trimmed)
  return found ? advise?.(found, write) : undefined
}

/** Spreadsheets count the days since the end of 1899; the hours are a part of a day. */
function spreadsheetDate(days: number, write: Write): string {
  const date = formatInstant(Math.round((days - 25_569) * 86_400) * 1000).replace('.000', '')
  return `as a spreadsheet counts days this is ${date}: write ${that(date, write)}`
}

function epoch(ms: number, unit: string, write: Write): string | undefined {
  if (!isInYears(ms)) return undefined
  const date = formatInstant(ms).replace('.000', '')
  return `as ${unit} since 1970 this is ${date}: write ${that(date, write)}`
}

/** A date that has been named, which is written again where it needs quotes. */
const that = (date: string, write: Write): string => (write(date) === date ? 'that' : write(date))

const orderly = (year: string, month: string, date: string, time = ''): string =>
  noSuchDay(year, month, date) ??
  (/\d/.test(time)
    ? timeAdvice(day(year, month, date), time)
    : `write year-month-day: ${day(year, month, date)}`)

function noSuchDay(year: string, month: string, date: string): string | undefined {
  if (Number(month) < 1 || Number(month) > 12) {
    const isSwapped = Number(month) <= 31 && /^(?:0?[1-9]|1[0-2])$/.test(date)
    const mend = isSwapped ? `${day(year, date, month)} if ${month} is the day` : 'year-month-day'
    return `there is no month ${month}; write ${mend}`
  }
  if (Number(date) < 1) return `there is no day ${date}; write year-month-day`
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  if (Number(date) >= 1 && Number(date) <= days) return undefined
  return `there is no such day: ${day(year, month, '').slice(0, 7)} has ${days} days`
}

/** A date with the time of day that was written after it, if that is one. */
function withTime(date: string, time: string): string {
  const [written] =
    /(?<=^write )\S+(?=$|[ ;,])/.exec(/\d/.test(time) ? timeAdvice(date, time) : '') ?? []
  return written ?? date
}

function timeAdvice(date: string, time: string): string {
  const [, hour, minute = '00', second = '00', half, rest = ''] =
    /^[T\s]*(\d{1,2}):?(\d{2})?:?(\d{2})?(?:\.\d+)?\s*([ap]\.?m\b\.?)?\s*(.*)$/i.exec(time) ?? []
  if (hour === undefined) {
    return `write only the day, ${date}, or a time after it: ${date}T12:00:00Z`
  }
  const hours = half ? (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0) : Number(hour)
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) {
    return hours === 24
      ? 'there is no such time: the day ends at 24:00:00'
      : 'there is no such time: hours go to 23, minutes and seconds to 59'
  }
  const clock = [hours, minute, second].map((part) => String(part).padStart(2, '0')).join(':')
  const [, sign, zoneHours = '', zoneMinutes = '00'] =
    /^(?:UTC|GMT)?\s*([+-])(\d{1,2}):?(\d{2})?$/i.exec(rest) ?? []
  if (sign && (Number(zoneHours) > 14 || Number(zoneMinutes) > 59)) {
    return `there is no offset ${sign}${zoneHours}:${zoneMinutes}: hours go to 14, minutes to 59`
  }
  if (sign) return `write ${date}T${clock}${sign}${zoneHours.padStart(2, '0')}:${zoneMinutes}`
  const offset = offsets[rest.toUpperCase()]
  if (offset) return `write ${date}T${clock}${offset}`
  const isUtc = /^(?:Z|UTC|GMT)?$/i.test(rest)
  return `write ${date}T${clock}Z${isUtc ? '' : `, or with an offset such as +02:00 in place of the Z, for ${rest}`}`
}

/** How far from now, in words of people: `3d`, `-1mo`, `3 days ago`, `in 2 hours`. */
function distance(text: string, write: Write = String): string | undefined {
  const joined = text.replace(/\s+/g, '')
  if (joined !== text && durationPattern.test(joined) && /^[+-]/.test(joined)) {
    return isTooFar(joined) ? tooFar : `write it without spaces: ${joined}`
  }
  const found = /^(?:in\s+)?([+-]?)\s*(\d+(?:\.\d+)?)\s*([A-Za-z]*)(?:\s+(ago|from now))?$/.exec(
    text.trim(),
  )
  const [, sign = '', count = '', unit = '', direction] = found ?? []
  if (!found) return undefined
  if (unit === '') {
    // A large number is rather one of seconds, as the lifetime of a token.
    const [meant, what] =
      sign === '' && Number(count) >= 600
        ? [`+${count}s`, 'seconds from now']
        : [`${sign || '-'}${count}d`, 'days']
    return `write the unit after the number: ${write(meant)} for ${what}; units are ${unitNames}`
  }
  const [, inUnits] = units.find(([pattern]) => pattern.test(unit)) ?? []
  if (!inUnits) return `there is no unit "${unit}"; units are ${unitNames}`
  const written = inUnits(Number(count))
  if (isTooFar(`-${written}`)) return tooFar
  const isFuture = text.startsWith('in ') || direction === 'from now'
  const signed = sign || (isFuture ? '+' : direction === 'ago' ? '-' : '')
  if (signed) return `write ${signed}${written}; units are ${unitNames}`
  return `write -${written} for the past or +${written} for the future`
}
