import { formatInstant, isInYears, parseInstant, withinYears } from '../../lib/instant.js'
import { isE164, normalPhone } from '../../lib/phone.js'
import { describe } from '../../lib/violation.js'
import { folded, joined, raw, type Sql, sql } from '../../sqlite/sql.js'
import type { SearchField } from './fields.js'
import { searchInvalid } from './refusals.js'

/** What a filter compares with. */
export interface Compared {
  /** Where it is in the request, for messages. */
  place: string
  value: unknown
  /** The country of telephone numbers without one. */
  country(): string
  /** The tags that are the same but for letter case. */
  spellings(tags: readonly string[]): string[]
}

const dayMs = 86_400_000

/** The condition of an operator, without its `not_`, on the value of a field. */
export function conditionOf(
  { kind, value: column }: SearchField,
  operator: string,
  compared: Compared,
): Sql {
  if (kind === 'unkept') return raw('0')
  if (operator === 'exists') {
    // A custom field with several options is cleared by an empty list.
    const nothing = raw(kind === 'custom' ? "('', '[]')" : "('')")
    return sql`(${column} IS NOT NULL AND ${column} NOT IN ${nothing})`
  }
  if (operator === 'range') return range(kind, column, compared)
  if (kind === 'flag') return sql`${column} = ${flagOf(compared)}`
  const texts = textsOf(compared)
  if (operator === 'contains') {
    return anyOf(texts, compared, (text) => contains(column, text))
  }
  switch (kind) {
    case 'date':
      return anyOf(valuesOf(compared), compared, (value) => onDate(column, value, compared))
    case 'id':
      return among(column, texts)
    case 'phone':
      return among(column, [
        ...texts,
        ...texts
          .filter((text) => !isE164(text))
          .map((text) => normalPhone(text, compared.country())),
      ])
    case 'lower':
    case 'email':
      return among(column, texts.map(toLower))
    case 'tag':
      return among(column, compared.spellings(texts))
    case 'custom':
      return equalsCustom(column, texts, valuesOf(compared))
    default:
      return among(folded(column, texts), texts.map(toLower))
  }
}

/** Values that a condition may have a part for each; SQLite has a limit too. */
const mostParts = 100

function anyOf<T>(values: readonly T[], { place }: Compared, part: (value: T) => Sql): Sql {
  if (values.length > mostParts) {
    throw searchInvalid({ place, expected: `at most ${mostParts}`, found: `${values.length}` })
  }
  return sql`(${joined(values.map(part), ' OR ')})`
}

