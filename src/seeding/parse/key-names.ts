import type { TSchema } from '@sinclair/typebox'
import { Seed } from '../fixture-format.js'

/** The keys of the format, and the types that values of each have. */
const types = new Map<string, Set<string>>()

function collect(schema: TSchema): void {
  for (const [name, property] of Object.entries<TSchema>(schema.properties ?? {})) {
    const known = types.get(name) ?? new Set()
    for (const { type } of [property, ...(property.anyOf ?? [])]) known.add(type)
    types.set(name, known)
    collect(property)
  }
  for (const inner of [schema.items ?? [], schema.anyOf ?? []].flat()) collect(inner)
}

const typesOf = (name: string): ReadonlySet<string> | undefined => {
  if (types.size === 0) collect(Seed)
  return types.get(name)
}

/** True for a key of the format at any level, such as `firstName`. */
export const isKeyName = (name: string): boolean => typesOf(name) !== undefined

/** The longer keys of the format that begin with a text. */
export const keysBeginningWith = (text: string): string[] =>
  isKeyName(text) ? [] : [...types.keys()].filter((name) => name.startsWith(text))

/** True for a key of the format whose value may be a list, or an object. */
export const mayBe = (type: 'array' | 'object', name: string): boolean =>
  typesOf(name)?.has(type) ?? false

/** True for a key of the format whose value is a text, a number or the like. */
export const holdsText = (name: string): boolean =>
  isKeyName(name) && !mayBe('array', name) && !mayBe('object', name)

const prose = new Set(['body', 'title', 'name', 'value', 'description'])

/** True for a key whose values are sentences, in which any word may have a colon. */
export const isProse = (name: string): boolean => prose.has(name)
