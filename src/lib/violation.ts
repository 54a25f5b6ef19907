import { Kind, type TSchema } from '@sinclair/typebox'
import { Value, type ValueError, ValueErrorType } from '@sinclair/typebox/value'
import { notBlank } from './blank.js'
import { errorsOf } from './schema-errors.js'

/** One way in which a value is not what a schema asks for. Bodies, fixtures and options are all judged so. */
export interface Violation {
  /** Keys and indexes from the root to the place; for `missing` and `unknown`, the property's own. */
  path: readonly (string | number)[]
  kind:
    | 'missing'
    | 'unknown'
    /** Text that is empty or blank where text is asked for. */
    | 'empty'
    | 'type'
    /** The right type, but not one of the values allowed. */
    | 'value'
    /** An object that says none of the things it could. */
    | 'nothing'
  /** The JSON Schema type that belongs there, when it is one, and its format. */
  type?: string
  format?: string | undefined
  /** The limit that a value of the right type is beyond. */
  beyond?:
    | readonly [keyword: 'minimum' | 'maximum' | 'maxLength' | 'maxItems', limit: number]
    | undefined
  /** True for what would do if it were text: a number or a word that is not in quotes. */
  wantsQuotes?: boolean
  /** Text that would do, if only its case, or the white space around it or beside its signs, differs. */
  meant?: string | undefined
  /** In a person's words: `text`, `a whole number from 0 to 65535`. */
  expected: string
  /** In a person's words: `the number 5`, `nothing`. */
  found: string
  /** For `unknown`: the names that stand here; for `value`: the values, when they can be counted. */
  known: readonly string[]
}

/**
 * Everything about `value` that `schema` does not allow, in the order of the schema; empty when it fits.
 *
 * @param most how many places are looked at before it is enough
 */
export function violations(
  schema: TSchema,
  value: unknown,
  most = Number.POSITIVE_INFINITY,
): Violation[] {
  // By place: TypeBox reports a missing property once as missing and once more for its type.
  const found = new Map<string, Violation[]>()
  let left = most
  for (const error of errorsOf(schema, value)) {
    if (left <= 0) break
    if (error.type === ValueErrorType.ObjectMinProperties || found.has(error.path)) continue
    const inside = insideOf(error, left) ?? [toViolation(error)]
    found.set(error.path, inside)
    left -= Math.max(1, inside.length)
  }
  return [...[...found.values()].flat(), ...saysNothing(schema, value)]
}

/**
 * The violations of the entries of a list, in their order.
 *
 * @param most how many are enough: each entry may take its time
 */
export function violationsOfEach<T>(
  list: readonly T[],
  violationsOf: (one: T, index: number) => Violation[],
  most: number,
): Violation[] {
  const found: Violation[] = []
  for (const [index, one] of list.entries()) {
    if (found.length >= most) break
    found.push(...violationsOf(one, index))
  }
  return found
}

/** For a union with one alternative of the value's type (list or object): the violations inside it. */
function insideOf(
  { type, schema, path, value }: ValueError,
  most: number,
): Violation[] | undefined {
  if (type !== ValueErrorType.Union || !isObject(value)) return undefined
  const wanted = Array.isArray(value) ? 'array' : 'object'
  const fitting = leaves(schema).filter((one) => one.type === wanted)
  const alike = fitting.filter((one) => propertiesOf(one).some((name) => name in value))
  const [meant, ...more] = fitting.length > 1 ? alike : fitting
  if (!meant || more.length > 0) return undefined
  const outside = parsePointer(path)
  return violations(meant, value, most).map((one) => ({ ...one, path: [...outside, ...one.path] }))
}

/** The alternatives of a schema, and theirs. */
const leaves = (schema: TSchema): TSchema[] => schema.anyOf?.flatMap(leaves) ?? [schema]

/** `minProperties` as people mean it: an unknown property does not count. */
function saysNothing(schema: TSchema, value: unknown): Violation[] {
  if (!schema.minProperties || !isObject(value)) return []
  const known = propertiesOf(schema)
  if (known.some((name) => Object.hasOwn(value, name))) return []
  return [
    {
      path: [],
      kind: 'nothing',
      expected: `one of ${known.join(', ')}`,
      found: 'none of them',
      known,
    },
  ]
}

function toViolation({ type, schema, path, value }: ValueError): Violation {
  const violation = {
    path: parsePointer(path),
    type: alternatives(schema)[0]?.type,
    format: alternatives(schema)[0]?.format,
    beyond: limitOf(schema, value),
    wantsQuotes: wantsQuotes(schema, value),
    meant: meantText(schema, value),
    found: describe(value),
  }
  if (type === ValueErrorType.ObjectAdditionalProperties) {
    const known = propertiesOf(schema)
    const expected = known.length > 0 ? `one of ${known.join(', ')}` : 'another name'
    return { ...violation, kind: 'unknown', expected, known }
  }
  const { beyond } = violation
  if (beyond?.[0] === 'maxItems' && Array.isArray(value)) {
    const expected = `a list of at most ${beyond[1]} entries`
    return { ...violation, kind: 'value', expected, found: `${value.length} entries`, known: [] }
  }
  const kind = type === ValueErrorType.ObjectRequiredProperty ? 'missing' : kindOf(schema, value)
  return { ...violation, kind, expected: expectation(schema), known: words(schema) }
}

