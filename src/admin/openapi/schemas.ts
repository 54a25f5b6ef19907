import type { TSchema } from '@sinclair/typebox'
import * as schemas from '../schemas.js'

export type Json = Record<string, unknown>

/** The names of the schemas. */
const names = new Map<unknown, string>(
  Object.entries(schemas).map(([name, schema]) => [schema, name]),
)

/** Every schema that has a name, in full. */
export const components = (): Json =>
  Object.fromEntries([...names].map(([schema, name]) => [name, inFull(schema)]))

const reference = (name: string): Json => ({ $ref: `#/components/schemas/${name}` })

/** A reference to a schema that has a name, or else the schema itself. */
export function named(schema: unknown): Json {
  const name = names.get(schema)
  return name === undefined ? inFull(schema) : reference(name)
}

/** A TypeBox schema as JSON Schema 2020-12. Titles are left out: they are wording for error messages. */
function inFull(schema: unknown): Json {
  const { title, contentMediaType, contentSchema, items, additionalItems, ...rest } =
    schema as TSchema
  const nested = Object.entries(rest).map(([key, value]) => [key, words(key, value)])
  return {
    ...Object.fromEntries(nested),
    ...(items !== undefined &&
      (Array.isArray(items)
        ? { prefixItems: items.map(named), items: false }
        : { items: named(items) })),
  }
}

function words(key: string, value: unknown): unknown {
  if (key === 'properties' || key === 'patternProperties') {
    return Object.fromEntries(
      Object.entries(value as Json).map(([name, one]) => [name, named(one)]),
    )
  }
  if (key === 'anyOf' || key === 'allOf') return (value as unknown[]).map(named)
  return key === 'not' ? named(value) : value
}
