import { isDeepStrictEqual } from 'node:util'
import { type Field, fieldsOf, type Resource, type Row } from './resource.js'

const impliedFields = new WeakMap<Resource, [name: string, field: Field][]>()

/** Adds to a row the values that are always the same, and then those that follow from the others. */
export function fillImplied(resource: Resource, row: Record<string, unknown>): Row {
  let implied = impliedFields.get(resource)
  if (!implied) {
    const fields = fieldsOf(resource)
    implied = [
      ...fields.filter(([, { fallback }]) => fallback !== undefined),
      ...fields.filter(([, { from }]) => from),
    ]
    impliedFields.set(resource, implied)
  }
  for (const [name, { fallback, from }] of implied) {
    if (row[name] !== undefined && row[name] !== null) continue
    const value = from ? from(row) : fallback
    if (value !== undefined) row[name] = value
  }
  return row
}

/** Whether exports may leave a value out, because loading makes it again. */
export const isImplied = ({ fallback, from }: Field, value: unknown, row: Row): boolean =>
  isDeepStrictEqual(value, from ? from(row) : fallback)