function limitOf(
  { minimum, maximum, maxLength, maxItems }: TSchema,
  value: unknown,
): Violation['beyond'] {
  if (Array.isArray(value) && value.length > maxItems) return ['maxItems', maxItems]
  if (typeof value === 'string' && value.length > maxLength) return ['maxLength', maxLength]
  if (typeof value !== 'number') return undefined
  if (value > maximum) return ['maximum', maximum]
  return value < minimum ? ['minimum', minimum] : undefined
}

function kindOf(schema: TSchema, value: unknown): Violation['kind'] {
  const text = textSchema(schema)
  if (text && typeof value === 'string') return isBlank(text, value) ? 'empty' : 'value'
  if (schema[Kind] === 'Integer' && Number.isInteger(value)) return 'value'
  return 'type'
}

function wantsQuotes(schema: TSchema, value: unknown): boolean {
  if (typeof value !== 'number' && typeof value !== 'boolean') return false
  return leaves(schema).some((one) => one.type === 'string' && Value.Check(one, String(value)))
}

function meantText(schema: TSchema, value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.trim()
  // White space beside a sign is where a line was wrapped, as in a token.
  const joined = text.length < 200 ? text.replace(/(?<=\S[-.@:+])\s+|\s+(?=[-.@:+]\S)/g, '') : text
  return [text, text.toLowerCase(), text.toUpperCase(), joined].find(
    (one) => one !== value && Value.Check(schema, one),
  )
}

const isBlank = (schema: TSchema, value: string) =>
  (schema.pattern === notBlank || schema.minLength > 0) && value.trim() === ''

/** The text alternative of a schema, if text may stand there. */
const textSchema = (schema: TSchema): TSchema | undefined =>
  alternatives(schema).find(({ type }) => type === 'string')

const alternatives = (schema: TSchema): TSchema[] => schema.anyOf ?? [schema]

const propertiesOf = (schema: TSchema): string[] => Object.keys(schema.properties ?? {})

/** The values of a schema that is a list of constants. */
function choices(schema: TSchema): string[] | undefined {
  const constants = alternatives(schema).map((one) => one.const)
  return constants.every((one) => one !== undefined) ? constants.map(String) : undefined
}

/** The constants among its alternatives. */
const words = (schema: TSchema): string[] =>
  leaves(schema).flatMap(({ const: constant }) => (constant === undefined ? [] : String(constant)))

/** `one of GET, POST`, or the only one. */
export const oneOf = (words: readonly string[]): string =>
  words.length === 1 ? words.join() : `one of ${words.join(', ')}`

/** What a schema asks for, in a person's words. */
function expectation(schema: TSchema): string {
  const constants = choices(schema)
  if (constants) return oneOf(constants)
  const all = alternatives(schema).filter(({ type }) => type !== 'null')
  const [only, ...more] = all
  if (only && more.length === 0) return noun({ ...schema, ...only })
  return schema.title ? named(schema) : all.map(noun).join(' or ')
}

function named({ title, examples }: TSchema): string {
  if (!examples || String(title).includes(' such as ')) return String(title)
  const [first] = examples
  return `${title} such as ${typeof first === 'object' ? JSON.stringify(first) : first}`
}

function noun(schema: TSchema): string {
  const { title, type, minLength = 0, maxLength } = schema
  if (maxLength !== undefined) return `text of ${minLength} to ${maxLength} characters`
  if (schema.pattern === notBlank || schema.minLength === 1) return 'text that is not blank'
  if (type === 'boolean') return 'true or false'
  // The items of a tuple are a list, and its title says what they are.
  if (type === 'array' && schema.items && !Array.isArray(schema.items)) {
    return `a list, each entry ${schema.uniqueItems ? 'once, ' : ''}${expectation(schema.items)}`
  }
  if (type === 'integer') return `${title ?? 'a whole number'}${bounds(schema)}`
  if (type === 'number') return `${title ?? 'a number'}${bounds(schema)}`
  if (title) return named(schema)
  if (type === 'string') return 'text'
  const names = type === 'object' ? propertiesOf(schema).join(', ') : ''
  if (type === 'object') return names ? `an object with ${names}` : 'an object'
  return String(type)
}

function bounds({ minimum, exclusiveMinimum, maximum }: TSchema): string {
  if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum}`
  if (minimum === undefined) return ''
  return maximum === undefined ? ` of at least ${minimum}` : ` from ${minimum} to ${maximum}`
}

/** A value in words, short enough for one line: `the number 5`. */
export function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.length > 0 ? 'a list' : 'an empty list'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') {
    return value === '' ? 'empty text' : quoted(value)
  }
  return typeof value === 'number' ? `the number ${value}` : String(value)
}

/** Text in quotes, short enough for one line. */
export const quoted = (text: string): string => JSON.stringify(shortened(text))

export const shortened = (text: string): string =>
  text.length > 60 ? `${text.slice(0, 57)}...` : text

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** `/a/0/b~1c` (RFC 6901, as TypeBox writes it) to `['a', 0, 'b/c']`. */
const parsePointer = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) =>
      /^(?:0|[1-9]\d{0,9})$/.test(part)
        ? Number(part)
        : part.replaceAll('~1', '/').replaceAll('~0', '~'),
    )
