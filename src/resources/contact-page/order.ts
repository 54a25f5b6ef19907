import { formatInstant, withinYears } from '../../lib/instant.js'
import { describe } from '../../lib/violation.js'
import { joined, raw, type Sql, sql } from '../../sqlite/sql.js'
import { fieldUnknown, searchInvalid } from '../contact-filter/refusals.js'

/** The columns that a search can be ordered by, by the names of the API. */
const columns: Readonly<Record<string, string>> = {
  firstNameLowerCase: 'firstNameLowerCase',
  lastNameLowerCase: 'lastNameLowerCase',
  // The mock does not keep it: all contacts are equal.
  businessName: 'NULL',
  dateAdded: 'dateAdded',
  dateUpdated: 'dateUpdated',
  email: 'emailLowerCase',
  dnd: 'dnd',
  source: 'source',
}

/** Columns, and whether the last value is first. Contacts that are equal follow in the order of their writing. */
export type Order = readonly { column: string; descending: boolean }[]

export const newestFirst: Order = [{ column: 'dateAdded', descending: true }]
export const byName: Order = [{ column: 'fullNameLowerCase', descending: false }]

/** A place in an order: the values of its columns, and the contact there. */
export interface Place {
  values: readonly unknown[]
  seq: number
  /** How many contacts of the list may be up to there. */
  near?: number | undefined
}

/** A place as clients know it. */
export interface Cursor {
  values: readonly unknown[]
  id: string
}

/**
 * The order that a search asks for; newest first, if it asks for none.
 *
 * @throws Refusal `search-field-unknown`
 */
export function orderOf(sort: readonly { field: string; direction: string }[]): Order {
  const order = sort.map(({ field, direction }) => {
    const column = Object.hasOwn(columns, field) ? columns[field] : undefined
    if (column === undefined) throw fieldUnknown({ field, known: Object.keys(columns) })
    return { column, descending: direction === 'desc' }
  })
  return order.length > 0 ? order : newestFirst
}

/** In the direction of the last column. */
const withSeq = (order: Order): Order => [
  ...order,
  { column: 'seq', descending: order.at(-1)?.descending === true },
]

/** @param prefix put before each column */
export const orderBy = (order: Order, prefix = ''): Sql =>
  raw(
    withSeq(order)
      .map(({ column, descending }) => `${prefix}${column} ${descending ? 'DESC' : 'ASC'}`)
      .join(', '),
  )

/**
 * The conditions of the contacts after a place: those that differ in the last column alone come first. As one condition
 * they would keep SQLite from finding the place in an index.
 */
export function after(order: Order, { values, seq }: Place): Sql[] {
  const known = [...values, seq].map((value) => (typeof value === 'number' ? value : text(value)))
  return withSeq(order)
    .flatMap(({ column, descending }, index) => {
      const equal = order
        .slice(0, index)
        .map((before, at) => sql`${raw(before.column)} IS ${known[at] ?? raw('NULL')}`)
      const value = known[index]
      return beyond(raw(column), value, descending).map((one) => joined([...equal, one], ' AND '))
    })
    .reverse()
}

const text = (value: unknown) => (value === null ? undefined : String(value))

/** NULL is the least. Of two conditions the last one holds for what comes first. */
function beyond(column: Sql, value: string | number | undefined, descending: boolean): Sql[] {
  if (value === undefined) return descending ? [] : [sql`${column} IS NOT NULL`]
  return descending
    ? [sql`${column} IS NULL`, sql`${column} < ${value}`]
    : [sql`${column} > ${value}`]
}

const isDate = (column: string) => column.startsWith('date')

/** What the API sends as `searchAfter`: the values of the order, dates in milliseconds, and the id. */
export const cursorSql = (order: Order): string =>
  `json_array(${order.map(({ column }) => (isDate(column) ? msSql(column) : column))}, id)`

const msSql = (column: string) => `CAST(round(unixepoch(${column}, 'subsec') * 1000) AS INTEGER)`

/** @throws Refusal `search-invalid` */
export function readCursor(order: Order, sent: readonly unknown[]): Cursor {
  const id = sent.at(-1)
  if (sent.length !== order.length + 1 || typeof id !== 'string') {
    const expected = `${order.length} values of the order and the id of a contact`
    throw searchInvalid({ place: 'searchAfter', expected, found: describe(sent) })
  }
  const values = order.map(({ column }, index) => {
    const value = sent[index]
    if (isDate(column) && Number.isFinite(Number(value))) return dateOf(Number(value))
    return typeof value === 'string' || typeof value === 'number' ? value : null
  })
  return { id, values }
}

/** Milliseconds since 1970 as a column has them. */
export const dateOf = (ms: number): string => formatInstant(withinYears(Math.trunc(ms)))
