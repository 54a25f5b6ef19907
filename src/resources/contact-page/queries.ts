import type { Statement } from 'better-sqlite3'
import type { SandboxDatabase } from '../../sqlite/database.js'
import { raw, type Sql, sql } from '../../sqlite/sql.js'
import type { SqlValue } from '../../sqlite/table.js'
import { contact } from '../contact/contact.js'
import { lowerCase } from '../contact/names.js'
import type { Matcher } from '../contact-filter/matcher.js'
import { itemsSql, type Shape } from './items.js'
import { after, type Cursor, type Order, orderBy, type Place } from './order.js'

/** The contacts of a sub-account that a matcher means, in an order. */
export interface Search {
  subAccountId: string
  matcher: Matcher
  order: Order
}

interface Page {
  limit: number
  offset?: number | undefined
  after?: Place | undefined
}

/** A page: its items as the inside of a JSON array, their number, the last contact, and whether more follow. */
interface Found {
  json: string
  length: number
  last: Last | undefined
  more: boolean
}

/** The contact that ends a page. */
export interface Last {
  seq: number
  id: string
  dateAdded: string
}

/** How many contacts are passed on a walk in the time in which one is looked up and put in order. */
const walkedPerLookup = 3

/** Searches over the contacts of a sub-account. */
export function contactSearch(database: SandboxDatabase) {
  const { connection } = database
  connection.function('folded', { deterministic: true }, (text) => lowerCase(text) ?? text)
  const statements = new Bounded<Statement<SqlValue[]>>()
  /** Pages, and numbers of matches, until contacts change. */
  const pages = new Bounded<Found>()
  const counts = new Bounded<number>()
  /** The tags that contacts have, until contacts change. */
  let tags: readonly string[] | undefined
  /** The `seq` of contacts that ended a page. */
  const ends = new Bounded<number>()
  let version = -1

  function assertFresh(): void {
    if (version === database.version(contact)) return
    version = database.version(contact)
    pages.clear()
    counts.clear()
    tags = undefined
  }

  const prepared = (text: string) =>
    statements.get(text) ?? statements.set(text, connection.prepare<SqlValue[]>(text))

  /** The first column of what a query finds. */
  const column = ({ text, values }: Sql): readonly unknown[] =>
    prepared(text)
      .pluck()
      .all(...values)

  /** The contacts that indexes have found. Behind a plus SQLite looks for no other index. */
  const gathered = ({ subAccountId, matcher: { from, test } }: Search): Sql =>
    sql`contacts WHERE seq IN (${from?.() ?? raw('')}) AND +subAccountId = ${subAccountId} AND +(${test})`

  /** The contacts of the sub-account, of which those that match are kept. */
  const walked = ({ subAccountId, matcher: { test } }: Search, index = ''): Sql =>
    sql`contacts ${raw(index)} WHERE subAccountId = ${subAccountId} AND ${test}`

  function countSql(search: Search, place: Sql = raw('1')): Sql {
    const { from, narrow } = search.matcher
    const source = from && !narrow ? gathered(search) : walked(search)
    return sql`SELECT count(*) FROM ${source} AND ${place}`
  }

  /** Whether the page is sooner found on a walk than by putting all matches in order. */
  function isWalked(search: Search, { limit, offset = 0 }: Page): boolean {
    if (!search.matcher.from || search.order[0]?.column !== 'dateAdded') return !search.matcher.from
    const matches = count(search)
    const passed = ((limit + offset) * database.written(contact)) / matches
    return passed < matches * walkedPerLookup
  }

  function sourceOf(search: Search, page: Page): Sql {
    if (search.matcher.narrow) return walked(search)
    if (!isWalked(search, page)) return gathered(search)
    const isDated = search.order[0]?.column === 'dateAdded'
    return walked(search, isDated ? 'INDEXED BY contactsNewestFirst' : '')
  }

  /** The statements that find a page: what the first leaves of it, the next one fills. */
  function pageSql(search: Search, page: Page): ((limit: number) => Sql)[] {
    const { matcher, order } = search
    const source = sourceOf(search, page)
    const places = page.after ? after(order, page.after) : [raw('1')]
    // Few contacts are found by the index that a condition names and then put in order, not the other way around.
    const by = orderBy(order, matcher.narrow ? '+' : '')
    return places.map(
      (place) => (limit) =>
        sql`SELECT seq FROM ${source} AND ${place} ORDER BY ${by} LIMIT ${limit} OFFSET ${page.offset ?? 0}`,
    )
  }

  function find(search: Search, page: Page, shape: Shape): Found {
    const seqs: number[] = []
    for (const query of pageSql(search, page)) {
      // As the statement says.
      if (seqs.length <= page.limit)
        seqs.push(...(column(query(page.limit + 1 - seqs.length)) as number[]))
    }
    const shown = seqs.slice(0, page.limit)
    const json = items(shape, search.order).pluck().get(JSON.stringify(shown))
    return {
      json: String(json ?? ''),
      length: shown.length,
      last: ended(shown.at(-1)),
      more: seqs.length > page.limit,
    }
  }

  function countFrom(search: Search, place: Place | undefined): number {
    const places = place ? after(search.order, place) : [raw('1')]
    return places.reduce((sum, one) => sum + Number(column(countSql(search, one))[0]), 0)
  }

  function count(search: Search, place?: Place): number {
    assertFresh()
    const key = keyOf(search, place)
    return counts.get(key) ?? counts.set(key, countFrom(search, place))
  }

  function items(shape: Shape, order: Order): Statement<SqlValue[]> {
    const key = `${shape} ${JSON.stringify(order)}`
    return statements.get(key) ?? statements.set(key, connection.prepare(itemsSql(shape, order)))
  }

  const ended = (seq = 0): Last | undefined =>
    // As the statement says.
    prepared('SELECT seq, id, dateAdded FROM contacts WHERE seq = ?').get(seq) as Last | undefined

  return {
    pageSql,

    page(search: Search, page: Page, shape: Shape): Found {
      assertFresh()
      const { offset = 0 } = page
      const whole = keyOf(search)
      const key = `${shape} ${JSON.stringify(page)} ${whole}`
      let found = pages.get(key)
      if (!found) {
        found = find(search, page, shape)
        pages.set(key, found, found.json.length)
      }
      const { length, last, more } = found
      const isWhole = !page.after && !more && (offset === 0 || length > 0)
      if (isWhole) counts.set(whole, offset + length)
      if (last) ends.set(last.id, last.seq)
      return found
    },

    /** Number of matches, or of those after a place. */
    count,

    /** Spares `count` the counting. */
    remember: (search: Search, place: Place, count: number) =>
      counts.set(keyOf(search, place), count),

    /**
     * The place of a cursor. Its contact may have been removed since it ended a page. One that is not known at all is
     * taken for the last of its equals, so that a walk comes to its end.
     */
    placeOf({ values, id }: Cursor, order: Order): Place {
      const seq = column(sql`SELECT seq FROM contacts WHERE id = ${id}`)[0] ?? ends.get(id)
      const last = order.at(-1)?.descending ? 0 : Number.MAX_SAFE_INTEGER
      return { values, seq: Number(seq ?? last) }
    },

    /** When a contact was added. */
    dateAdded: (id: string) => column(sql`SELECT dateAdded FROM contacts WHERE id = ${id}`)[0],

    /** The tags of contacts that are the same but for letter case. */
    spellings(asked: readonly string[]): string[] {
      assertFresh()
      tags ??= column(raw(distinctTags)).map(String)
      const lower = new Set(asked.map((tag) => tag.toLowerCase()))
      return tags.filter((tag) => lower.has(tag.toLowerCase()))
    },
  }
}

