import type { Violation } from '../../lib/violation.js'
import { maxLevels, maxValues, tooDeep, tooManyValues } from './bounds.js'
import type { Place, Source } from './source.js'

/** A duplicate key of an object. */
export interface DuplicateKey {
  name: string
  place: Place
  first: Place
}

/**
 * The offsets of all keys and values of a JSON text, in flat arrays: 1,000,000 take 8 MB. It does not check the
 * syntax, because `JSON.parse` does.
 */
export class JsonIndex {
  readonly #source: Source
  /** The offset of each key and value, in the order of the text: a key comes right before its value. */
  readonly #starts: Int32Array
  /** For each, the index of the next one that is not inside it. */
  readonly #ends: Int32Array
  #count = 0
  /** The number of keys in the text. */
  keys = 0

  /** @throws Unreadable when the text nests too deep or has too many values */
  constructor(source: Source) {
    this.#source = source
    const most = Math.min(source.text.length, maxValues)
    this.#starts = new Int32Array(most)
    this.#ends = new Int32Array(most)
    this.#scan(source.text)
  }

  #scan(text: string): void {
    const open: number[] = []
    let at = 0
    while (at < text.length) {
      switch (text[at]) {
        case ' ':
        case '\n':
        case '\r':
        case '\t':
        case ',':
          at++
          break
        case ':':
          this.keys++
          at++
          break
        case '[':
        case '{':
          open.push(this.#add(at))
          if (open.length > maxLevels) throw tooDeep(this.#source.at(at))
          at++
          break
        case ']':
        case '}':
          this.#ends[open.pop() ?? 0] = this.#count
          at++
          break
        default:
          this.#add(at)
          at = endOf(text, at)
      }
    }
  }

  #add(start: number): number {
    if (this.#count === maxValues) {
      const found = `more than ${maxValues.toLocaleString('en')} keys and values`
      throw tooManyValues(this.#source.at(start), found)
    }
    this.#starts[this.#count] = start
    this.#ends[this.#count] = this.#count + 1
    return this.#count++
  }

  /** The place of a value or of its key; if there is none, the place of its parent. */
  place(path: Violation['path'], of: 'key' | 'value' = 'value'): Place {
    let value = 0
    let found = 0
    for (const part of path) {
      const key = this.#child(value, part)
      if (key === undefined) break
      value = this.#isObject(value) ? key + 1 : key
      found = of === 'key' ? key : value
    }
    return this.#placeOf(found)
  }

  /** The key in an object, or the entry of a list. */
  #child(parent: number, part: string | number): number | undefined {
    const isObject = this.#isObject(parent)
    if (!isObject && this.#charAt(parent) !== '[') return undefined
    let position = 0
    for (const child of this.#children(parent)) {
      if (isObject ? this.#nameOf(child) === String(part) : position++ === part) return child
    }
    return undefined
  }

  /** The entries of a list, or the keys of an object. */
  *#children(parent: number): Generator<number> {
    const step = this.#isObject(parent) ? 1 : 0
    const end = this.#ends[parent] ?? 0
    for (let child = parent + 1; child < end; child = this.#ends[child + step] ?? end) yield child
  }

  /** Keys that an object has more than once. */
  duplicates(most: number): DuplicateKey[] {
    const found: DuplicateKey[] = []
    for (let object = 0; object < this.#count && found.length < most; object++) {
      if (!this.#isObject(object)) continue
      const seen = new Map<string, number>()
      for (const key of this.#children(object)) {
        const name = this.#nameOf(key)
        const first = seen.get(name)
        if (first === undefined) seen.set(name, key)
        else found.push({ name, place: this.#placeOf(key), first: this.#placeOf(first) })
      }
    }
    return found
  }

  #charAt(number: number): string | undefined {
    return this.#source.text[this.#starts[number] ?? 0]
  }

  #isObject(number: number): boolean {
    return this.#charAt(number) === '{'
  }

  #nameOf(key: number): string {
    const start = this.#starts[key] ?? 0
    return JSON.parse(this.#source.text.slice(start, endOf(this.#source.text, start)))
  }

  #placeOf(number: number): Place {
    const start = this.#starts[number] ?? 0
    return this.#source.at(start, endOf(this.#source.text, start) - start)
  }
}

/** The end of the string, word or bracket that begins at `start`. */
function endOf(text: string, start: number): number {
  if (text[start] !== '"') {
    word.lastIndex = start
    return word.test(text) ? word.lastIndex : start + 1
  }
  for (let end = start; ; ) {
    end = text.indexOf('"', end + 1)
    if (end < 0) return text.length
    let first = end
    while (text[first - 1] === '\\') first--
    if ((end - first) % 2 === 0) return end + 1
  }
}

const word = /[^\s,:"[\]{}]+/y
