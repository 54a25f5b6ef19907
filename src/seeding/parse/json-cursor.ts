import type { Node } from 'yaml'
import { Damage } from './damage.js'
import { fitting } from './json-brackets.js'
import { invisible } from './slip-causes.js'
import { maxReported, type Problem, type Source, unreadable } from './source.js'
import { tagMessage, templateTag } from './template-tags.js'
import { indentOf } from './yaml-lines.js'

/** True for white space of JSON. */
const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
/** What begins nothing else than a text, or is a sign of JSON. */
const sure = '",:]}'
/** White space and characters without width that JSON does not have. */
const oddSpace = /[\v\f\u00a0\u00ad\u2000-\u200f\u2028\u2029\u202f\u2060\u3000\ufeff]/y
const latinSigns: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '：': ':',
  '｛': '{',
  '｝': '}',
  '［': '[',
  '］': ']',
}
/** A text, as far as its line goes, or one of these signs outside of texts. */
const textOrWideSign = /"(?:[^"\\\n]+|\\.)*"?|[，、：｛｝［］]/g
const comment = /\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/y
/** A quote as HTML has it. */
const quoteOfHtml = /&(?:quot|apos|#34|#39|#x27|#x22);/iy
/** White space as texts have it, and the sign that ends a line of a command. */
const escapedSpace = /\\[nrt](?![\w"])|\\(?=[ \t]*\r?\n)/y
/** What console.log prints before an object. */
const prefix = /<ref \*\d+>|\[Object: null prototype\]/y
const entriesFollow = /(?=\s*(?:\]|,\s*\{))/y
/** The rest of a list of texts or numbers, unless it is long: this is looked for at each text that may begin one. */
const textsFollow = /(?=\s*(?:,\s*(?:"[^"\n]{0,200}"|[-\d.]{1,40})\s*){0,100}\])/y
const noComments = 'found a comment, but JSON has no comments: remove it'

const isYaml = '. YAML allows it: name the file .yaml'

/** What a text in another language has in many places, the name of one of them, and what to do about all. */
const alike: readonly [pattern: RegExp, places: string, mend: string][] = [
  [/expected a key in double quotes/, 'keys', isYaml],
  [/a single quote, .*the only one that JSON has/, 'texts with such quotes', isYaml],
  [/typographic quote .*the only one that JSON has/, 'texts with such quotes', ''],
  [/JSON has no comments/, 'comments', isYaml],
  [/^found \\\w? outside of a text/, 'places', ''],
  [/a full-width sign, expected/, 'such signs', ''],
  [/^found [^\s"]{1,3}, expected (?:a|one) colon$/, 'keys', ''],
]

/** How many times what follows a bracket is looked at, which takes its time. */
const mostLooks = 1000

/** The number of problems of one kind that are reported one by one. */
const mostAlike = 3

/** A place in a text of JSON that moves on, and the mistakes up to there. */
export class JsonCursor {
  readonly problems: Problem[] = []
  /** The lines with mistakes. */
  readonly damage = new Damage()
  protected readonly source: Source
  protected readonly text: string
  protected at = 0
  /** The lists and objects around the current place: the sign that closes each, and where it begins. */
  protected readonly open: { close: string; at: number }[] = []
  /** The index of the first problem with a bracket; what does not fit after it may follow from it. */
  #bracket: number | undefined
  #isLost = false
  #looks = 0
  /** The last comma that was reported because a bracket follows, and where that bracket is. */
  #comma: { problem: Problem | undefined; bracketAt: number } | undefined

  constructor(source: Source) {
    this.source = source
    this.text = this.#withLatinSigns(source.text)
  }

  /** The text with the signs of JSON in place of those that keyboards of other scripts have for them. */
  #withLatinSigns(text: string): string {
    return text.replace(textOrWideSign, (found, at: number) => {
      const sign = latinSigns[found]
      if (sign === undefined) return found
      this.report(`found "${found}", a full-width sign, expected "${sign}"`, at, 1, true)
      return sign
    })
  }

  /**
   * Skips white space and returns the next character; empty at the end.
   *
   * @throws Unreadable for a template
   */
  protected next(): string {
    this.#skipSpace()
    // A large text has millions of these.
    if (sure.includes(this.text.charAt(this.at))) return this.text.charAt(this.at)
    for (let start = this.at; ; start = this.at) {
      const sign = this.match(oddSpace)?.[0]
      if (sign !== undefined) this.report(invisible(sign, sign), start, 1, true)
      else if (this.match(comment)) this.report(noComments, start, 1, true)
      else if (this.match(escapedSpace)) {
        const found = this.text.slice(start, this.at)
        const message = `found ${found} outside of a text, expected nothing there: remove it`
        this.report(message, start, found.length, true)
      } else if (this.match(prefix)) {
        const message = `found ${this.text.slice(start, this.at)}, which console.log prints before an object: remove it`
        this.report(message, start, this.at - start, true)
      } else if (this.match(quoteOfHtml)) {
        const found = this.text.slice(start, this.at)
        const message = `found ${found}, which HTML has in place of a quote: replace each of them by "`
        throw unreadable(this.source.at(start, found.length), message)
      } else if (this.match(templateTag)) {
        const found = this.text.slice(start, this.at)
        throw unreadable(this.source.at(start, found.length), tagMessage(found))
      } else break
      this.#skipSpace()
    }
    return this.text.charAt(this.at)
  }

  #skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.at))) this.at++
  }

  protected take(sign: string): boolean {
    const isNext = this.next() === sign
    if (isNext) this.at++
    return isNext
  }

  protected match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (found) this.at = pattern.lastIndex
    return found
  }

  /** True when a key begins the line here. */
  protected isKeyOfLine(): boolean {
    const before = this.text.slice(this.text.lastIndexOf('\n', this.at - 1) + 1, this.at)
    return !/\S/.test(before) && /^"[^"\n]*"\s*:/.test(this.text.slice(this.at, this.at + 200))
  }

  /** True for the first sign of a line that is indented further than the line of another place. */
  protected isFurther(place = 0): boolean {
    const lead = this.text.slice(this.text.lastIndexOf('\n', this.at - 1) + 1, this.at)
    return lead.trim() === '' && lead.length > indentOf(this.source, place)
  }

  /** How far a value that begins its line is to the right of the line of another one; far, when it begins none. */
  protected stepFrom(other: Node, { range }: Node): number {
    const start = range?.[0] ?? 0
    const before = this.text.slice(this.text.lastIndexOf('\n', start - 1) + 1, start)
    if (/\S/.test(before)) return Number.POSITIVE_INFINITY
    return before.length - indentOf(this.source, other.range?.[0] ?? 0)
  }

  /** True behind an entry that has a line to itself, where one brace more than it opens has no meaning. */
  protected isEntryOfLine(): boolean {
    // Entries that are written by hand are shorter, and a whole file may be one line.
    const before = this.text.slice(Math.max(0, this.at - 10_000), this.at)
    return /^\s*\{.*\}\s*$/.test(before.slice(before.lastIndexOf('\n') + 1))
  }

  /** True behind a value that begins with `sign` when another entry of a list follows, or the end of a list. */
  protected isEntry(sign: string): boolean {
    return this.match(sign === '{' ? entriesFollow : textsFollow) !== null
  }

  /**
   * How much more of the text after a sign fits if the sign closes nothing of what is open than if it closes the last
   * `count` of it.
   *
   * @param reopened what closes an object that goes on
   */
  protected gain(count: number, reopened: readonly string[] = []): number {
    if (++this.#looks > mostLooks) return 0
    const rest = this.text.slice(this.at + 1, this.at + 10_000)
    const open = this.open.map(({ close }) => close)
    return fitting(rest, [...open, ...reopened]) - fitting(rest, open.slice(0, -count))
  }

  /** Reads and reports a bracket that is not `close` and that is one too many; false for any other sign. */
  protected stray(close: string): boolean {
    const { at } = this
    const sign = this.next()
    if (sign === close || !/[\]}]/.test(sign)) return false
    const message = `found ${sign}, which closes nothing: remove it`
    if (this.gain(1) > 0 && this.gain(2) > 0) {
      this.at++
      this.report(message, at)
      return true
    }
    const before = () => this.text.slice(Math.max(0, at - 200), at).trimEnd()
    const isStray =
      close === '}'
        ? before().endsWith(']') && this.gain(2) >= 0 && this.match(/\](?=\s*,\s*"[^"\n]*"\s*:)/y)
        : this.isEntryOfLine() && this.match(/\}(?=\s*,\s*\{|\s*\])/y)
    if (isStray) this.unbalanced(message, at)
    return Boolean(isStray)
  }

  /** Reports a bracket that does not fit. */
  protected unbalanced(message: string, at = this.at): void {
    const last = this.problems.at(-1)
    this.report(message, at)
    if (this.problems.at(-1) === last) return
    if (this.#bracket === undefined) this.#bracket = this.problems.length - 1
    else this.#isLost = true
  }

  /** Reports a comma before the bracket that is next, unless the bracket turns out to be the mistake. */
  protected commaBefore(bracket: string, at: number): void {
    const message = `found a comma before ${bracket}, expected no comma after the last entry`
    this.report(message, at, 1, true)
    this.#comma = { problem: this.problems.at(-1), bracketAt: this.at }
  }

  /** Reports what may follow from a bracket that does not fit. */
  protected follow(message: string, at = this.at): void {
    const isLocal = this.#bracket === undefined
    if (!isLocal) this.#isLost = true
    this.report(message, at, 1, isLocal)
  }

  /** True for a bracket before which a comma was reported. */
  protected isBehindComma(at: number): boolean {
    return this.#comma?.bracketAt === at && this.problems.at(-1) === this.#comma.problem
  }

  /** @param isLocal true when the rest of the line is understood */
  protected report(message: string, at = this.at, length = 1, isLocal = false): void {
    const line = this.source.lineAt(at)
    if (this.isBehindComma(at)) this.problems.pop()
    if (this.problems.length >= maxReported) {
      this.damage.addFrom(line)
      return
    }
    if (isLocal) this.damage.addSpot(at, at + length)
    else this.damage.add(line)
    const place = this.source.at(at, length)
    const last = this.problems.at(-1)?.place
    // A value that is missing at the end is missing together with what closes the list.
    if (last?.line === line && last.column === place.column) return
    this.problems.push({ severity: 'error', place, message })
  }

  /** Reports the first of several mistakes that one habit makes. */
  protected reportOnce(message: string, at: number, length: number): void {
    if (this.problems.some((problem) => problem.message === message))
      this.damage.add(this.source.lineAt(at))
    else this.report(message, at, length)
  }

  /** Many problems that are the same habit of writing are reported once, and so are those of one line. */
  protected joinAlike(): void {
    for (const [pattern, places, mend] of alike) {
      const [first, ...more] = this.problems.filter(({ message }) => pattern.test(message))
      if (!first || more.length === 0) continue
      if (more.length >= mostAlike)
        first.message += `; so have ${more.length} more ${places} after it${mend}`
      else if (more.every(({ place }) => place.line === first.place.line))
        first.message += `; ${more.length} more ${more.length === 1 ? places.replace(/s\b/, '') : places} in this line`
      else continue
      for (const one of more) this.problems.splice(this.problems.indexOf(one), 1)
    }
  }

  /** Where brackets do not add up twice, only the first place is known to be wrong. */
  protected cutEchoes(): void {
    if (this.#bracket === undefined || !this.#isLost) return
    this.damage.addFrom(this.problems[this.#bracket]?.place.line ?? 1)
    this.problems.length = this.#bracket + 1
  }
}
