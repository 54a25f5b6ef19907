import { JsonScalars } from './json-scalars.js'

export const noComma = 'found no comma after this value, expected one'

/** Reads what is between entries and is none, and what is missing there. */
export class JsonStrays extends JsonScalars {
  /** Reads a sign that is none of JSON before an entry: a quote at the end of the line above, or a hyphen. */
  protected straySign(): boolean {
    const start = this.at
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
    const [stray] = this.match(/[A-Za-z"](?=\s*[\]}])/y) ?? []
    if (stray !== undefined) {
      this.report(
        `found ${stray} after the last entry, expected nothing there: remove it`,
        this.at - 1,
      )
      return
    }
    const [other] = this.match(/(?:and|&+|\|+|\+|\/)(?=\s*["{])/y) ?? []
    if (other !== undefined) {
      this.report(`found ${other}, expected a comma`, this.at - other.length, other.length, true)
      return
    }
    if (start !== undefined && this.next() === '{') {
      this.follow(this.unended('}', start), this.lastSign())
      return
    }
    this.follow(noComma, this.lastSign())
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
