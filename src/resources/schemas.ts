import { type Static, type TObject, type TOptional, type TSchema, Type } from '@sinclair/typebox'
import type { Field, Fields, Resource } from './resource.js'

type WireProperties<F extends Fields> = {
  [K in keyof F]: F[K]['required'] extends true ? F[K]['schema'] : TOptional<F[K]['schema']>
}

/** The names of the fields of a resource's JSON, in its order. */
export function wireOrder({ fields, wire = [] }: Pick<Resource, 'fields' | 'wire'>): string[] {
  const names = new Set([...wire, ...Object.keys(fields)])
  return [...names].filter((name) => fields[name]?.wireName !== false)
}

/** The schema of a resource's JSON: required fields, and optional ones that are left out when they have no value. */
export function wireSchema<F extends Fields>(resource: Resource<F>): TObject<WireProperties<F>> {
  const properties = wireOrder(resource).map((name) => {
    const { schema, required, wireName = name } = resource.fields[name] as Field // it is one's name
    return [wireName || name, required ? schema : Type.Optional(schema)]
  })
  // The type lists the same fields; `Object.fromEntries` forgets their names.
  return Type.Object(Object.fromEntries(properties)) as TObject<WireProperties<F>>
}

/** The schema of what a caller may send to create a row (`create`) or to change one (`always`). */
export function inputSchema<F extends Fields>(
  { fields }: Resource<F>,
  when: 'create' | 'always',
): TObject<InputProperties<F>> {
  const properties = Object.entries<Field>(fields)
    .filter(([, { write }]) => write === 'always' || write === when)
    .map(([name, { schema, required, nullable }]) => {
      const value = nullable ? Type.Union([schema, Type.Null()]) : schema
      return [name, required && when === 'create' ? value : Type.Optional(value)]
    })
  const options = { additionalProperties: false, ...(when === 'always' && { minProperties: 1 }) }
  // `Object.fromEntries` forgets which schema each name has.
  return Type.Object(Object.fromEntries(properties), options) as unknown as TObject<
    InputProperties<F>
  >
}

type Sendable<F extends Fields> = {
  [K in keyof F]: F[K]['write'] extends 'never' ? never : K
}[keyof F]

/** Types every field of an input as optional; the schema itself requires what is required. */
type InputProperties<F extends Fields> = {
  [K in Sendable<F>]: TOptional<TSchema & { static: Static<F[K]['schema']> | null }>
}
