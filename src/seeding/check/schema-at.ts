import type { TSchema } from '@sinclair/typebox'
import type { Path } from '../walk.js'

/** The schema of an object at a path; undefined for what has no keys. */
export function schemaAt(schema: TSchema, [part, ...rest]: Path): TSchema | undefined {
  const one = alternatives(schema).find(
    ({ type }) => type === (typeof part === 'number' ? 'array' : 'object'),
  )
  if (part === undefined) return one
  const [common]: TSchema[] = Object.values(one?.patternProperties ?? {})
  const inner = typeof part === 'number' ? one?.items : (one?.properties?.[part] ?? common)
  return inner && schemaAt(inner, rest)
}

const alternatives = (schema: TSchema): readonly TSchema[] =>
  schema.anyOf?.flatMap(alternatives) ?? [schema]
