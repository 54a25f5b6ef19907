import { type TSchema, Type } from '@sinclair/typebox'
import { Failure } from '../lib/failure.js'
import { describe, type Violation, violations } from '../lib/violation.js'
import { type Field, fieldsOf, type Resource, type Row } from '../resources/resource.js'
import { rules } from '../resources/rules.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import { AdminError } from './admin-error.js'
import { assertNone, mostCounted } from './validation.js'

const isWritable = ({ write }: Field): boolean => write !== 'never'

/** What may be written of a row: everything that some route of the API writes. */
function inputOf(resource: Resource, isNew: boolean): TSchema {
  const { parent, parentKey = '' } = resource
  const properties = fieldsOf(resource)
    .filter(([, field]) => isWritable(field))
    .map(([name, { schema, date, written = schema, required, fallback, from }]) => {
      const value = date ? written : schema
      // A required field keeps its value, or gets the one that it has when it is left out.
      const isOwed = required && fallback === undefined && !from
      if (isOwed) return [name, isNew ? value : Type.Optional(value)]
      const title = `${value.title ?? value.type} or null`
      return [name, Type.Optional(Type.Union([value, Type.Null()], { title }))]
    })
  return Type.Object(
    {
      ...(isNew && parent && { [parentKey]: Type.String({ title: `a ${parent.noun}'s id` }) }),
      ...Object.fromEntries(properties),
    },
    { additionalProperties: false },
  )
}

/**
 * Writes a new row.
 *
 * @returns its key
 * @throws AdminError 400 that names every mistake
 */
export function createRow(resource: Resource, body: unknown, sandbox: Sandbox): string {
  assertNone(violations(inputOf(resource, true), body, mostCounted))
  const given = body as Row // as the schema says
  const { parent, parentKey = '' } = resource
  const owner = String(given[parentKey])
  if (parent && !sandbox.database.find(parent, owner)) {
    const found = describe(owner)
    const expected = `the ${parent.key} of a ${parent.noun}`
    assertNone([{ path: [parentKey], kind: 'value', expected, found, known: [] }])
  }
  const present = Object.entries(given).filter(([, value]) => value !== null)
  const { values, written } = read(resource, Object.fromEntries(present), owner, sandbox)
  const { id } = sandbox
    .write(resource)
    .create({ ...values, ...(parent && { [parentKey]: owner }) })
  written?.()
  return id
}

/**
 * Changes a row; `null` clears a field.
 *
 * @throws AdminError 400 that names every mistake, 404 when there is no such row
 */
export function changeRow(resource: Resource, id: string, body: unknown, sandbox: Sandbox): void {
  const before = findRow(resource, id, sandbox)
  assertNone(violations(inputOf(resource, false), body, mostCounted))
  const given: Record<string, unknown> = { ...(body as Row) } // it has no violations
  for (const [name, { required, fallback, from }] of fieldsOf(resource)) {
    if (required && given[name] === null) given[name] = fallback ?? from?.({ ...before, ...given })
  }
  const owner = String(before[resource.parentKey ?? ''])
  const { values, written } = read(resource, given, owner, sandbox, before)
  sandbox.write(resource).update(id, values)
  written?.()
}

/** @throws AdminError 404 */
export function findRow(resource: Resource, id: string, sandbox: Sandbox): Row {
  const row = sandbox.database.find(resource, id)
  if (row) return row
  throw unknownRow(resource, id)
}

export const unknownRow = ({ noun }: Resource, id: string): AdminError =>
  new AdminError(404, `There is no ${noun} "${id}".`)

/** The values as they are stored, checked against the other rows. */
function read(resource: Resource, given: Row, owner: string, sandbox: Sandbox, before?: Row) {
  const parsed: Record<string, unknown> = { ...given }
  const found: Violation[] = []
  for (const [name, { read, date }] of fieldsOf(resource)) {
    const value = given[name]
    if (!read || value === undefined || value === null) continue
    try {
      parsed[name] = read(value, sandbox.clock.now())
    } catch (error) {
      if (!(error instanceof Failure) || !date) throw error
      const expected = 'a date in the years from 0 to 9999'
      found.push({ path: [name], kind: 'value', expected, found: describe(value), known: [] })
    }
  }
  const id = before && String(before[resource.key])
  const ruled = rules.get(resource)?.(parsed, owner, sandbox, id)
  const values: Row = ruled?.values ?? parsed
  const whole = { [resource.parentKey ?? '']: owner, ...before, ...values }
  assertNone([...found, ...(ruled?.violations ?? []), ...taken(resource, whole, sandbox, id)])
  return { values, written: ruled?.written }
}

/** The combinations of values that no two rows share, and that another row has. */
function taken(resource: Resource, row: Row, { database }: Sandbox, id?: string): Violation[] {
  const { plural, key, unique = [], noun } = resource
  return unique.flatMap((names) => {
    const same = names.map((name) => `${name} = ?`).join(' AND ')
    const other = database.connection
      .prepare<unknown[], string>(`SELECT ${key} FROM ${plural} WHERE ${same} AND ${key} IS NOT ?`)
      .pluck()
      .get(...names.map((name) => String(row[name]).toWellFormed()), id ?? null)
    const [last = ''] = names.slice(-1)
    const expected = `one that no other ${noun} has there`
    return other === undefined
      ? []
      : [{ path: [last], kind: 'value' as const, expected, found: describe(row[last]), known: [] }]
  })
}
