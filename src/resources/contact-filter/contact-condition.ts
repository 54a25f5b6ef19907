import { describe } from '../../lib/violation.js'
import { joined, raw, type Sql, sql } from '../../sqlite/sql.js'
import { type Compared, conditionOf } from './conditions.js'
import { operatorsOf, type SearchField, searchField } from './fields.js'
import { operatorInvalid, searchInvalid } from './refusals.js'

/** Which contacts are meant. */
export interface ContactCondition {
  /** A condition on a row of contacts. */
  test: Sql
  /**
   * The `seq` of every contact that may fulfil it, some of them twice, where an index knows them. A list that is known
   * does without.
   */
  from?: (() => Sql) | undefined
  /** All contacts of the sub-account that `from` finds fulfil it. */
  whole?: boolean
  /** SQLite itself begins at the index of `test`; few contacts have its value. */
  narrow?: boolean
}

/** What filters need to know of the sub-account that asks. */
export type Scope = Pick<Compared, 'country' | 'spellings'> & { subAccountId: string }

/** Means all contacts of the sub-account. */
export const everything: ContactCondition = { test: raw('1') }

const deepest = 10
const mostFilters = 100

export const all = (conditions: readonly ContactCondition[]): ContactCondition => {
  const narrowing = conditions.filter((one) => one !== everything)
  const [only = everything, ...more] = narrowing
  if (more.length === 0) return only
  const found = narrowing.filter(({ from }) => from)
  const { from, narrow = false } = found.find((one) => one.narrow) ?? found[0] ?? {}
  return { test: combined(narrowing, 'AND'), from, narrow }
}

export const any = (conditions: readonly ContactCondition[]): ContactCondition => {
  const froms = conditions.flatMap(({ from }) => from ?? [])
  const indexed = froms.length > 0 && froms.length === conditions.length
  return {
    test: combined(conditions, 'OR'),
    from: indexed
      ? () =>
          joined(
            froms.map((from) => from()),
            ' UNION ALL ',
          )
      : undefined,
    whole: indexed && conditions.every(({ whole }) => whole),
    narrow: indexed && conditions.every(({ narrow }) => narrow),
  }
}

function combined(conditions: readonly ContactCondition[], operator: 'AND' | 'OR'): Sql {
  const [only = raw('1'), ...more] = conditions.map(({ test }) => test)
  return more.length === 0 ? only : sql`(${joined([only, ...more], ` ${operator} `)})`
}

/**
 * The condition of the filters of a search, all of which must hold.
 *
 * @throws Refusal `search-field-unknown`, `search-operator-invalid` or `search-invalid`
 */
export function filterCondition(filters: readonly unknown[], scope: Scope): ContactCondition {
  let count = 0

  function groupOf(
    group: unknown,
    entries: unknown,
    place: string,
    depth: number,
  ): ContactCondition {
    const name = String(group).toUpperCase()
    if (name !== 'AND' && name !== 'OR') refuse(`${place}.group`, 'AND or OR', group)
    if (!Array.isArray(entries)) return refuse(`${place}.filters`, 'a list of filters', entries)
    if (depth > deepest) refuse(place, `at most ${deepest} groups in each other`, 'more')
    const conditions = entries.map((entry, index) =>
      entryOf(entry, `${depth === 0 ? '' : `${place}.`}filters.${index}`, depth),
    )
    return name === 'OR' ? any(conditions) : all(conditions)
  }

  function entryOf(entry: unknown, place: string, depth: number): ContactCondition {
    if (++count > mostFilters) refuse('filters', `at most ${mostFilters} filters`, 'more')
    if (typeof entry !== 'object' || entry === null) refuse(place, 'a filter', entry)
    const { group, filters: inner, field, operator, value } = entry as Entry // an object
    if (group !== undefined) return groupOf(group, inner, place, depth + 1)
    if (typeof field !== 'string') return refuse(`${place}.field`, 'the name of a field', field)
    return leafOf(searchField(field), operator, { place: `${place}.value`, value }, scope)
  }

  return groupOf('AND', filters, 'filters', 0)
}

type Entry = Readonly<Record<'group' | 'filters' | 'field' | 'operator' | 'value', unknown>>

function refuse(place: string, expected: string, found: unknown): never {
  throw searchInvalid({ place, expected, found: describe(found) })
}

function leafOf(
  field: SearchField,
  operator: unknown,
  compared: { place: string; value: unknown },
  { subAccountId, ...scope }: Scope,
): ContactCondition {
  const { name, kind, indexed, items, list } = field
  const known: readonly unknown[] = operatorsOf[kind]
  if (!known.includes(operator)) {
    const shown = typeof operator === 'string' ? operator : describe(operator)
    throw operatorInvalid({ field: name, operator: shown, known: operatorsOf[kind] })
  }
  const wanted = String(operator).replace(/^not_/, '')
  const condition = conditionOf(field, wanted, { ...compared, ...scope })
  const negated = wanted !== operator
  if (items) {
    const { table, where } = items
    const rows = sql`FROM ${raw(table)} WHERE ${where} AND ${condition}`
    const test = sql`EXISTS (SELECT 1 ${rows} AND ${raw(table)}.seq = contacts.seq)`
    return negated ? not(test) : { test, from: () => sql`SELECT seq ${rows}`, whole: true }
  }
  if (list !== undefined) {
    const values = sql`SELECT 1 FROM json_each(${raw(`contacts.${list}`)}) WHERE ${condition}`
    return negated ? not(sql`EXISTS (${values})`) : { test: sql`EXISTS (${values})` }
  }
  if (negated) return not(condition)
  if (!indexed || wanted !== 'eq') return { test: condition }
  const narrow = indexed === 'owned'
  const owned = () => (narrow ? sql`subAccountId = ${subAccountId} AND ${condition}` : condition)
  return {
    test: condition,
    from: () => sql`SELECT seq FROM contacts WHERE ${owned()}`,
    whole: true,
    narrow,
  }
}

/** What is not known is not so. */
const not = (test: Sql): ContactCondition => ({ test: sql`(${test}) IS NOT TRUE` })
