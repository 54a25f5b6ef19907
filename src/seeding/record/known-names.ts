import { isOrdinary } from './names.js'

/** Typed, typographic, and escaped as in rich text. */
const apostrophe = /^(?:['\u2019]|&(?:#39|#x27|apos|#8217|rsquo);)?$/
/** What is between the words of a company or an address. */
const gap = /^(?:&(?:#\w{1,6}|[a-z]{2,8});|[^\p{L}\p{N}<>]){0,3}$/u
/** An entity of HTML, or a word: those of `JaneDoe_2` are three. The names of HTML tags are none. */
const token =
  /&(?:#\w{1,6}|[A-Za-z]{2,8});|(?<!<\/?)(?:\p{Lu}+(?![\p{Ll}\p{M}])|\p{Lu}?(?:(?!\p{Lu})[\p{L}\p{M}])+|\p{N}+)/gu
/** Scripts that write words without spaces between them. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]/u
export const isUnspaced = (text: string): boolean => unspaced.test(text)

interface Token {
  start: number
  end: number
  key: string
}

/** Finds names in texts, whatever their letter case, accents and separators. */
export class KnownNames {
  /** Those of people, which are found within a word: an apostrophe at most is in them. */
  readonly #words = new Map<string, string>()
  /** Those of companies and places. */
  readonly #phrases = new Map<string, string>()
  /** Those of people, of several words that are found together alone. */
  readonly #wholes = new Map<string, string>()
  /** Those of a word or a few letters, as they are spelled. */
  readonly #spelled = new Map<string, string>()
  readonly #unspaced = new Map<string, string>()
  /** The first letters of all of them. */
  readonly #starts = new Set<string>()
  #longest = 0

  /** The replacement of a part of a person's name, made on first use. */
  word(name: string, make: () => string): string {
    const made = this.#add(this.#words, name, make)
    this.#add(this.#words, transliterated(name), () => made)
    return made
  }

  /** The replacement of a name that may be of several words, made on first use. */
  phrase(name: string, make: () => string): string {
    return this.#add(this.#phrases, name, make)
  }

  /** Replaces a name of several words where all of them are, the ordinary ones with a capital letter. */
  whole(name: string, made: string): void {
    for (const spelling of [name, transliterated(name)])
      this.#add(this.#wholes, spelling, () => made)
  }

  /** Replaces a name where it is spelled so, or with one capital letter. */
  spelled(name: string, made: string): void {
    const [first = '', ...rest] = name.normalize('NFC').replace(/^\P{L}+|[^\p{L}\p{M}]+$/gu, '')
    const capital = first.toUpperCase() + rest.join('').toLowerCase()
    for (const spelling of [first + rest.join(''), capital])
      if (!this.#spelled.has(spelling)) this.#spelled.set(spelling, made)
    this.#expect(fold(name))
  }

  /** A text with every name in it replaced, the longest first. */
  replacedIn(text: string): string {
    const tokens = tokensOf(text)
    let made = ''
    let done = 0
    for (let index = 0; index < tokens.length; index++) {
      const hit = this.#at(text, tokens, index)
      if (!hit) continue
      made += this.#withoutSpaces(text.slice(done, hit.start))
      made += inCaseOf(text.slice(hit.start, hit.end), hit.replacement)
      done = hit.end
      index = hit.last
    }
    return made + this.#withoutSpaces(text.slice(done))
  }

  #withoutSpaces(text: string): string {
    if (this.#unspaced.size === 0 || !isUnspaced(text)) return text
    return [...this.#unspaced].reduce((rest, [name, other]) => rest.replaceAll(name, other), text)
  }

  #add(known: Map<string, string>, name: string, make: () => string): string {
    const key = fold(name)
    const before = known.get(key)
    if (before !== undefined) return before
    const made = make()
    if (key === '') return made
    known.set(key, made)
    this.#expect(key)
    if (isUnspaced(name)) this.#unspaced.set(name, made)
    return made
  }

  #expect(key: string): void {
    this.#starts.add(key.slice(0, 3))
    this.#longest = Math.max(this.#longest, key.length)
  }

  /** The longest name that begins with a token. */
  #at(text: string, tokens: readonly Token[], first: number) {
    let found: { start: number; end: number; last: number; replacement: string } | undefined
    let key = ''
    let isWord = true
    let start = 0
    let before: number | undefined
    for (let last = first; ; last++) {
      const next = tokens[last]
      if (!next) return found
      if (before === undefined) start = next.start
      else {
        const between = text.slice(before, next.start)
        isWord &&= apostrophe.test(between)
        if (!isWord && !gap.test(between)) return found
      }
      before = next.end
      key += next.key
      if (key.length > this.#longest + 1) return found
      if (key.length > 2 && !this.#starts.has(key.slice(0, 3))) return found
      const word = isWord ? (this.#words.get(key) ?? this.#ownerIn(key, next.key)) : undefined
      const replacement =
        word ??
        this.#phrases.get(key) ??
        this.#wholeIn(text, tokens, first, last, key) ??
        this.#spelled.get(text.slice(start, before).normalize('NFC'))
      if (replacement) found = { start, end: before, last, replacement }
    }
  }

  /** The words are apart: `also` is not `Al So`. */
  #wholeIn(text: string, tokens: readonly Token[], first: number, last: number, key: string) {
    const made = this.#wholes.get(key)
    if (made === undefined || first === last) return undefined
    const isName = (one: Token) => !isOrdinary(one.key) || isCapital(text.slice(one.start, one.end))
    return tokens.slice(first, last + 1).every(isName) ? made : undefined
  }

  /** Other languages have no apostrophe before the s: `Erikas Auto`. */
  #ownerIn(key: string, end: string): string | undefined {
    if (key.length < 5 || end === 's' || !key.endsWith('s')) return undefined
    const owner = this.#words.get(key.slice(0, -1))
    return owner && `${owner}s`
  }
}

const tokensOf = (text: string): Token[] =>
  [...text.matchAll(token)].flatMap(({ 0: found, index }) => {
    const key = fold(found.startsWith('&') ? unescaped(found) : found)
    return key === '' ? [] : [{ start: index, end: index + found.length, key }]
  })

/** The letter of an entity, without its accent; empty for other characters. */
function unescaped(entity: string): string {
  const [, letter] =
    /^&([A-Za-z])(?:acute|grave|uml|circ|tilde|cedil|ring|slash|caron);$/.exec(entity) ?? []
  if (letter !== undefined) return letter
  const [, hex, code] = /^&#(x?)([\da-f]+);$/i.exec(entity) ?? []
  const point = Number.parseInt(code ?? '', hex ? 16 : 10)
  return point <= 0x10ffff ? String.fromCodePoint(point) : ''
}

const plain: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ı: 'i', æ: 'ae', œ: 'oe' }

/** Letters and digits alone, without case and accents. */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase() // for ß
    .toLowerCase()
    .replace(/[øłđıæœ]/g, (letter) => plain[letter] ?? letter)

/** As people write it who lack the letters: `Mueller`. */
const transliterated = (text: string): string =>
  text.normalize('NFC').replace(/[äöü]/gi, (letter) => `${letter}e`)

/** Also of a script that has no capital letters. */
const isCapital = (word: string): boolean =>
  word !== word.toLowerCase() || word === word.toUpperCase()

function inCaseOf(found: string, replacement: string): string {
  const [lower, upper] = [found.toLowerCase(), found.toUpperCase()]
  if (lower === upper) return replacement
  if (found === lower) return replacement.toLowerCase()
  return found === upper && /\p{Lu}{2}/u.test(found) ? replacement.toUpperCase() : replacement
}
