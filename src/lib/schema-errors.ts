import type { TSchema } from '@sinclair/typebox'
import { Value, type ValueError } from '@sinclair/typebox/value'

/** As `Value.Errors`, which takes many times longer than to see that there is none: entries of lists are asked that. */
export function* errorsOf(schema: TSchema, value: unknown, at = ''): Generator<ValueError> {
  const isListed = (name: string) => {
    const list = isObject(value) ? listIn(value, name) : undefined
    return list !== undefined && !(list.length > schema.properties[name].maxItems)
  }
  const names = isObject(value) ? listsOf(schema).filter(isListed) : []
  const emptied = Object.fromEntries(names.map((name) => [name, []]))
  const rest = isObject(value) && names.length > 0 ? { ...value, ...emptied } : value
  for (const error of Value.Errors(schema, rest)) yield { ...error, path: `${at}${error.path}` }
  for (const name of names) {
    const { items } = schema.properties[name]
    const isFlat = listsOf(items).length === 0
    for (const [index, entry] of (listIn(value, name) ?? []).entries()) {
      if (isFlat && Value.Check(items, entry)) continue
      yield* errorsOf(items, entry, `${at}/${name}/${index}`)
    }
  }
}

/** The properties that are lists, of any entries: nothing is wrong with an empty one, unless it was too long. */
const listsOf = ({ properties = {} }: TSchema): string[] =>
  Object.keys(properties).filter((name) => {
    const { items, minItems, uniqueItems } = properties[name]
    return items && !minItems && !uniqueItems
  })

function listIn(value: unknown, name: string): unknown[] | undefined {
  const list: unknown = isObject(value) ? Reflect.get(value, name) : undefined
  return Array.isArray(list) ? list : undefined
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
