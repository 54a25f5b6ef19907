import { type Document, Scalar } from 'yaml'
import { quoted } from '../../lib/violation.js'
import { holdsText, isKeyName } from './key-names.js'
import { blanked, type Slip } from './slips.js'
import type { Source } from './source.js'
import { wrappedEntry } from './wrapped-entries.js'
import { belowKey, lineBefore, lineOfBlock, textBelow, textOfLines } from './yaml-lines.js'
import { eachScalar } from './yaml-scalars.js'

/**
 * Mistakes in texts of several lines, which YAML takes for keys and entries.
 *
 * @param errors where the parser has found errors
 */
export function textSlips(
  source: Source,
  documents: readonly Document[],
  errors: readonly number[],
): Slip[] {
  const slips: (Slip | undefined)[] = []
  for (const document of documents) {
    eachScalar(document, (scalar, isKey) => {
      if (/^BLOCK/.test(scalar.type ?? '')) slips.push(lineOutOfBlock(source, scalar, errors))
      else if (scalar.type === Scalar.PLAIN) {
        const bar = insteadOfBar(source, scalar, errors)
        const below = isKey
          ? textWithoutBar(source, scalar, errors)
          : wrappedEntry(source.text, scalar)
        slips.push(bar ?? below)
      }
    })
  }
  return slips.filter((slip) => slip !== undefined)
}

