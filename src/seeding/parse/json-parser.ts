import { isMap, isScalar, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml'
import { quoted, shortened } from '../../lib/violation.js'
import { JsonCursor } from './json-cursor.js'
import { meanings } from './json-words.js'
import { unreadable } from './source.js'

/**
 * Parses JSON to nodes with their places. `JSON.parse` is several times faster, but it does not tell the places of
 * values, nor always the place of an error. Mistakes are reported, and read as what was probably meant.
 */
export class JsonParser extends JsonCursor {
  /** The lists and objects around the current place: the sign that closes each, and where it begins. */
  readonly #open: { close: string; at: number }[] = []
  /** Where the last object ended that has no closing bracket. */
  #resumed = -1
  /** True when the text has ended inside of a value. */
  #isCutOff = false

  /** @throws Unreadable for a text that is no JSON at all */
  parse(): Node {
    const first = this.next()
    if (/[\w-]/.test(first) && !/^\s*(?:null|true|false|-?\d[\d.]*)\s*$/.test(this.text)) {
      const message = `found ${quoted(first)}, expected { or [: if this is YAML, name the file .yaml`
      throw unreadable(this.source.at(this.at), message)
    }
    const root = this.#value()
    const sign = this.next()
    if (/[\]}]/.test(sign)) this.unbalanced(`found ${sign}, which closes nothing: remove it`)
    else if (sign !== '') {
      const message = `found ${quoted(sign)} after the end of the value, expected one object in a file`
      this.report(`${message}: move more of them to files of their own`)
    }
    this.cutEchoes()
    return root
  }

  #value(): Node {
    const sign = this.next()
    const start = this.at
    const node = sign === '{' ? this.#object() : sign === '[' ? this.#list() : this.#scalar(sign)
    node.range = [start, this.at, this.at]
    while (this.take('+')) {
      this.report('found + after a text, expected one text: JSON cannot join texts', this.at - 1)
      this.#value()
    }
    return node
  }

  #list(): Node {
    const list = new YAMLSeq<Node>()
    this.#entries(']', () => {
      const value = this.#value()
      const last = list.items.at(-1)
      // A key in a list belongs to the object before it, which was closed too early.
      if (isScalar(value) && isMap<Node, Node>(last) && this.next() === ':') {
        const line = this.source.lineAt(last.range?.[0] ?? 0)
        const message = `found }, which ends the object of line ${line}, but more of its keys follow: remove it`
        this.report(message, (last.range?.[1] ?? 1) - 1)
        this.#object(last, value)
        last.range = [last.range?.[0] ?? 0, this.at, this.at]
      } else list.items.push(value)
    })
    return list
  }

  /**
   * @param object an object that goes on
   * @param first the key that it goes on with, which has been read
   */
  #object(object = new YAMLMap<Node, Node>(), first?: Node): Node {
    let read = first
    this.#entries(
      '}',
      () => {
        const key = read ?? this.#key()
        read = undefined
        if (this.take('=')) {
          this.at--
          this.report('found =, expected a colon')
          this.at++
        } else if (!this.take(':')) {
          this.follow('found no colon after a key, expected ": "')
          this.take(',')
        }
        object.items.push(new Pair(key, this.#value()))
      },
      first !== undefined,
    )
    return object
  }

  #key(): Node {
    this.next()
    const start = this.at
    const [word] = this.match(/[^\s:,=[\]{}"'“”]+/y) ?? []
    if (word === undefined) {
      const sign = this.next()
      if (/[{[]/.test(sign))
        this.report(`found ${sign}, expected a key: the objects of a list are between [ and ]`)
      return this.#value()
    }
    if (this.text[this.at] === '"') this.at++
    this.report(
      `found ${quoted(word)}, expected a key in double quotes: "${word}"`,
      start,
      word.length,
    )
    const key = scalar(word)
    key.range = [start, this.at, this.at]
    return key
  }

  /** @param isOpen when the sign that opens it has been read */
  #entries(close: string, readEntry: () => void, isOpen = false): void {
    this.#open.push({ close, at: this.at })
    if (!isOpen) this.at++
    const around = this.#open.at(-2)?.close
    for (let sign = this.next(); sign !== '' && !this.#isClose(sign); sign = this.next()) {
      const before = this.at
      // An object where a key belongs is the next entry of the list around.
      if (sign === '{' && close === '}' && around === ']') break
      if (/[\]}]/.test(sign)) {
        const begin = sign === ']' ? '[' : '{'
        this.unbalanced(
          `found ${sign}, which closes nothing: remove it, or write the ${begin} before it`,
        )
      } else if (sign === ',') this.report('found a comma, expected an entry before it')
      else readEntry()
      if (this.next() === ';') this.report('found ;, expected a comma')
      const comma = /[,;]/.test(this.next()) ? this.at : undefined
      if (comma !== undefined) {
        this.at++
        const next = this.next()
        if (/[\]}]/.test(next))
          this.report(`found a comma before ${next}, expected no comma after the last entry`, comma)
      } else if (/[^\]}]/.test(this.next()) && this.at !== this.#resumed) {
        this.follow('found one value after another, expected a comma between them')
      }
      if (this.at === before) this.at++
    }
    this.#close(close)
  }

  /** True for a sign that ends the current list or object, or one around it. */
  #isClose = (sign: string): boolean => this.#open.some(({ close }) => close === sign)

  #close(close: string): void {
    const { at = 0 } = this.#open.at(-1) ?? {}
    this.#open.pop()
    const sign = this.next()
    if (this.take(close) || this.#isCutOff) return
    const line = this.source.lineAt(at)
    const what = close === ']' ? 'the list' : 'the object'
    const more = sign === '' && this.#open.length > 0 ? ': is the file complete?' : ''
    this.unbalanced(
      `found ${sign || 'the end'}, expected ${close}, which ends ${what} of line ${line}${more}`,
      Math.min(this.at, this.text.trimEnd().length),
    )
    this.#resumed = this.at
    // One kind of bracket in place of the other.
    const isHere = line === this.source.lineAt(this.at)
    const { at: around } = this.#open.at(-1) ?? {}
    const isAlone = around === undefined || line !== this.source.lineAt(around)
    if (/[\]}]/.test(sign) && isHere && isAlone) this.at++
  }

  #scalar(sign: string): Node {
    if (sign === '"') return this.#string()
    const start = this.at
    const [single] = this.match(/'(?:[^'\\\n]|\\.)*'|[“”„][^“”"\n]*[“”"]/y) ?? []
    if (single !== undefined) {
      const kind = sign === "'" ? 'a single quote' : `the typographic quote ${sign}`
      this.report(`found ${kind}, expected ": JSON quotes with double quotes`, start)
      return scalar(single.slice(1, -1))
    }
    const [call] =
      this.match(/(?:new\s+)?[A-Za-z_$][\w$.]*\([^()\n]*\)(?:\.\w+\([^()\n]*\))*|`[^`]*`/y) ?? []
    if (call !== undefined) {
      const [, text] = /["'`]([^"'`]*)["'`]/.exec(call) ?? []
      const mend = text === undefined ? '' : `: "${shortened(text)}"`
      this.report(
        `found ${shortened(call)}, which is JavaScript, expected its value${mend}`,
        start,
        call.length,
      )
      return scalar(text ?? null)
    }
    const [word = ''] = this.match(/[^\s,:=[\]{}"]+(?:[ \t]+[^\s,:=[\]{}"]+)*/y) ?? []
    if (json.test(word)) return scalar(JSON.parse(word))
    const [, message = 'expected a value'] = meanings.find(([pattern]) => pattern.test(word)) ?? []
    this.report(
      `found ${word ? quoted(word) : this.#found()}, ${word.length > 60 ? message.replace(': "*"', '') : message.replace('*', word)}`,
      start,
      word.length || 1,
    )
    return scalar(word)
  }

  #string(): Node {
    const start = this.at++
    while (this.match(plain) || this.match(escaped) || this.#odd(start));
    const end = this.at
    if (this.text[end] === '"') this.at++
    const [rest] = this.match(/[^\s,:[\]{}"/#=][^\n]*?"(?=\s*(?:[,}\]\n\r]|$))/y) ?? []
    if (rest !== undefined) {
      const message =
        'found more right after a closing quote, expected \\" for a quote inside of text'
      this.report(message, end, 1)
    }
    return scalar(textOf(this.text.slice(start + 1, end)))
  }

  /** Reads on after a character that a string must not have; false at its end. */
  #odd(start: number): boolean {
    const sign = this.text.charAt(this.at)
    if (sign === '"') return false
    if (sign === '\\') {
      const found = this.text.slice(this.at, this.at + 2)
      const isUnicode = found === '\\u'
      this.report(
        isUnicode
          ? 'found \\u without four hexadecimal digits, expected a character such as \\u00e9, or \\\\u'
          : found === "\\'"
            ? "found \\', expected ' alone: JSON has no backslash before it"
            : `found ${found}, which means nothing in JSON, expected \\\\ for a backslash`,
        this.at,
        2,
      )
      this.at += found === '\\"' ? 1 : 2
      return true
    }
    if (sign !== '' && !/[\n\r]/.test(sign)) {
      this.report(
        sign === '\t'
          ? 'found a tab inside of quotes, expected \\t'
          : 'found a control character, expected text: is it binary?',
      )
      this.at++
      return true
    }
    return this.#unclosed(start)
  }

  /** Reads on at a line break or the end inside of a text; false if the text was meant to end before. */
  #unclosed(start: number): boolean {
    const lastQuote = /\\"(?=\s*[,:}\]])/.exec(this.text.slice(start, this.at))
    if (lastQuote) {
      this.at = start + lastQuote.index
      this.report(
        'found \\" at the end of a text, which is a quote inside of it, expected \\\\" after a backslash',
      )
      this.at++
      return false
    }
    if (
      this.at < this.text.length &&
      /^\s*[^\s"\]}]/.test(this.text.slice(this.at, this.at + 200))
    ) {
      this.report('found a line break inside of text, expected \\n in its place, in one line')
      this.match(/\r?\n|\r/y)
      return true
    }
    this.#isCutOff = this.at >= this.text.length
    const message = this.#isCutOff
      ? 'found the end inside of text that begins with ", expected a closing ": is the file complete?'
      : 'found text that begins with " and does not end in its line, expected a closing "'
    this.report(message, start)
    // The comma after it was meant as one.
    if (this.text[this.at - 1] === ',') this.at--
    return false
  }

  #found(): string {
    const sign = this.text.charAt(this.at)
    return sign === '' ? 'the end' : quoted(sign)
  }
}

const scalar = (value: unknown): Scalar => {
  const node = new Scalar(value)
  node.type = Scalar.QUOTE_DOUBLE
  return node
}

/** A text between quotes, with its escapes; as it is, where they are none. */
function textOf(inner: string): string {
  try {
    return JSON.parse(`"${inner}"`)
  } catch {
    return inner
  }
}

/** Any characters in a string except control characters, quotes and backslashes. */
const plain = /[ !#-[\]-\uffff]+/y
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const json = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/
