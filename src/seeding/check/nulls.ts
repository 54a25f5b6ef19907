import type { TSchema } from '@sinclair/typebox'
import type { Path } from '../walk.js'

/** A value without the nulls in place of what may be left out; where they were, and where null is a value. */
interface Pruned {
  value: unknown
  nulls: Path[]
}

/** Removes each null in place of a property that may be left out, because it means the same. */
export function withoutNulls(value: unknown, schema: TSchema): Pruned {
  const nulls: Path[] = []
  return { value: prune(value, schema, [], nulls), nulls }
}

/** Values without such a null are returned as they are. `path` is where it is; it changes on the way. */
function prune(value: unknown, schema: TSchema, path: (string | number)[], nulls: Path[]): unknown {
  if (typeof value !== 'object' || value === null) return value
  const isList = Array.isArray(value)
  const meant = alternatives(schema).find(({ type }) => type === (isList ? 'array' : 'object'))
  if (!meant) return value
  if (isList) {
    let copy: unknown[] | undefined
    for (const [index, item] of value.entries()) {
      path.push(index)
      const pruned = prune(item, meant.items ?? {}, path, nulls)
      path.pop()
      if (pruned === item) continue
      copy ??= [...value]
      copy[index] = pruned
    }
    return copy ?? value
  }
  // Of an object whose keys are names that people choose, such as those of templates.
  const [common]: TSchema[] = Object.values(meant.patternProperties ?? {})
  let copy: Record<string, unknown> | undefined
  for (const name of Object.keys(value)) {
    const item: unknown = Reflect.get(value, name)
    if (typeof item !== 'object') continue
    const property: TSchema | undefined = meant.properties?.[name] ?? common
    if (!property) continue
    path.push(name)
    if (item !== null) {
      const pruned = prune(item, property, path, nulls)
      if (pruned !== item) {
        copy ??= { ...value }
        copy[name] = pruned
      }
    } else if (mayBeLeftOut(meant, name, property)) {
      copy ??= { ...value }
      delete copy[name]
      nulls.push([...path])
    } else if (takesNull(property)) nulls.push([...path])
    path.pop()
  }
  return copy ?? value
}

/** True for an optional property to which null says nothing else. */
export const mayBeLeftOut = (
  { required = [] }: TSchema,
  name: string,
  property: TSchema,
): boolean =>
  !required.includes(name) &&
  alternatives(property).every(({ type }) => type !== undefined && type !== 'null')

/** True for a property to which null is a value, such as the body of an answer. */
const takesNull = (property: TSchema): boolean =>
  alternatives(property).some(({ type }) => type === undefined || type === 'null')

const known = new WeakMap<TSchema, readonly TSchema[]>()

function alternatives(schema: TSchema): readonly TSchema[] {
  const found = known.get(schema) ?? schema.anyOf?.flatMap(alternatives) ?? [schema]
  known.set(schema, found)
  return found
}