/** Text below a key without |, whose first line has a colon, so that it is read as a key. */
function textWithoutBar(
  source: Source,
  { value, range }: Scalar,
  errors: readonly number[],
): Slip | undefined {
  const { text } = source
  const [start = 0] = range ?? []
  if (isKeyName(String(value))) return undefined
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const [line = ''] = text.slice(start, start + 300).split(/\r?\n/, 1)
  const isProse = /^[^:]+:\s+[^\s"'[{|>&*!#]/.test(line) || /^\p{L}[^:]*\s[^:]*:\s*$/u.test(line)
  if (!isProse || text.slice(lineStart, start).trim()) return undefined
  const above = lineBefore(source, start)
  const [, lead = '', name = ''] = /^( *(?:- +)*)([\w$]+):$/.exec(above.before) ?? []
  if (!holdsText(name) || start - lineStart <= lead.length) return undefined
  const { from, text: blank } = textBelow(text, start, lead.length + 1)
  const end = from + blank.length
  if (!errors.some((at) => at > start && at < end)) return undefined
  const by = `${blank.slice(0, start - from)}x${blank.slice(start - from + 1)}`
  return {
    message: textOfLines(name, above.line),
    at: start,
    length: line.trimEnd().length,
    mend: { from, text: by },
  }
}

/** A sign that looks like | in its place. */
function insteadOfBar(
  source: Source,
  { range }: Scalar,
  errors: readonly number[],
): Slip | undefined {
  const { text } = source
  const [start = 0] = range ?? []
  const [, bar = '', below = ''] =
    /^([lI1!/\\¦｜])[ \t\r]*\n(?:[ \t\r]*\n)*( *)\S/.exec(text.slice(start, start + 300)) ?? []
  if (bar === '') return undefined
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const [, lead = '', name = ''] =
    /^( *(?:- +)*)([\w$]+): +$/.exec(text.slice(lineStart, start)) ?? []
  const isWrong = errors.some((at) => at >= start && at < start + 1000)
  if (!holdsText(name) || below.length <= lead.length || !isWrong) return undefined
  const message = `found ${bar} after "${name}:", expected |, which begins a text of several lines`
  return { message, at: start, length: 1, mend: { from: start, text: '|' }, isSure: true }
}

/** A line of a block of text that is indented less than the others, so that the text ends before it. */
function lineOutOfBlock(
  source: Source,
  { range }: Scalar,
  errors: readonly number[],
): Slip | undefined {
  const { text } = source
  const [start = 0, end = 0] = range ?? []
  const head = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  const [, lead = '', name = ''] = /^( *(?:- +)*)([\w$]+):[ \t]*$/.exec(head) ?? []
  const [block, spaces] =
    /^[|>][+-]?[ \t]*\r?\n(?:[ \t\r]*\n)*(?:( +)\S)?/.exec(text.slice(start, start + 2000)) ?? []
  if (block === undefined || !holdsText(name)) return undefined
  const isEmpty = text.slice(start + 1, end).trim() === ''
  // A tab ends a text too, and is another mistake.
  if (!isEmpty && text[end - 1] !== '\n') return undefined
  const least = isEmpty ? lead.length + 1 : (spaces?.length ?? 0)
  const lines = /((?:[ \t\r]*\n)*)( *)(\S[^\n]*)(?:\n|$)/y
  lines.lastIndex = isEmpty ? text.indexOf('\n', start) + 1 : end
  let at: number | undefined
  let words = ''
  const columns: number[] = []
  let last = lines.lastIndex
  for (let found = lines.exec(text); found; found = lines.exec(text)) {
    const [all, blank = '', { length: indent } = '', rest = ''] = found
    const begin = found.index + blank.length + indent
    const next = /^(?:[ \t\r]*\n)*( *)/.exec(text.slice(lines.lastIndex, lines.lastIndex + 300))
    // Between two columns or before more of the text, there is no key.
    const isBetween = indent > lead.length && errors.some((error) => error === begin)
    const isInside = isBetween || (next?.[1]?.length ?? 0) >= least
    if (
      at === undefined
        ? !isText(rest.trimEnd(), isInside)
        : indent <= lead.length && !isText(rest.trimEnd(), false)
    )
      break
    at ??= begin
    words ||= rest.trimEnd()
    columns.push(indent)
    last = found.index + all.length
  }
  if (at === undefined) return undefined
  const where = isEmpty ? belowKey(source, start) : lineOfBlock(source.lineAt(start) + 1)
  const message = `found ${quoted(words)}, expected text indented ${where}`
  const first = firstLineOut(source, start, end, columns, lead.length)
  if (first)
    return { ...first, noticed: at, mend: { from: at, text: blanked(text.slice(at, last)) } }
  // An empty text is no mistake besides.
  const from = isEmpty ? start : at
  const rest = blanked(text.slice(from, last))
  const mend = { from, text: isEmpty ? `x${rest.slice(1)}` : rest }
  return { message, at, length: words.length, mend }
}

/**
 * The only line of a block of text, if it is indented further than several lines that follow it in one column.
 *
 * @param keyColumn where the key of the text begins; lines that begin no further are no text below it
 */
function firstLineOut(
  source: Source,
  start: number,
  end: number,
  columns: readonly number[],
  keyColumn: number,
): Pick<Slip, 'message' | 'at' | 'length'> | undefined {
  const [, head = '', spaces = '', words = ''] =
    /^([^\n]*\n(?:[ \t\r]*\n)*)( +)(\S[^\n]*)\s*$/.exec(source.text.slice(start, end)) ?? []
  const [column = 0, ...more] = columns
  if (more.length === 0 || more.some((one) => one !== column)) return undefined
  if (column <= keyColumn || column >= spaces.length) return undefined
  const message = `found the first line of a text indented by ${spaces.length} spaces, expected ${column} spaces as in the lines below it`
  return { message, at: start + head.length + spaces.length, length: words.trimEnd().length }
}

/**
 * True for a line of a text.
 *
 * @param isInside true when a key is there only if it is one of the format
 */
function isText(line: string, isInside: boolean): boolean {
  const words = line.replace(/^- +/, '')
  const [, key, value = ''] = /^(\p{L}[^:]*):(?:\s+(.*))?$/u.exec(words) ?? []
  if (key !== undefined) {
    const isSentence = (words !== line || /\s/.test(key)) && /^\p{Lu}/u.test(key)
    const name = key.replace(/\s+(\p{L})/gu, (_, letter: string) => letter.toUpperCase())
    const meant = isSentence ? name.charAt(0).toLowerCase() + name.slice(1) : key
    return (
      (isInside || isSentence) &&
      !isKeyName(meant) &&
      (value === '' ? /\s/.test(key) : /^[^"'[{|>&*!]/.test(value))
    )
  }
  const [first = '', sign] = /^[\w$]*( *[;=]| [-–—] )?/.exec(words) ?? []
  const isKey = isKeyName(first.slice(0, first.length - (sign?.length ?? 0)))
  const isWords = /^["'(]?\p{L}/u.test(words) || (isInside && !/^(?:#|---|\.{3})/.test(words))
  return isWords && !(isKey && (words === line || sign !== undefined))
}
