import { Damage } from './damage.js'
import { maxReported, type Problem, type Source } from './source.js'

/** A place in a text of JSON that moves on, and the mistakes up to there. */
export class JsonCursor {
  readonly problems: Problem[] = []
  /** The lines with mistakes. */
  readonly damage = new Damage()
  protected readonly source: Source
  protected readonly text: string
  protected at = 0
  /** The index of the first problem with a bracket; what does not fit after it may follow from it. */
  #bracket: number | undefined
  #isLost = false

  constructor(source: Source) {
    this.source = source
    this.text = source.text
  }

  /** Skips white space and returns the next character; empty at the end. */
  protected next(): string {
    this.match(/[ \t\n\r]*/y)
    for (let start = this.at; this.match(/\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\//y); start = this.at) {
      const message =
        'found a comment, but JSON has no comments: remove it, or write the fixture as YAML'
      this.report(message, start)
      this.match(/[ \t\n\r]*/y)
    }
    return this.text.charAt(this.at)
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

  /** Reports a bracket that does not fit. */
  protected unbalanced(message: string, at = this.at): void {
    const before = this.problems.length
    this.report(message, at)
    if (this.problems.length === before) return
    if (this.#bracket === undefined) this.#bracket = before
    else this.#isLost = true
  }

  /** Reports what may follow from a bracket that does not fit. */
  protected follow(message: string): void {
    if (this.#bracket !== undefined) this.#isLost = true
    this.report(message)
  }

  protected report(message: string, at = this.at, length = 1): void {
    const line = this.source.lineAt(at)
    if (this.problems.length >= maxReported) {
      this.damage.addFrom(line)
      return
    }
    this.damage.add(line)
    const place = this.source.at(at, length)
    const last = this.problems.at(-1)?.place
    // A value that is missing at the end is missing together with what closes the list.
    if (last?.line === line && last.column === place.column) return
    this.problems.push({ severity: 'error', place, message })
  }
  /** Where brackets do not add up twice, only the first place is known to be wrong. */
  protected cutEchoes(): void {
    if (this.#bracket === undefined || !this.#isLost) return
    this.damage.addFrom(this.problems[this.#bracket]?.place.line ?? 1)
    this.problems.length = this.#bracket + 1
  }
}
