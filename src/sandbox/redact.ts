import { isUtf8 } from 'node:buffer'

/** Tokens of this form are redacted whether they are known or not: a suite may have sent a real one by mistake. */
const made = /pit-[\da-f]{8}[\da-f-]*/iy

/** Tokens beyond this number push out the oldest, so that seeds that come and go do not fill the memory. */
const maxKnown = 100_000

/** How many short texts are remembered, and their greatest length. */
const maxShown = 1000
const maxShort = 200

/** How often a text is decoded, as when an encoded URL is put into another. */
const maxDecoded = 4

/**
 * The tokens of a mock, which appear in nothing that it reports: journal, HAR, explanations, reason headers and log.
 */
export class Secrets {
  /** Tokens of another form than `made`, written as they are and as JSON and URLs write them. */
  readonly #known = new Set<string>()
  #search: Search | undefined
  /** What was made of short texts: ids and headers come again with each request. */
  readonly #shown = new Map<string, string>()

  add(tokens: Iterable<string>): void {
    for (const token of tokens) {
      if (isMade(token)) continue
      for (const spelling of spellings(token)) this.#known.add(spelling)
      this.#search = undefined
      this.#shown.clear()
    }
    for (const oldest of this.#known) {
      if (this.#known.size <= maxKnown) break
      this.#known.delete(oldest)
    }
  }

  /** A text without tokens. It stays valid JSON if it was. */
  redact(text: string): string {
    const redacted = this.#replaced(text)
    if (!encoded.test(redacted)) return redacted
    let plain = redacted
    for (let round = 0; round < maxDecoded && encoded.test(plain); round++) {
      plain = plain.replace(everyEncoded, decoded)
    }
    const found = this.#replaced(plain)
    return found === plain ? redacted : found
  }

  /**
   * A text without tokens and without base64 of text with tokens, as Basic credentials have it. Headers and queries are
   * short enough to decode each of their words.
   */
  redactEncoded(text: string): string {
    if (text.length > maxShort) return this.#decoded(text)
    let shown = this.#shown.get(text)
    if (shown === undefined) {
      shown = this.#decoded(text)
      if (this.#shown.size >= maxShown) this.#shown.clear()
      this.#shown.set(text, shown)
    }
    return shown
  }

  #decoded(text: string): string {
    return this.redact(text).replace(base64, (word) => (this.#isIn(word) ? '<redacted>' : word))
  }

  /** Whether a word in base64 is text with a token. */
  #isIn(word: string): boolean {
    const bytes = Buffer.from(word.replace(everyEncoded, decoded), 'base64')
    if (!isUtf8(bytes)) return false
    const text = bytes.toString()
    return !control.test(text) && this.redact(text) !== text
  }

  /** A value of JSON without tokens in its texts and names, in base64 or not. */
  redactAll<T>(value: T): T {
    return this.#all(value) as T // it has the same form
  }

  #all(value: unknown): unknown {
    if (typeof value === 'string') return this.redactEncoded(value)
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((one) => this.#all(one))
    const entries = Object.entries(value).map(([name, one]) => [
      this.redactEncoded(name),
      this.#all(one),
    ])
    return Object.fromEntries(entries)
  }

  #replaced(text: string): string {
    this.#search ??= searchFor(this.#known)
    const { some, starts, lengths } = this.#search
    if (!some.test(text)) return text
    let result = ''
    let end = 0
    for (const { index } of text.matchAll(starts)) {
      if (index < end) continue
      const length = lengthOfMade(text, index) || this.#lengthAt(text, index, lengths)
      if (length === 0) continue
      const isPit = text.startsWith('pit-', index)
      result += `${text.slice(end, index)}${isPit ? 'pit-' : ''}<redacted>`
      end = index + length
    }
    return result + text.slice(end)
  }

  /** The length of the longest known token at a place, 0 if there is none. */
  #lengthAt(text: string, at: number, lengths: readonly number[]): number {
    const isToken = (length: number) =>
      this.#known.has(text.slice(at, at + length)) && (length >= 8 || isWord(text, at, length))
    return lengths.find(isToken) ?? 0
  }
}

interface Search {
  /** Finds a place where a token may begin. */
  some: RegExp
  /** Finds all of them. */
  starts: RegExp
  /** The lengths of known tokens, longest first. */
  lengths: number[]
}

function searchFor(known: ReadonlySet<string>): Search {
  const starts = new Set([...known].map((token) => token.slice(0, 4)))
  // An expression with very many alternatives does not compile.
  const words = starts.size > 500 ? ['[!-~]'] : [...starts].map(escaped)
  const source = ['[Pp][Ii][Tt]-', ...words].join('|')
  return {
    some: new RegExp(source),
    starts: new RegExp(`(?=${source})`, 'g'),
    lengths: [...new Set([...known].map(({ length }) => length))].sort((a, b) => b - a),
  }
}

function lengthOfMade(text: string, at: number): number {
  made.lastIndex = at
  return made.exec(text)?.[0].length ?? 0
}

const isMade = (token: string): boolean => lengthOfMade(token, 0) === token.length

/** Whether the text at a place is no part of a longer word: a short token may be part of many. */
const isWord = (text: string, at: number, length: number): boolean =>
  text.startsWith('pit-', at) || !/\w/.test(`${text[at - 1] ?? ''}${text[at + length] ?? ''}`)

/** Printable ASCII in the escapes of URLs or of JSON, except for the quote and the backslash, which end a text. */
const encoded = /(?:%|\\u00)(?!20|22|5c|7f)[2-7][\da-f]/i
const everyEncoded = new RegExp(encoded, 'gi')

/** Base64 in both of its alphabets, as it is and as URLs write it. */
const base64 = /(?:[\w+/-]|%2[bf]){8,}(?:=|%3d){0,2}/gi

/** What text does not have, except for what separates words. */
const control = /[^\P{Cc}\t\r\n]/u

const decoded = (sequence: string): string =>
  String.fromCharCode(Number.parseInt(sequence.slice(-2), 16))

const spellings = (token: string): string[] => [
  token,
  JSON.stringify(token).slice(1, -1),
  ...['%5c', '%5C'].map((slash) => token.replaceAll('"', '%22').replaceAll('\\', slash)),
]

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
