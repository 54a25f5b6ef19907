import type { Statement } from 'better-sqlite3'
import type { SandboxDatabase } from '../../sqlite/database.js'
import { joined, raw, type Sql, sql } from '../../sqlite/sql.js'
import type { SqlValue } from '../../sqlite/table.js'
import { contact } from '../contact/contact.js'
import { type ContactCondition, everything } from '../contact-filter/contact-condition.js'
import { itemsSql, type Shape } from './items.js'
import { after, type Cursor, type Order, orderBy, type Place } from './order.js'

/** The contacts of a sub-account that a condition means, in an order. */
export interface Search {
  subAccountId: string
  condition: ContactCondition
  order: Order
}

interface Page {
  limit: number
  offset?: number | undefined
  after?: Place | undefined
}

/** A page: its items as the inside of a JSON array, how many come before it and in all, and its last contact. */
export interface Found {
  json: string
  before: number
  length: number
  total: number
  last: Last | undefined
}

/** The contact that ends a page. */
interface Last {
  seq: number
  id: string
  dateAdded: string
}

/** The `seq` of all contacts of a search in its order, as they were at a version. */
interface List {
  seqs: number[]
  version: number
}

/** Changes after which a list is made anew. */
const mostChanges = 100

/** How many contacts of a list are looked through in the time in which one is looked up. */
const walkedPerMatch = 50

/** Searches over the contacts of a sub-account. */
export function contactSearch(database: SandboxDatabase) {
  const { connection, versions } = database
  const changedSince = (version: number) => versions.changedSince(contact, version)
  /** By their SQL. */
  const statements = new Bounded<Statement<SqlValue[]>>(1_000_000)
  const lists = new Bounded<List>(2_000_000)
  /** The JSON of contacts, by shape and order. */
  const items = new Bounded<Readonly<Record<string, string>>, number>(2_000_000)
  /** The tags of contacts, some of which may be of the past, by their lower case. */
  let tags: Map<string, Set<string>> | undefined
  /** Contacts that ended a page, and the end of that page in its list. */
  const ends = new Bounded<{ seq: number; near: number }>(500)
  let version = -1

  /** Forgets what is known of the contacts that were written since the last search. */
  function catchUp(): void {
    const written = changedSince(version)
    version = versions.of(contact)
    if (!written) {
      lists.clear()
      items.clear()
      tags = undefined
      return
    }
    for (const seq of written) {
      items.delete(seq)
      const tagsOf = sql`SELECT value FROM contacts, json_each(tags) WHERE seq = ${seq}`
      if (tags) addTags(tags, column(tagsOf))
    }
  }

  const prepared = (text: string) =>
    statements.get(text) ?? statements.set(text, connection.prepare(text), text.length)

  /** The first column of what a query finds. */
  const column = ({ text, values }: Sql): readonly unknown[] =>
    prepared(text)
      .pluck()
      .all(...values)

  /** The statement that finds the contacts of a search, and whether it puts them in order. */
  function foundSql({ subAccountId, condition, order }: Search): Sql & { ordered?: boolean } {
    const { test, from, whole, narrow } = condition
    const owned = sql`SELECT seq FROM contacts WHERE subAccountId = ${subAccountId} AND ${test}`
    if (condition === everything)
      return { ...sql`${owned} ORDER BY ${orderBy(order)}`, ordered: true }
    // Few contacts are found by the index that a condition names and then put in order, not the other way around.
    if (narrow) return { ...sql`${owned} ORDER BY ${orderBy(order, '+')}`, ordered: true }
    if (!from) return owned
    // Behind a plus SQLite looks for no other index.
    return whole ? from() : sql`SELECT seq FROM contacts WHERE seq IN (${from()}) AND +(${test})`
  }

  function find(search: Search): number[] {
    const { subAccountId, order } = search
    const { ordered, ...found } = foundSql(search)
    // As the statement says.
    const seqs = column(found) as number[]
    if (ordered || seqs.length === 0) return seqs
    if (seqs.length * walkedPerMatch < database.written(contact)) {
      // As the statement says.
      return column(sql`SELECT seq FROM contacts
        WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)})) AND +subAccountId = ${subAccountId}
        ORDER BY ${orderBy(order, '+')}`) as number[]
    }
    const isFound = new Uint8Array(database.written(contact) + 1)
    for (const seq of seqs) isFound[seq] = 1
    return listOf({ subAccountId, condition: everything, order }).filter(
      (seq) => isFound[seq] === 1,
    )
  }

  /** The `seq` of all contacts of a search, in its order. */
  function listOf(search: Search): readonly number[] {
    catchUp()
    const key = keyOf(search)
    const known = lists.get(key)
    const changed = known && changedSince(known.version)
    if (known && changed && changed.length <= mostChanges) {
      follow(known.seqs, search, new Set(changed))
      known.version = version
      return known.seqs
    }
    const seqs = find(search)
    lists.set(key, { seqs, version }, seqs.length + key.length)
    return seqs
  }

  /** Brings a list up to date with the contacts that have changed. */
  function follow(seqs: number[], search: Search, changed: ReadonlySet<number>): void {
    const places = placesOf([...changed], search)
    const [only] = places
    if (only && changed.size === 1 && isInPlace(only, seqs, search.order)) return
    for (const seq of changed) {
      const at = seqs.indexOf(seq)
      if (at >= 0) seqs.splice(at, 1)
    }
    for (const place of places) seqs.splice(countTo(place, seqs, search.order), 0, place.seq)
  }

  /** The places of those of some contacts that match. */
  function placesOf(seqs: readonly number[], { subAccountId, condition, order }: Search): Place[] {
    const columns = raw(order.map((one) => one.column).join(', '))
    const among = sql`seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))`
    const { text, values } = sql`SELECT seq, ${columns} FROM contacts
      WHERE ${among} AND +subAccountId = ${subAccountId} AND +(${condition.test})`
    const rows = prepared(text)
      .raw()
      .all(...values) as unknown[][] // as better-sqlite3 says
    return rows.map(([seq, ...values]) => ({ seq: Number(seq), values }))
  }

  /** Whether the contact at an index of a list comes after a place. */
  function comparing(place: Place, seqs: readonly number[], order: Order) {
    const conditions = joined(after(order, place), ' OR ')
    const statement = prepared(`SELECT ${conditions.text} FROM contacts WHERE seq = ?`).pluck()
    return (index: number) => statement.get(...conditions.values, seqs[index] ?? 0) === 1
  }

  /** How many contacts of a list do not come after a place. */
  function countTo(
    place: Place,
    seqs: readonly number[],
    order: Order,
    isAfter = comparing(place, seqs, order),
  ): number {
    const { near = 0 } = place
    if (near > 0 && !isAfter(near - 1) && (isAfter(near) || near === seqs.length)) return near
    let [low, high] = [0, seqs.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (isAfter(middle)) high = middle
      else low = middle + 1
    }
    return low
  }

  /** Whether a contact is where it belongs, in a list that is in order but for that contact. */
  function isInPlace(place: Place, seqs: readonly number[], order: Order): boolean {
    const isAfter = comparing(place, seqs, order)
    const at = countTo(place, seqs, order, isAfter) - 1
    return seqs[at] === place.seq && (at === 0 || !isAfter(at - 1))
  }

  function jsonOf(seqs: readonly number[], shape: Shape, order: Order): string {
    const key = `${shape} ${JSON.stringify(order)}`
    const known = seqs.map((seq) => items.get(seq)?.[key])
    const missing = seqs.filter((_, index) => known[index] === undefined)
    if (missing.length === 0) return known.join(',')
    const statement =
      statements.get(key) ?? statements.set(key, connection.prepare(itemsSql(shape, order)), 10_000)
    // As the statement says.
    const made = statement.pluck().all(JSON.stringify(missing)) as string[]
    for (const [index, seq] of missing.entries()) {
      const json = made[index] ?? ''
      items.set(seq, { ...items.get(seq), [key]: json }, json.length)
    }
    return known.map((json) => json ?? made.shift()).join(',')
  }

  const ended = (seq = 0): Last | undefined =>
    // As the statement says.
    prepared('SELECT seq, id, dateAdded FROM contacts WHERE seq = ?').get(seq) as Last | undefined

  return {
    foundSql,

    page(search: Search, { limit, offset = 0, after }: Page, shape: Shape): Found {
      const seqs = listOf(search)
      const before = offset + (after ? countTo(after, seqs, search.order) : 0)
      const shown = seqs.slice(before, before + limit)
      const last = ended(shown.at(-1))
      if (last) ends.set(last.id, { seq: last.seq, near: before + shown.length }, 1)
      const json = jsonOf(shown, shape, search.order)
      return { json, before, length: shown.length, total: seqs.length, last }
    },

    /**
     * The place of a cursor. Its contact may have been removed since it ended a page. One that is not known at all is
     * taken for the last of its equals, so that a walk comes to its end.
     */
    placeOf({ values, id }: Cursor, order: Order): Place {
      const end = ends.get(id)
      const seq = column(sql`SELECT seq FROM contacts WHERE id = ${id}`)[0] ?? end?.seq
      const last = order.at(-1)?.descending ? 0 : Number.MAX_SAFE_INTEGER
      return { values, seq: Number(seq ?? last), near: end?.near }
    },

    /** When a contact was added. */
    dateAdded: (id: string) => column(sql`SELECT dateAdded FROM contacts WHERE id = ${id}`)[0],

    /** The tags of contacts that are the same but for letter case. */
    spellings(asked: readonly string[]): string[] {
      catchUp()
      tags ??= addTags(new Map(), column(raw(distinctTags)))
      return asked.flatMap((tag) => [...(tags?.get(tag.toLowerCase()) ?? [])])
    },
  }
}

