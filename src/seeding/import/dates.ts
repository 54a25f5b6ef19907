import { formatInstant, isInYears, parseInstant } from '../../lib/instant.js'

const numeric = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})/

/** True when one of a file's dates can only have the day first, so that all of them are read so. */
export const hasDayFirst = (cells: readonly unknown[]): boolean =>
  cells.some((cell) => {
    const [, first, , second] = (typeof cell === 'string' && numeric.exec(cell)) || []
    return first !== undefined && Number(first) > 12 && Number(second) <= 12
  })

/** A date with the year first: of one with its day first, with the name of its month, or in milliseconds since 1970. */
export function yearFirst(cell: string, isDayFirst: boolean): string {
  if (/^\d{12,13}$/.test(cell)) return formatInstant(Number(cell))
  const isNamed = /^(?:\p{L}{3,9}\.? +\d{1,2}|\d{1,2}\.? +\p{L}{3,9}),? +\d{4}$/u.test(cell)
  const named = isNamed ? Date.parse(`${cell} UTC`) : Number.NaN
  if (!Number.isNaN(named)) return formatInstant(named).slice(0, 10)
  return cell.replace(numeric, (found, day, sign, month, year) =>
    sign === '.' || Number(day) > 12 || isDayFirst
      ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
      : found,
  )
}

/** A moment as an export writes it: `Mar 07 2026 12:00 PM`, in the time zone of the account, which it does not name. */
export function momentOf(cell: string, isDayFirst: boolean): string | undefined {
  const date = yearFirst(cell, isDayFirst).replace(/(?<=\d)(?=[ap]m\b)/i, ' ')
  const iso = parseInstant(date)
  const ms = Number.isNaN(iso) ? Date.parse(/(?:GMT|UTC|Z)/.test(date) ? date : `${date} UTC`) : iso
  return isInYears(ms) ? formatInstant(ms) : undefined
}
