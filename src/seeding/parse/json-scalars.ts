import { type Node, Scalar } from 'yaml'
import { code } from '../../lib/signs.js'
import { quoted, shortened } from '../../lib/violation.js'
import { JsonCursor } from './json-cursor.js'
import { numberBefore, numberOf, strayAfter, withCommas, withoutCommas } from './json-numbers.js'
import {
  curlyEnd,
  escaped,
  halfQuoted,
  plain,
  quoteInside,
  restAfterComma,
  restBeforeKey,
  restBeforeValue,
  restOfText,
  textOf,
  unquoted,
  withoutEnds,
} from './json-texts.js'
import { meaningOf, printed } from './json-words.js'

/** Reads texts, numbers and words. */
export const unclosedText =
  'found text that begins with " and does not end in its line, expected a closing "'

export class JsonScalars extends JsonCursor {
  /** True when the text has ended inside of a value. */
  protected isCutOff = false
  /** Where the last text ended that has no closing quote in its line. */
  protected unclosedAt = -1
  /** The text in which a backslash was reported last. */
  #escaped = -1

  /** @param isOfKey true for the value of a key, behind which a comma and digits are no second value */
  protected scalar(sign: string, isOfKey: boolean): Node {
    if (sign === '"') return this.#string()
    const start = this.at
    const [commas] = (isOfKey && this.match(withCommas)) || []
    if (commas !== undefined) {
      const plain = withoutCommas(commas)
      const message = `found ${commas}, but a number has no comma: write ${plain}`
      this.report(message, start, commas.length, true)
      return scalar(Number(plain))
    }
    for (const [pattern, what] of printed) {
      const [found] = this.match(pattern) ?? []
      if (found === undefined) continue
      this.reportOnce(`found ${found}, which ${what}`, start, found.length)
      return scalar(null)
    }
    const [single] =
      this.match(
        /''[^'"\n]+''|'(?:[^'\\\n]|\\.)*'|[“”„«][^“”»"\n]*[“”»"]|[‘’‚][^‘’"\n]*[‘’"](?=\s*[,:}\]])/y,
      ) ?? []
    if (single !== undefined) {
      const kind = sign === "'" ? 'a single quote' : `the typographic quote ${sign}`
      const message = `found ${kind}, expected a double quote, the only one that JSON has`
      this.report(message, start, single.length, true)
      return scalar(single.slice(1, -1))
    }
    const [call] =
      this.match(/(?:new\s+)?[A-Za-z_$][\w$.]*\([^()\n]*\)(?:\.\w+\([^()\n]*\))*|`[^`]*`/y) ?? []
    if (call !== undefined) {
      const [, whole, first] = argument.exec(call) ?? []
      const text = whole ?? first
      const mend = text === undefined ? '' : `: ${quoted(text)}`
      this.report(
        `found ${shortened(call.replace(/\s+/g, ' '))}, which is JavaScript, expected its value${mend}`,
        start,
        call.length,
      )
      return scalar(text ?? null)
    }
    const [name] = this.match(variable) ?? []
    if (name !== undefined) {
      const message = `found the variable ${shortened(name)}, expected a value: variables are not replaced in fixtures`
      this.report(message, start, name.length, true)
      return scalar(name)
    }
    const [, half] = this.match(halfQuoted) ?? []
    if (half !== undefined) {
      const message = `found ${quoted(half)} and a " after it, expected a " before it too`
      this.report(message, start, half.length)
      return scalar(half)
    }
    const [odd, number, stray] = this.match(strayAfter) ?? []
    if (odd !== undefined) {
      const message = `found ${stray} after the number ${number}, expected nothing there: remove it`
      this.report(message, this.at - 1, 1, true)
      return scalar(Number(number))
    }
    const [whole] = this.match(unquoted) ?? []
    if (whole !== undefined) {
      this.report(
        `found ${quoted(whole)}, expected it in double quotes: "${shortened(whole)}"`,
        start,
        whole.length,
        true,
      )
      return scalar(whole)
    }
    if (sign === '') {
      this.isCutOff = true
      const end = this.text.trimEnd().length
      this.report('found the end, expected a value: is the file complete?', end)
      return scalar(null)
    }
    const [first] = (!isOfKey && this.match(numberBefore)) || []
    if (first !== undefined) return scalar(Number(first))
    const [word = ''] = this.match(/[^\s,:;=[\]{}"]+(?:[ \t]+[^\s,:;=[\]{}"]+)*/y) ?? []
    if (json.test(word)) return scalar(JSON.parse(word))
    const isClosed = /^"[ \t]*(?:[,}\]]|\r?\n)/.test(this.text.slice(this.at, this.at + 100))
    if (this.text[this.at] === '"' && (isClosed || /[^\S\n]|\p{P}$/u.test(word))) {
      this.at++
      this.report(
        `found ${quoted(word)} and a " after it, expected a " before it too`,
        start,
        word.length,
      )
      return scalar(word)
    }
    const meaning = meaningOf(word)
    const message = meaning ?? 'expected a value: write one, or remove the key'
    this.report(
      `found ${quoted(word || this.text.charAt(this.at))}, ${word.length > 60 ? message.replace(': "*"', '') : message.replace('*', word).replace('#', String(numberOf(word)))}`,
      start,
      word.length || 1,
      meaning !== undefined,
    )
    return scalar(word)
  }

  /** True for a bracket that begins what stands for a value. */
  protected isStandIn(): boolean {
    return standIns.some((pattern) => {
      pattern.lastIndex = this.at
      return pattern.test(this.text)
    })
  }

  #string(): Node {
    const start = this.at
    const [, curled, curly] = this.match(curlyEnd) ?? []
    if (curled !== undefined) {
      const message = `found the typographic quote ${curly} at the end of a text, expected a double quote, the only one that JSON has`
      this.report(message, this.at - 1)
      return scalar(textOf(curled))
    }
    const [, quotes = '', quotedText] = this.match(/("{2,3})([^"\n]+)\1(?=\s*[,:}\]])/y) ?? []
    if (quotedText !== undefined) {
      this.report(`found ${quotes} around a text, expected one quote`, start, quotes.length)
      return scalar(textOf(quotedText))
    }
    this.at++
    while (this.match(plain) || this.match(escaped) || this.#odd(start));
    const end = this.at
    if (this.text[end] === '"') this.at++
    const inner = this.text.slice(start + 1, end)
    const trimmed = inner.trimEnd()
    const value = trimmed.endsWith(',') ? trimmed.slice(0, -1).trimEnd() : undefined
    // The quote that ends here begins the next key.
    if (value !== undefined && /^[\w$]+"\s*:/.test(this.text.slice(this.at, this.at + 100))) {
      this.at = start + 1 + value.length
      if (/(?<!\\)(?:\\\\)*\\"$/.test(value)) this.report(quoteInside, this.at - 2, 2)
      else this.report('found text that begins with " and has no closing " before the comma', start)
      return scalar(textOf(value))
    }
    const isInObject = this.open.at(-1)?.close === '}'
    const [rest] =
      this.match(isInObject ? restBeforeKey : restBeforeValue) ??
      this.match(restOfText) ??
      (isInObject ? this.match(restAfterComma) : null) ??
      []
    if (this.match(/"(?=[ \t]*(?:[,:}\]]|\r?\n))/y)) {
      this.report('found "" at the end of a text, expected one "', end, 2)
    }
    if (rest !== undefined) {
      const message =
        'found text right after a closing quote, expected \\" for a quote inside of text'
      this.report(message, end, 1)
    }
    return scalar(textOf(inner))
  }

  /** Reads on after a character that a string must not have; false at its end. */
  #odd(start: number): boolean {
    const sign = this.text.charAt(this.at)
    if (sign === '"') return false
    if (sign === '\\') {
      const [lineEnd] = this.match(/\\[ \t]*(?:\r?\n|\r)/y) ?? []
      if (lineEnd !== undefined) {
        const message =
          'found \\ at the end of a line, but a text does not go on in the next line: write \\n in place of both, in one line'
        this.report(message, this.at - lineEnd.length)
        return true
      }
      const after = String.fromCodePoint(this.text.codePointAt(this.at + 1) ?? 0x20)
      const found = `\\${/[\p{C}\p{Zl}\p{Zp}]/u.test(after) ? ` before ${code(after)}` : after.trim()}`
      const isUnicode = found === '\\u'
      const message = isUnicode
        ? 'found \\u without four hexadecimal digits, expected a character such as \\u00e9, or \\\\ for each backslash of the text'
        : found === "\\'"
          ? "found \\', expected ' alone: JSON has no backslash before it"
          : `found ${found}, which means nothing in JSON, expected \\\\ for each backslash of the text`
      // Those after it are the same mistake.
      if (this.#escaped !== start) this.report(message, this.at, 2)
      this.#escaped = start
      this.at += 1 + after.length
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
    // In this line or in the one before; those before these were looked at when they ended.
    const before = this.text.lastIndexOf('\n', this.text.lastIndexOf('\n', this.at - 1) - 1)
    const from = Math.max(start, before)
    const here = this.text.slice(from, this.at)
    // Where there are two of each, they are quotes inside of the text.
    const arePairs = (here.match(/(?<!\\)(?:\\\\)*\\"/g)?.length ?? 0) % 2 === 0
    const lastQuote = (arePairs ? /\\"(?=,?\s*$)/ : /\\"(?=\s*[,:}\]])/).exec(here)
    const next = this.text.slice(this.at, this.at + 200)
    if (lastQuote) {
      this.at = from + lastQuote.index
      this.report(quoteInside, this.at, 2)
      this.at++
      return false
    }
    if (
      this.at < this.text.length &&
      /^\s*[^\s"\]}]/.test(next) &&
      !(/[\]}],?[ \t]*$/.test(here) && /^\s*[[{]/.test(next))
    ) {
      this.report('found a line break inside of text, expected \\n in its place, in one line')
      this.match(/\r?\n|\r/y)
      return true
    }
    this.isCutOff = this.at >= this.text.length
    const message = this.isCutOff
      ? 'found the end inside of text that begins with ", expected a closing ": is the file complete?'
      : unclosedText
    this.report(message, start)
    // The comma after it was meant as one, and so were brackets that close nothing in it.
    const inner = this.text.slice(start + 1, this.at)
    const value = withoutEnds(inner.trimEnd().replace(/,$/, ''))
    this.at = start + 1 + value.length
    this.unclosedAt = this.at
    return false
  }
}

export const scalar = (value: unknown): Scalar => {
  const node = new Scalar(value)
  node.type = Scalar.QUOTE_DOUBLE
  return node
}

/** What programs that send requests replace by a value, such as `{{contactId}}` and `${TOKEN}`. */
const variable = /\{\{[^{}\n]*\}\}|\$\{[^{}\n]*\}|%\w+%|<[\w -]+>/y

/** A text alone, or the first one in the brackets of a call. */
const argument = /^`([^"'`]*)`$|\(\s*["'`]([^"'`]*)["'`]\s*[,)]/

const standIns = [variable, ...printed.map(([pattern]) => pattern)]

const json = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/
