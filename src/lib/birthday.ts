import { parseInstant } from './instant.js'

const separator = '[-/._]'
const yearFirst = new RegExp(`^(\\d{4})${separator}(\\d{1,2})${separator}(\\d{1,2})(?:T.*)?$`)
const monthFirst = new RegExp(`^(\\d{1,2})${separator}(\\d{1,2})${separator}(\\d{4})$`)

/**
 * A date of birth in ISO 8601, `1990-09-25`, of one in another usual form: `1990/09/25`,
 * `09-25-1990`, `1990.09.25` …, or with a time. Other text, also that of a day
 * that does not exist, is returned as it is.
 */
export function isoBirthday(text: string): string {
  const [, year, month, day] = yearFirst.exec(text) ?? usual(monthFirst.exec(text))
  if (year === undefined || month === undefined || day === undefined) return text
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return Number.isNaN(parseInstant(date)) ? text : date
}

const usual = (found: RegExpExecArray | null): (string | undefined)[] =>
  found ? [found[0], found[3], found[1], found[2]] : []
