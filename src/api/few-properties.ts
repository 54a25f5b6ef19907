import type { TSchema } from '@sinclair/typebox'

/** Largest number of unknown properties of an object that are kept and named: a body may have a million. */
export const mostUnknown = 100

/** Longest name of a property in an answer. */
const longestName = 200

/** Longer texts are parsed in parts. */
const partLength = 65_536

/** How many properties were left out of each value that was made here, and of what is in it. */
const leftOut = new WeakMap<object, number>()

export const countLeftOut = (value: object): number => leftOut.get(value) ?? 0

/**
 * Parses JSON. A large object is parsed in parts, between which other requests are answered, and gets the properties
 * of its schema and the first hundred of the others: an object that has a million takes seconds to make and to look
 * through. What is in a large list is not looked at, because no body is a list.
 *
 * @throws SyntaxError
 */
export function parseFew(text: string, schema: TSchema): unknown {
  if (text.length <= partLength) return JSON.parse(text)
  return /^[ \t\n\r]*\[/.test(text) ? [text] : parseParts(text, schema)
}

async function parseParts(text: string, schema: TSchema): Promise<unknown> {
  const few = new Few(schema)
  /** Where the part begins that is parsed. */
  let here: number | undefined
  try {
    for (const { start, end } of partsOf(text)) {
      const part = text.slice(start, end)
      if (part.trim() === '') throw new SyntaxError('no property')
      here = start
      few.add(JSON.parse(`{${part}}`))
      await new Promise((resolve) => setImmediate(resolve))
    }
    return few.value
  } catch {
    // It is another value, or none. The error is about the whole text; white space takes the place of what is sound.
    if (here === undefined) return JSON.parse(text)
    const before = text.slice(0, here - 1).replace(/[^\n]+/g, ({ length }) => ' '.repeat(length))
    return JSON.parse(`${before}{${text.slice(here)}`)
  }
}

/**
 * The inside of an object, cut at some of the commas between its properties. When every part is a list of properties,
 * so is the whole; wherever it was cut.
 *
 * @throws SyntaxError when it cannot be an object
 */
function* partsOf(text: string): Generator<{ start: number; end: number }> {
  const inside = /^[ \t\n\r]*\{/.exec(text)
  if (!inside) throw new SyntaxError('no object')
  let start = inside[0].length
  const close = text.lastIndexOf('}')
  const end = close < start ? text.length : close
  let depth = 0
  let isText = false
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === backslash) at++
    else if (code === quote) isText = !isText
    else if (isText) continue
    else if (code === brace || code === bracket) depth++
    else if (code === closing(brace) || code === closing(bracket)) depth--
    else if (code === comma && depth === 0 && at - start > partLength) {
      yield { start, end: at }
      start = at + 1
    }
  }
  yield { start, end }
  if (end !== close || /[^ \t\n\r]/.test(text.slice(end + 1))) throw new SyntaxError('no end')
}

const [quote, backslash, brace, bracket, comma] = [0x22, 0x5c, 0x7b, 0x5b, 0x2c]
const closing = (opening: number) => opening + 2

/**
 * A value with the properties that its schema has and the first hundred of the others, their names cut short; so are
 * the objects in it whose schemas allow no others.
 */
export function withFewUnknown(value: object, schema: TSchema): object {
  if (leftOut.has(value)) return value
  const few = new Few(schema)
  few.add(value)
  return few.isWhole ? value : few.value
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

class Few {
  /** False when a property was left out or a name was cut. */
  isWhole = true
  readonly #known: Readonly<Record<string, TSchema>>
  readonly #kept = new Map<string, unknown>()
  #unknown = 0
  #leftOutInside = 0

  constructor({ properties = {} }: TSchema) {
    this.#known = properties
  }

  add(part: object): void {
    for (const name of Object.keys(part)) {
      const isKnown = Object.hasOwn(this.#known, name)
      if (!isKnown && ++this.#unknown > mostUnknown) this.isWhole = false
      else this.#kept.set(this.#short(name), this.#few(name, Reflect.get(part, name)))
    }
  }

  #few(name: string, value: unknown): unknown {
    const schema = Object.hasOwn(this.#known, name) ? this.#known[name] : undefined
    if (schema?.additionalProperties !== false || !isObject(value)) return value
    const few = withFewUnknown(value, schema)
    if (few !== value) this.isWhole = false
    this.#leftOutInside += countLeftOut(few)
    return few
  }

  get value(): object {
    const value = Object.fromEntries(this.#kept)
    leftOut.set(value, Math.max(0, this.#unknown - mostUnknown) + this.#leftOutInside)
    return value
  }

  /** A copy: a slice would keep the whole of a name that may have megabytes. */
  #short(name: string): string {
    if (name.length <= longestName) return name
    this.isWhole = false
    return `${Buffer.from(name.slice(0, longestName))}...`
  }
}