/** Each step finds the next tag in the index, which has one entry for each contact. */
const distinctTags = `WITH RECURSIVE known (tag) AS (SELECT min(tag) FROM contactTags UNION ALL
    SELECT (SELECT min(tag) FROM contactTags WHERE tag > known.tag) FROM known WHERE tag IS NOT NULL)
  SELECT tag FROM known WHERE tag IS NOT NULL`

const keyOf = ({ subAccountId, matcher: { test }, order }: Search, place?: Place) =>
  `${test.text} ${JSON.stringify([test.values, subAccountId, order, place])}`

/** Characters of pages that are kept. */
const mostCharacters = 2_000_000

/** A map that forgets everything when it is full. */
class Bounded<V> {
  readonly #map = new Map<string, V>()
  #characters = 0

  get = (key: string): V | undefined => this.#map.get(key)

  /** @param characters those of the value */
  set(key: string, value: V, characters = 0): V {
    // A search may be megabytes long, and so may a page.
    if (key.length > 10_000 || characters > mostCharacters) return value
    if (this.#map.size >= 500 || this.#characters + characters > mostCharacters) this.clear()
    this.#characters += characters
    this.#map.set(key, value)
    return value
  }

  clear(): void {
    this.#map.clear()
    this.#characters = 0
  }
}