/** Each step finds the next tag in the index, which has one entry for each contact. */
const distinctTags = `WITH RECURSIVE known (tag) AS (SELECT min(tag) FROM contactTags UNION ALL
    SELECT (SELECT min(tag) FROM contactTags WHERE tag > known.tag) FROM known WHERE tag IS NOT NULL)
  SELECT tag FROM known WHERE tag IS NOT NULL`

function addTags(tags: Map<string, Set<string>>, added: readonly unknown[]) {
  for (const tag of added.map(String)) {
    const lower = tag.toLowerCase()
    const known = tags.get(lower)
    if (known) known.add(tag)
    else tags.set(lower, new Set([tag]))
  }
  return tags
}

const keyOf = ({ subAccountId, condition: { test }, order }: Search) =>
  `${test.text} ${JSON.stringify([test.values, subAccountId, order])}`

/** A map that forgets everything when it is full. */
class Bounded<V, K = string> {
  readonly #map = new Map<K, V>()
  readonly #most: number
  #size = 0

  constructor(most: number) {
    this.#most = most
  }

  get = (key: K): V | undefined => this.#map.get(key)
  delete = (key: K) => this.#map.delete(key)

  set(key: K, value: V, size: number): V {
    if (size > this.#most) return value
    if (this.#size + size > this.#most) this.clear()
    this.#size += size
    this.#map.set(key, value)
    return value
  }

  clear(): void {
    this.#map.clear()
    this.#size = 0
  }
}
