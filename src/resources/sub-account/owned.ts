import { type TObject, Type } from '@sinclair/typebox'
import { Digits } from '../../lib/digits.js'
import type { Fields, Resource } from '../resource.js'
import { wireSchema } from '../schemas.js'

/** The query of a list that names its sub-account. */
export const OfLocation = Type.Object(
  { locationId: Type.String({ minLength: 1 }) },
  { additionalProperties: false },
)

/** A part of a list, as queries ask for it. */
export const Page = { limit: Type.Optional(Digits), skip: Type.Optional(Digits) }

export function pageOf<T>(
  rows: readonly T[],
  { limit, skip }: { limit?: string; skip?: string },
  usual: number,
): T[] {
  const from = Number(skip ?? 0)
  return rows.slice(from, from + Number(limit ?? usual))
}

/** A row of a sub-account as the API sends it: it says `locationId`. */
export const toLocation = <R extends object>({
  subAccountId,
  ...row
}: R & { subAccountId: string }) => ({ ...row, locationId: subAccountId })

/** The schema of what `toLocation` makes. */
export function locationSchema<F extends Fields>(resource: Resource<F>): TObject {
  const { subAccountId: _, ...properties } = propertiesOf(resource)
  return Type.Object({ ...properties, locationId: Type.String() })
}

/** The properties of a resource's JSON, without their types: absent values of rows are `undefined` there. */
export const propertiesOf = <F extends Fields>(resource: Resource<F>): TObject['properties'] =>
  wireSchema(resource).properties
