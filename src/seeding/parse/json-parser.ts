import { type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { type Source, type Unreadable, unreadable } from './source.js'

/**
 * Parses JSON to nodes with their places. `JSON.parse` is several times faster, but it does not tell the places of
 * values, nor always the place of an error.
 */
export class JsonParser {
  readonly #source: Source
  readonly #text: string
  #at = 0

  constructor(source: Source) {
    this.#source = source
    this.#text = source.text
  }

  /** @throws Unreadable at the first syntax error */
  parse(): Node {
    const root = this.#value()
    if (this.#next() !== '') throw this.#error()
    return root
  }

  #value(): Node {
    const sign = this.#next()
    const start = this.#at
    const node = sign === '{' ? this.#object() : sign === '[' ? this.#list() : this.#scalar()
    node.range = [start, this.#at, this.#at]
    return node
  }

  #list(): Node {
    const list = new YAMLSeq<Node>()
    this.#entries(']', () => list.items.push(this.#value()))
    return list
  }

  #object(): Node {
    const object = new YAMLMap<Node, Node>()
    this.#entries('}', () => {
      if (this.#next() !== '"') throw this.#error()
      const key = this.#value()
      if (!this.#take(':')) throw this.#error()
      object.items.push(new Pair(key, this.#value()))
    })
    return object
  }

  #entries(close: string, readEntry: () => void): void {
    this.#at++
    if (this.#take(close)) return
    do readEntry()
    while (this.#take(','))
    if (!this.#take(close)) throw this.#error()
  }

  #scalar(): Node {
    const start = this.#at
    if (this.#text[start] === '"') {
      this.#at++
      while (this.#skip(plain) || this.#skip(escaped));
      if (!this.#skip(/"/y)) throw this.#error()
    } else if (!this.#skip(word)) throw this.#error()
    const scalar = new Scalar(JSON.parse(this.#text.slice(start, this.#at)))
    scalar.type = Scalar.QUOTE_DOUBLE
    return scalar
  }

  /** Skips white space and returns the next character; empty at the end. */
  #next(): string {
    this.#skip(/[ \t\n\r]*/y)
    return this.#text.charAt(this.#at)
  }

  #take(sign: string): boolean {
    const isNext = this.#next() === sign
    if (isNext) this.#at++
    return isNext
  }

  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at
    const isNext = pattern.test(this.#text)
    if (isNext) this.#at = pattern.lastIndex
    return isNext
  }

  #error(): Unreadable {
    const offset = Math.min(this.#at, this.#text.trimEnd().length)
    return unreadable(this.#source.at(offset), explain(this.#text, offset))
  }
}

/** Any characters in a string except control characters, quotes and backslashes. */
const plain = /[ !#-[\]-\uffff]+/y
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y

function explain(text: string, offset: number): string {
  const sign = text.charAt(offset)
  const before = text.slice(0, offset).trimEnd().at(-1) ?? ''
  if (sign === '') return 'found the end, expected more: a quote, bracket or brace is still open'
  if (sign === '/' || sign === '#')
    return 'found a comment, but JSON has no comments: remove it, or write the fixture as YAML'
  if (/[\]}]/.test(sign) && before === ',') {
    return `found a comma before ${sign}, expected no comma after the last entry`
  }
  if (/[\w-]/.test(sign) && before === '') {
    return `found ${JSON.stringify(sign)}, expected { or [: if this is YAML, name the file .yaml`
  }
  if (sign === '<' && before === '') return 'found <, expected { or [: this looks like HTML'
  if (sign === "'") return 'found a single quote, expected ": JSON quotes with double quotes'
  if (sign < ' ') return 'found a line break or tab inside of quotes, expected \\n or \\t'
  if (/[\w"[{]/.test(sign) && /[\w"\]}]/.test(before)) {
    return 'found one value after another, expected a comma between them'
  }
  const expected = { '{': 'a name in double quotes', ',': 'an entry', '[': 'an entry' }[before]
  return `found ${JSON.stringify(sign)}, ${expected ? `expected ${expected}` : before === ':' ? 'expected a value' : 'which is not allowed here'}`
}
