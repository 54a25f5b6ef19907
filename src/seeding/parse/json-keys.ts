import { isMap, isScalar, type Node, type Scalar, type YAMLMap, YAMLSeq } from 'yaml'
import { quoted, shortened } from '../../lib/violation.js'
import { scalar } from './json-scalars.js'
import { JsonStrays, noComma } from './json-strays.js'
import { isKeyName, mayBe } from './key-names.js'
import { unreadable } from './source.js'
import { bothLists, newEntry } from './twins.js'
import { indentOf } from './yaml-lines.js'

/** Reads keys that are not in two double quotes, and what is in place of keys. */
export class JsonKeys extends JsonStrays {
  /** Where the last value ended that lacks its bracket, or the comma after it. */
  protected resumed = -1

  /** @throws Unreadable for a text that begins with a word, as YAML does */
  protected begin(): void {
    const first = this.next()
    if (!/[\w-]/.test(first) || /^\s*(?:null|true|false|-?\d[\d.]*)\s*$/.test(this.text)) return
    const message = `found ${quoted(first)}, expected { or [: if this is YAML, name the file .yaml`
    throw unreadable(this.source.at(this.at), message)
  }

  /** @throws Unreadable for a text that is a key and a colon */
  protected notKey(root: Node, sign: string): void {
    if (sign !== ':' || !isScalar(root)) return
    const message = `found ${quoted(String(root.value))} at the start, expected { before it: the object of the file has no beginning`
    throw unreadable(this.source.at(root.range?.[0] ?? 0), message)
  }

  /** How many of the first keys of the object that is next an object has: two of one list are alike. */
  protected alikeNext(object: YAMLMap): number {
    const next = this.text.slice(this.at, this.at + 500)
    const names = [...next.matchAll(/"([\w$]+)"\s*:/g)].slice(0, 3)
    return names.filter(([, name]) => object.has(name)).length
  }