/** The same statement serves lists of every length. */
function among(column: Sql, texts: readonly string[]): Sql {
  const [only, ...more] = new Set(texts)
  return only !== undefined && more.length === 0
    ? sql`${column} = ${only}`
    : sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(texts)}))`
}

const toLower = (text: string) => text.toLowerCase()

const contains = (column: Sql, text: string): Sql =>
  sql`instr(${folded(column, [text])}, ${toLower(text)})`

/** A field of numbers compares them, however they are written, and one of dates moments. */
function equalsCustom(column: Sql, texts: readonly string[], values: readonly unknown[]): Sql {
  const numbers = texts
    .filter((text) => text.trim() !== '')
    .map(Number)
    .filter(Number.isFinite)
  const spans = values.filter((value) => isInYears(msOf(value))).map(spanOf)
  const conditions = [equalsText(column, texts)]
  if (numbers.length > 0) {
    const listed = sql`IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`
    const types = raw(`'NUMERICAL', 'FLOAT', 'MONETORY'`)
    conditions.push(sql`(${isOfType(types)} AND ${number(column)} ${listed})`)
  }
  if (spans.length > 0) {
    const within = sql`EXISTS (SELECT 1 FROM json_each(${JSON.stringify(spans)}) AS span
      WHERE ${instant(column)} BETWEEN span.value ->> 0 AND span.value ->> 1)`
    conditions.push(sql`(${isOfType(raw(`'DATE'`))} AND ${within})`)
  }
  return sql`(${joined(conditions, ' OR ')})`
}

const isOfType = (types: Sql): Sql =>
  sql`contactCustomFields.id IN (SELECT id FROM customFields WHERE dataType IN (${types}))`

/** A field with several options has a list; one of them is enough. */
function equalsText(column: Sql, texts: readonly string[]): Sql {
  const lower = texts.map(toLower)
  const option = sql`SELECT 1 FROM json_each(${column}) AS option
    WHERE ${among(folded(raw('option.value'), texts), lower)}`
  return sql`CASE WHEN ${column} GLOB '[[]*' AND json_valid(${column}) THEN EXISTS (${option})
    ELSE ${among(folded(column, texts), lower)} END`
}

function range(kind: SearchField['kind'], column: Sql, compared: Compared): Sql {
  const { place, value } = compared
  const bounds = Object.entries(typeof value === 'object' && value !== null ? value : {})
  if (bounds.length === 0 || !bounds.every(([name]) => name in comparisons)) {
    throw searchInvalid({ place, expected: 'gt, gte, lt or lte', found: describe(value) })
  }
  const conditions = bounds.map(([name, bound]) => {
    const operator = comparisons[name as keyof typeof comparisons] // by the check above
    const at = { ...compared, place: `${place}.${name}` }
    if (kind === 'custom' && isNumber(bound)) {
      const numeric = sql`${number(column)} ${operator} ${Number(bound)}`
      if (!isMs(bound)) return numeric
      const moment = formatInstant(withinYears(Number(bound)))
      return sql`(${numeric} OR ${instant(column)} ${operator} ${moment})`
    }
    const left = kind === 'custom' ? instant(column) : column
    const [first, last] = spanOf(checked(bound, at))
    return sql`${left} ${operator} ${name === 'gt' || name === 'lte' ? last : first}`
  })
  return sql`(${joined(conditions, ' AND ')})`
}

const comparisons = { gt: raw('>'), gte: raw('>='), lt: raw('<'), lte: raw('<=') } as const

const isNumber = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && /^[-+]?\d+(?:\.\d+)?$/.test(value))

/** A custom value as a number, or NULL: `2026-05-01` and `1.2.3` are none. JSON's are those with an exponent, too. */
const number = (column: Sql): Sql =>
  sql`CASE WHEN trim(${column}) NOT GLOB '*[^-+.0-9]*' AND ${column} GLOB '*[0-9]*'
      AND trim(${column}) NOT GLOB '?*[-+]*' AND ${column} NOT GLOB '*.*.*'
      OR json_valid(${column}) AND json_type(${column}) IN ('integer', 'real')
    THEN CAST(trim(${column}) AS NUMERIC) END`

/** A custom value as a date in the form of the API's, or NULL. */
const instant = (column: Sql): Sql =>
  sql`CASE WHEN ${column} GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*'
    THEN instant(${column}) END`

const onDate = (column: Sql, value: unknown, compared: Compared): Sql => {
  const [first, last] = spanOf(checked(value, compared))
  return first === last ? sql`${column} = ${first}` : sql`${column} BETWEEN ${first} AND ${last}`
}

/** The first and the last moment of a date: one without a time is the whole day. */
function spanOf(value: unknown): [first: string, last: string] {
  const ms = msOf(value)
  const isDay = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
  return [formatInstant(ms), formatInstant(isDay ? withinYears(ms + dayMs - 1) : ms)]
}

/** Whether a value is milliseconds since 1970. Text of four digits is a year, which is no date. */
const isMs = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d{5,}$/.test(value))

/** The moment that a value says, or NaN. */
const msOf = (value: unknown): number => (isMs(value) ? Number(value) : parseInstant(String(value)))

/** @throws Refusal `search-invalid` for what is neither an ISO 8601 date nor milliseconds since 1970 */
function checked(bound: unknown, { place }: Compared): unknown {
  if (isInYears(msOf(bound))) return bound
  throw searchInvalid({
    place,
    expected: 'an ISO 8601 date, or milliseconds since 1970',
    found: describe(bound),
  })
}

function flagOf({ place, value }: Compared): number {
  if (value === true || value === 'true') return 1
  if (value === false || value === 'false') return 0
  throw searchInvalid({ place, expected: 'true or false', found: describe(value) })
}

/** The values that one of them may be, as text. */
const textsOf = (compared: Compared): string[] =>
  valuesOf(compared).map((one) => String(one).toWellFormed())

function valuesOf({ place, value }: Compared): unknown[] {
  const values: unknown[] = Array.isArray(value) ? value : [value]
  const wrong = values.find((one) => !['string', 'number', 'boolean'].includes(typeof one))
  if (values.length === 0 || wrong !== undefined || values.includes(undefined)) {
    const found = values.length > 1 ? describe(wrong) : describe(value)
    throw searchInvalid({ place, expected: 'text, a number, true, false or a list of them', found })
  }
  return values
}
