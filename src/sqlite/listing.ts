import { fieldsOf, type Resource, type Row } from '../resources/resource.js'
import type { SandboxDatabase } from './database.js'
import { joined, raw, type Sql, sql } from './sql.js'
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
  return {
    /** A part of the rows, and how many there are in all. */
    page(resource: Resource, { parent, query, limit, offset = 0 }: Listing) {
      const { plural, parentKey = '' } = resource
      const conditions: Sql[] = []
      if (parent !== undefined) conditions.push(sql`${raw(parentKey)} = ${parent}`)
      if (query) conditions.push(hasText(resource, query))
      const where = conditions.length > 0 ? sql`WHERE ${joined(conditions, ' AND ')}` : raw('')
      const count = sql`SELECT count(*) FROM ${raw(plural)} ${where}`
      const some = sql`SELECT * FROM ${raw(plural)} ${where}
        ORDER BY ${raw(orderOf(resource))} LIMIT ${limit} OFFSET ${offset}`
      return {
        total: Number(connection.prepare(count.text).pluck().get(count.values)),
        rows: connection
          .prepare<[Sql['values']], Row>(some.text)
          .all(some.values)
          .map(tableOf(resource).toRow),
      }
    },
  }
}

function hasText(resource: Resource, query: string): Sql {
  const { fields, searched = textsOf(resource) } = resource
  const wanted = query.toLowerCase()
  const tests = searched.map((name) =>
    // SQLite lowers ASCII only; what is derived is in lower case already.
    fields[name]?.derived
      ? sql`instr(${raw(name)}, ${wanted})`
      : sql`instr(lower(${raw(name)}), ${wanted})`,
  )
  return sql`(${joined(tests, ' OR ')})`
}

const textsOf = (resource: Resource): string[] =>
  fieldsOf(resource).flatMap(([name, { column }]) =>
    column === 'TEXT' && name !== resource.parentKey ? [name] : [],
  )