  /** What to do about what follows the end of the object of the file, of which `sign` is the first sign. */
  protected mendOfRest(sign: string): string {
    const [, key = ''] = /^"([\w$]+)"\s*:/.exec(this.text.slice(this.at, this.at + 200)) ?? []
    if (isKeyName(key))
      return `put it before the } of line ${this.source.lineAt(this.lastSign())}, with a comma before it`
    return /[{[]/.test(sign) ? 'move each of the others to a file of its own' : 'remove it'
  }

  /** Reports the end of a list whose entries go on. */
  protected endedList({ range }: Node): void {
    const line = this.source.lineAt(range?.[0] ?? 0)
    const message = `found ], which ends the list of line ${line}, but more of its entries follow: remove it`
    this.report(message, (range?.[1] ?? 1) - 1)
  }

  /** Reports an entry behind a list, and makes the list that it is in, whose key and bracket are missing. */
  protected behind({ range }: Node): YAMLSeq<Node> {
    const line = this.source.lineAt(range?.[0] ?? 0)
    this.unbalanced(
      `found an entry behind the list of line ${line}, expected a key and [ before it`,
    )
    const list = new YAMLSeq<Node>()
    list.items.push(scalar(null))
    return list
  }

  /** Reports a key without a comma before it that its object has already, in place of the comma. */
  protected twinOf(key: Node, object: YAMLMap): void {
    const last = this.problems.at(-1)
    if (last?.message !== noComma || !isScalar(key) || !object.has(key)) return
    this.problems.pop()
    const name = quoted(String(key.value))
    const isList = /^\s*:\s*\[/.test(this.text.slice(this.at, this.at + 200))
    const mend = `${isList ? bothLists : 'remove the line'}, or, ${newEntry()}`
    this.report(`found the key ${name} again, without a comma before it: ${mend}`, key.range?.[0])
  }

  /** True when the object that is next has few of the keys of an object: it is the entry of another list. */
  protected isOther(object: YAMLMap): boolean {
    const names = [...this.text.slice(this.at, this.at + 500).matchAll(/"([\w$]+)"\s*:/g)].slice(
      0,
      3,
    )
    return this.alikeNext(object) * 2 < names.length
  }

  /** Reads and reports the keys of an entry without braces, up to the end of the list in the line. */
  protected withoutBraces(key: Scalar): boolean {
    const [start = 0] = key.range ?? []
    const line = this.text.slice(this.text.lastIndexOf('\n', start) + 1, start)
    if (!/\S/.test(line) || !this.match(/[^[\]{}\n]*(?=\])/y)) return false
    const message = `found the key ${quoted(String(key.value))} in a list, expected { before it, and } before the ] that ends the list`
    this.report(message, start)
    return true
  }

  /** Reads and reports a comma in place of the bracket before the entries of a list. */
  protected commaForBracket(name: string): boolean {
    const start = this.at
    if (!this.match(/,(?=\s*\{)/y)) return false
    this.report(`found a comma, expected [ before the entries of ${name}`, start)
    return true
  }

  /** Reads the colon after a key, or reports that there is none; false for a key that was cut off, with its value. */
  protected colonOf(key: Node): boolean {
    if (this.#otherColon() || this.take(':') || (isScalar(key) && this.#colonInside(key)))
      return true
    if (key.range?.[1] === this.unclosedAt) return false
    this.follow('found no colon after a key, expected ": "')
    this.take(',')
    return true
  }

  /** Reads what other languages have in place of the colon after a key. */
  #otherColon(): boolean {
    this.next()
    const [sign] = this.match(/=>?|::+|;|(?:->?|[–—→])(?=\s*["[{\d])/y) ?? []
    if (sign === undefined) return false
    const expected = sign.startsWith(':') ? 'one colon' : 'a colon'
    this.report(`found ${sign}, expected ${expected}`, this.at - sign.length, sign.length, true)
    return true
  }

  /** Reports that the colon of a key is between its quotes. */
  #colonInside({ value, range }: Scalar): boolean {
    const [all, name = ''] = /^([\w$]+):$/.exec(String(value)) ?? []
    if (all === undefined) return false
    this.report(
      `found the colon between the quotes, expected it after them: "${name}":`,
      range?.[0],
    )
    return true
  }

  /** The sentence about a bracket that ends an object too early; `start` is where the object begins. */
  protected endedEarly(start: number): string {
    return `found }, which ends ${this.owner('}', start)}, but more of its keys follow: remove it`
  }

  /**
   * Reads the brace that is next as the end of an object in the one that it would end, if its indentation shows that
   * the inner one was closed too early.
   */
  protected rejoin(object: YAMLMap<Node, Node>): boolean {
    // A whole file may be one line, in which the start of it is far.
    const leadOf = (at: number) =>
      /\n([ \t]*)$/.exec(this.text.slice(Math.max(0, at - 200), at))?.[1]
    const column = leadOf(this.at)?.length
    if (column === undefined || indentOf(this.source, this.open.at(-1)?.at ?? 0) >= column)
      return false
    const index = object.items.findLastIndex(({ value }) => {
      const [from = 0, to = 0] = value?.range ?? []
      const isLong = isMap(value) && this.text.slice(from, to).includes('\n')
      return isLong && indentOf(this.source, from) === column && leadOf(to - 1) === undefined
    })
    const inner = object.items[index]?.value
    if (!isMap<Node, Node>(inner) || this.gain(1) <= 0) return false
    const [from = 0, to = 1] = inner.range ?? []
    const again = this.source.lineAt(this.at)
    const message =
      index + 1 < object.items.length
        ? this.endedEarly(from)
        : `found }, which ends ${this.owner('}', from)}, as the } of line ${again} does: remove one of them`
    this.report(message, to - 1)
    inner.items.push(...object.items.splice(index + 1))
    this.at++
    inner.range = [from, this.at, this.at]
    this.take(',')
    return true
  }

  /** Reads a key without its closing quote, and its colon. */
  protected openKey(): Node | undefined {
    const open = this.match(/"([\w$]+):(?:\s*(?=(?:[[{]\s*)?"[^\s,:}\]])|(?=[^"\n]*\n))/y)
    if (!open) return undefined
    const [all, name = ''] = open
    const message = `found the key "${name} without its closing quote, expected "${name}":`
    this.report(message, this.at - all.length, name.length + 1)
    return scalar(name)
  }

  /** Reads a key without quotes, or a value in place of one. */
  protected bareKey(): Node | undefined {
    const start = this.at
    const [closed = '', name] =
      this.match(/([\w$](?:[\w$ -]{0,60}[\w$])?)(?:"(?!\w[^"\n]*"\s*:)|['”’](?=\s*:))/y) ?? []
    const [word] =
      name === undefined ? (this.match(/(?![‘’‚„«])[^\s:,=[\]{}"'“”]+/y) ?? []) : [name]
    if (word === undefined) return undefined
    if (this.match(/\s*(?="[^"\n]*"\s*:)/y)) {
      this.report(
        `found ${shortened(word)} before a key, expected nothing there: remove it`,
        start,
        word.length,
      )
      return undefined
    }
    const key = scalar(word)
    key.range = [start, this.at, this.at]
    if (!/[,}\]]/.test(this.next())) {
      const message = closed
        ? `found the key ${closed} without its opening quote, expected "${word}":`
        : `found ${quoted(word)}, expected a key in double quotes: "${word}"`
      this.report(message, start, (closed || word).length, true)
    }
    return key
  }

  /** True where the colon after a value is meant as a comma. */
  protected isComma(): boolean {
    return /^:\s*(?:"[^"\n]*"\s*:|[\]}])/.test(this.text.slice(this.at, this.at + 200))
  }

  /** True where the comma after a key is meant as its colon. */
  protected isColon({ value }: Scalar): boolean {
    const after = this.text.slice(this.at, this.at + 200)
    const found = /^,\s*(?:[{[]|(?:"([^"\n]*)"|[\d.-]+|true|false|null)\s*[,}])/.exec(after)
    return found !== null && isKeyName(String(value)) && !isKeyName(found[1] ?? '')
  }

  /** Reports a key that has its value in its quotes, and true for it. */
  protected pairInQuotes({ value, range }: Scalar): boolean {
    const found = String(value)
    const [, key = '', own = ''] = /^([\w$]+):\s*(\S.*)$/.exec(found) ?? []
    if (!isKeyName(key)) return false
    const mend = `"${key}": ${/^(?:-?\d+(?:\.\d+)?|true|false|null)$/.test(own) ? own : quoted(own)}`
    const message = `found ${quoted(found)}, a key and its value in the same quotes, expected ${mend}`
    this.report(message, range?.[0], found.length + 2)
    return true
  }

  /** Reports what is between commas alone. */
  protected alone({ value, range }: Scalar, last: Node): void {
    const found = String(value)
    const start = range?.[0] ?? 0
    const isBehindText = /"\s*$/.test(this.text.slice(Math.max(0, start - 200), start))
    if (isBehindText && this.problems.at(-1)?.message === noComma) {
      this.problems.pop()
      const name = shortened(String(last))
      const isText = this.text.charAt(start) === '"' && found !== ''
      const message = isText
        ? `found a second text for ${name}, expected one: JSON cannot join texts`
        : `found ${quoted(found)} after the text of ${name}, expected nothing there: remove it`
      this.report(message, start)
      return
    }
    const outside = `behind the value of ${shortened(String(last))}, expected [ and ] around all of its values`
    if (this.problems.at(-1)?.message.endsWith(outside)) {
      this.damage.add(this.source.lineAt(range?.[0] ?? 0))
      return
    }
    const message = isKeyName(found)
      ? `found the key ${quoted(found)} without a value, expected a colon and a value after it`
      : mayBe('array', String(last))
        ? `found ${quoted(found)} ${outside}`
        : `found ${quoted(found)} without a key, expected one value for ${shortened(String(last))}: remove it, or write a key before it`
    this.report(message, range?.[0])
  }

  /** The value of a key with nothing between its colon and the key of the next line, which is in the same column. */
  protected withoutValue(key: Node): Node | undefined {
    const start = key.range?.[0] ?? 0
    const columnOf = (at: number) => at - this.text.lastIndexOf('\n', at)
    const isNextKey = /"[^"\n]*"\s*:/y
    const isLast = this.next() === '}'
    isNextKey.lastIndex = this.at
    // The columns last, because a whole file may be one line, and each key of it comes here.
    const isMeant = () =>
      this.text.slice(start, this.at).includes('\n') && columnOf(start) === columnOf(this.at)
    if (!isLast && !(isMeant() && isNextKey.test(this.text))) return undefined
    const name = isScalar(key) ? String(key.value) : ''
    const mend = isLast
      ? 'write one, or remove the key'
      : 'write one and a comma, or remove the line'
    const message = `${quoted(name)} has no value: ${mend}`
    this.report(message, start, name.length + 2)
    this.resumed = this.at
    const none = scalar(null)
    none.range = [start, start, start]
    return none
  }
}
