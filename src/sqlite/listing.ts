import { fieldsOf, type Resource, type Row } from '../resources/resource.js'
import type { SandboxDatabase } from './database.js'
import { folded, joined, raw, type Sql, sql } from './sql.js'
import { tableOf } from './table.js'

/** Which rows of a resource are listed. */
export interface Listing {
  /** The key of their parent. */
  parent?: string | undefined
  /** A text that one of the searched columns has, in any letter case. */
  query?: string | undefined
  limit: number
  offset?: number | undefined
}

/** The `ORDER BY` of a resource's lists. */
export const orderOf = ({ plural, order = ['seq'] }: Resource): string =>
  order.map((one) => `${plural}.${one}`).join(', ')

/** Reads of the rows of any resource, as people look at them. */
export function listing({ connection }: SandboxDatabase) {
  const column = ({ text, values }: Sql) =>
    connection.prepare<[Sql['values']], number>(text).pluck().all(values)

  /** The rows with these places, in their order. Wide rows are read last: to sort them is slow. */
  function rowsAt(resource: Resource, seqs: readonly number[]): Row[] {
    const { text, values } = sql`SELECT * FROM ${raw(resource.plural)}
      WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))`
    const found = connection.prepare<[Sql['values']], Row & { seq: number }>(text).all(values)
    const bySeq = new Map(found.map((row) => [row.seq, tableOf(resource).toRow(row)]))
    return seqs.flatMap((seq) => {
      const row = bySeq.get(seq)
      return row ? [row] : []
    })
  }

  return {
    /** A part of the rows, and how many there are in all. */
    page(resource: Resource, { parent, query, limit, offset = 0 }: Listing) {
      const { plural, parentKey = '' } = resource
      const conditions: Sql[] = []
      if (parent !== undefined) conditions.push(sql`${raw(parentKey)} = ${parent}`)
      if (query) conditions.push(sql`seq IN (${withText(resource, query)})`)
      const where = conditions.length > 0 ? sql`WHERE ${joined(conditions, ' AND ')}` : raw('')
      const from = sql`FROM ${raw(plural)} ${where}`
      const inOrder = sql`SELECT seq ${from} ORDER BY ${raw(orderOf(resource))}`
      if (query) {
        const seqs = column(inOrder)
        const rows = rowsAt(resource, seqs.slice(offset, offset + limit))
        return { total: seqs.length, rows }
      }
      const [total = 0] = column(sql`SELECT count(*) ${from}`)
      const seqs = column(sql`${inOrder} LIMIT ${limit} OFFSET ${offset}`)
      return { total, rows: rowsAt(resource, seqs) }
    },
  }
}

/** The places of the rows that have a text. Each column is looked at alone, because its index is quicker to read. */
function withText(resource: Resource, query: string): Sql {
  const { plural, fields, searched = textsOf(resource) } = resource
  const wanted = query.toLowerCase()
  const tests = searched.map((name) => {
    // What is derived is in lower case already.
    const text = fields[name]?.derived ? raw(name) : folded(raw(name), [wanted])
    return sql`SELECT seq FROM ${raw(plural)} WHERE instr(${text}, ${wanted})`
  })
  return joined(tests, ' UNION ALL ')
}

const textsOf = (resource: Resource): string[] =>
  fieldsOf(resource).flatMap(([name, { column }]) =>
    column === 'TEXT' && name !== resource.parentKey ? [name] : [],
  )
