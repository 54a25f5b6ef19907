import { quoted } from '../../lib/violation.js'
import { JsonScalars, unclosedText } from './json-scalars.js'

export const noComma = 'found no comma after this value, expected one'

/** Words in the line of an entry before its brace. A word alone is rather a text, and what ends with a colon a key. */
const wordsBefore =
  /(?!-?[\w.]*\w[ \t]*\{)[^\s"'“{}[\],;:.…+-][^"{}[\],;\n]{0,80}?(?<!:)[ \t]+(?=\{)/y

/** Words in the rest of a line. */
const restOfLine =
  /(?!-?[\w.]+[ \t]*,?[ \t]*\r?\n|(?:&+|\|+|\+|\/)\s*["{])[^\s"'“{}[\],;:][^"{}[\],\n]{0,80}?(?=[ \t]*,?[ \t]*\r?\n)/y

/** Reads what is between entries and is none, and what is missing there. */
export class JsonStrays extends JsonScalars {
  /**
   * Reads what is none of JSON before an entry: a quote at the end of the line above, a hyphen, or words before the brace
   * of an entry, as in a log.
   */
  protected straySign(isInList: boolean): boolean {
    const start = this.at
    const [words] = (isInList && this.match(wordsBefore)) || []
    if (words !== undefined) {
      const found = words.trimEnd()
      const message = `found ${quoted(found)} before an entry, expected nothing there: remove it`
      this.report(message, start, found.length)
      return true
    }
    if (this.match(/"(?=[ \t]*\r?\n\s*["{\]}])/y))
      this.report('found " at the end of a line, expected nothing there: remove it', start)
    else if (this.match(/-[ \t]+(?=["{\w])/y))
      this.report('found a hyphen, but lists of JSON have commas in its place: remove it', start)
    else return false
    return true
  }

  /** Reads the keys of another object, as JavaScript has them, and what stands for more keys. */
  protected spread(): boolean {
    const [spread] = this.match(/\.\.\.[\w$.]*|…/y) ?? []
    if (spread === undefined) return false
    const message = /\w/.test(spread)
      ? 'which is JavaScript, expected its keys and values'
      : 'expected keys: remove what stands for more of them, and its comma'
    this.report(`found ${spread}, ${message}`, this.at - spread.length, spread.length)
    return true
  }

  /** Reports what is missing before a value; `start` is that of the object that it follows, if that is the entry of a list. */
  protected missingComma(start: number | undefined): void {
    const last = this.lastSign()
    const before = this.problems.at(-1)
    // The end of the line has both of them.
    if (before?.message === unclosedText && before.place.line === this.source.lineAt(last)) {
      before.message = `${unclosedText} and a comma`
      return
    }
    if (this.#strayBehind(last) || this.#otherComma(last)) return
    if (start !== undefined && this.next() === '{') this.follow(this.unended('}', start), last)
    else this.follow(noComma, last)
  }

  /** Reads what is none of JSON behind a value: a sign before a bracket, a bracket before a comma, or words as of a log. */
  #strayBehind(last: number): boolean {
    const start = this.at
    const nothing = 'expected nothing there: remove it'
    const [sign] = this.match(/[A-Za-z"](?=\s*[\]}])/y) ?? []
    if (sign !== undefined) {
      this.report(`found ${sign} after the last entry, ${nothing}`, start)
      return true
    }
    const [bracket] = this.match(/[[{](?=\s*,)/y) ?? []
    const isEntry = this.text.charAt(last) === '}' && this.open.at(-1)?.close === ']'
    const [words] = (isEntry && this.match(restOfLine)) || []
    if (bracket !== undefined) this.report(`found ${bracket} after this value, ${nothing}`, start)
    else if (words !== undefined)
      this.report(`found ${quoted(words)} after an entry, ${nothing}`, start, words.length)
    else return false
    this.take(',')
    return true
  }

  /** Reads what is in place of a comma, or reports one that is before the sign that it belongs behind. */
  #otherComma(last: number): boolean {
    const start = this.at
    const [other] = this.match(/(?:and|&+|\|+|\+|\/)(?=\s*["{])/y) ?? []
    // A key in the same line is rather one of the object that the bracket ends.
    const isNext = this.next() === '{' || this.text.slice(last, this.at).includes('\n')
    if (other !== undefined)
      this.report(`found ${other}, expected a comma`, start, other.length, true)
    else if (/[^"],"/.test(this.text.slice(last - 2, last + 1)))
      this.report(
        'found a comma before the closing quote, expected it after the quote',
        last - 1,
        1,
        true,
      )
    else if (isNext && this.isBehindComma(last)) {
      const bracket = this.text.charAt(last)
      this.report(`found a comma before ${bracket}, expected it after the bracket`, last)
    } else return false
    return true
  }

  /** The sentence about a value that neither a bracket nor a comma follows; `start` is where the bracket opens. */
  protected unended(close: string, start: number): string {
    return `found no ${close} after this value, expected ${close} and a comma, which end ${this.owner(close, start)}`
  }

  /** What a bracket closes; `start` is where it opens. */
  protected owner(close: string, start: number): string {
    return `the ${close === ']' ? 'list' : 'object'} of line ${this.source.lineAt(start)}`
  }

  /** The place of the comma that is the last sign before this place, if it is one. */
  protected commaAbove(): number | undefined {
    const last = this.lastSign()
    return this.text.charAt(last) === ',' ? last : undefined
  }

  protected lastSign(): number {
    let last = this.at - 1
    while (/\s/.test(this.text.charAt(last))) last--
    return last
  }
}
