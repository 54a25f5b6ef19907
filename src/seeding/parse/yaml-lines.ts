import { isMap, isScalar } from 'yaml'
import { quoted as shown } from '../../lib/violation.js'
import { resources } from '../../resources/index.js'
import { isKeyOf } from '../fixture-format.js'
import { holdsText, isKeyName, isProse, keysBeginningWith } from './key-names.js'
import { blanked, type Mend } from './slips.js'
import type { Source } from './source.js'
import { type Found, lineFrom, nodesAt, type Sentence } from './yaml-error.js'

/** A line without a key: text that goes on after an unquoted value, or a key without its colon. */
export function noKey({ source, document, words, offset }: Found): Sentence {
  const { before, line, end } = lineBefore(source, offset)
  const quotedWords = shown(words)
  if (/^- /.test(words) && /[[,]\s*$/.test(source.text.slice(Math.max(0, offset - 50), offset))) {
    const message = 'found "- " between [ and ], expected entries with commas between them alone'
    return { message, length: 2 }
  }
  const [above] = nodesAt(document, end)
  if (isScalar(above) && /^BLOCK/.test(above.type ?? '')) {
    const header = above.range?.[0] ?? 0
    const first = source.lineAt(header) + 1
    const [, sign, digit] = /^([|>])[+-]?(\d)/.exec(source.text.slice(header, header + 3)) ?? []
    if (digit && first === source.lineAt(offset)) {
      const message = `found ${sign}${digit}, which asks for ${digit} more spaces than its key has before each line of the text, and line ${first} has fewer: write ${sign} alone`
      return { message, at: header, length: 2, mend: textFrom(source, offset) }
    }
    const where = first < source.lineAt(offset) ? lineOfBlock(first) : belowKey(source, header)
    // A line that begins with # at this place is a comment, and ends the text.
    const [gap = ''] = /^\s*(?=#)/.exec(source.text.slice(above.range?.[1], offset + 1)) ?? []
    const at = gap === '' ? offset : (above.range?.[1] ?? 0) + gap.length
    const found = lineFrom(source, at)
    const message = `found ${shown(found)}, expected text indented ${where}`
    // The lines after it are the same mistake.
    return { message, at, length: found.length, mend: textFrom(source, at) }
  }
  if (/\S\t+\S/.test(words)) {
    const message = `found ${quotedWords}, a row of a table, expected an entry with keys, such as "- firstName: Jane"`
    return { message, length: words.length }
  }
  const [, key] = /^[ -]*([\w$]+):$/.exec(before) ?? []
  if (holdsText(key ?? '') && line < source.lineAt(offset) && !/:(?:\s|$)/.test(words)) {
    const message = textOfLines(key ?? '', line)
    const below = textBelow(source.text, nextLine(source, offset))
    // The text is not missing.
    const rest = source.text.slice(end + 2, below.from)
    const mend = { from: end, text: ` x${blanked(rest)}${below.text}` }
    return { message, length: words.length, mend }
  }
  const [, next] = /^[^\n,]*\n\s*([\w$]+):/.exec(source.text.slice(offset, offset + 1000)) ?? []
  const isInBraces = nodesAt(document, offset).some((node) => isMap(node) && node.flow)
  if (next !== undefined && isInBraces && isKeyName(next)) {
    const at = offset + words.length - 1
    const message = `found no comma at the end of this line, expected one before "${next}:"`
    return { message, at, mend: { from: at, text: ',' } }
  }
  const [, quotedKey = ''] = /^(["'])[ -]*([\w$]+):(?: .*)?\1$/.exec(words)?.slice(1) ?? []
  if (isKeyName(quotedKey)) {
    const message = `found quotes around all of this line, expected it without them: remove the first and the last sign`
    return { message, length: words.length, mend: { from: offset, text: blanked(words) } }
  }
  const quote = words.charAt(0)
  if (/["']/.test(quote) && words.split(quote).length === 2) {
    const message = `found text that begins with ${quote} and never ends, expected a closing ${quote}`
    return { message, length: words.length }
  }
  const [, alias] = /^<<\s+(\*\S+)$/.exec(words) ?? []
  if (alias !== undefined) {
    const message = `found ${quotedWords}, expected a colon after <<: "<<: ${alias}"`
    return { message, length: words.length }
  }
  const [, name = '', value = ''] = /^(\w+)\s+([^:]*)$/.exec(words) ?? []
  if (isKeyName(name)) {
    const message = `found ${quotedWords}, expected a colon after ${name}: "${name}: ${value.length > 40 ? '...' : value}"`
    // Without the key, it would be missing.
    const mend = { from: offset, text: `${name}: x`.padEnd(words.length).slice(0, words.length) }
    return { message, length: words.length, mend }
  }
  if (isBelowComment(source, offset) && / /.test(words) && !/:(?:\s|$)/.test(words)) {
    const message = `found ${quotedWords} below a comment, expected # before it if it belongs to that`
    return { message, length: words.length, mend: { from: offset, text: blanked(words) } }
  }
  const goesOn = /(?::\s|-\s)\s*[^\s"'[{|>&*!].*$/.test(before) || !/:(?:\s|$)/.test(before)
  const isText = line < source.lineAt(offset) && !/^[\w.$-]*\s*[=;:<>|]/.test(words)
  if (!goesOn || !isText || /[\]}"'|>]$/.test(before) || /:(?:\s|$)/.test(words)) {
    // Three words or more, as a sentence has and a key has not.
    const comment = /^\p{L}[^:]*(?: [^:]+){2}$/u.test(words) ? '; a comment begins with #' : ''
    const message = `found ${quotedWords}, expected "key: value" or, in a list, "- value"${comment}`
    return { message, length: words.length }
  }
  const half = halfKey(source, offset, words)
  if (half !== undefined) {
    const message = `found ${quotedWords}, expected a key, a colon and a value: is it the beginning of "${half}:"?`
    return { message, length: words.length, mend: textFrom(source, offset) }
  }
  const isRest = /: +[^\s"']+[-/,.@]$/.test(before) && !/\s/.test(words)
  // A single letter is usually a shortcut that was typed into the text.
  const mend = isRest
    ? `does it belong to the value in line ${line}?`
    : /^\p{L}$/u.test(words) || isComplete(before)
      ? `remove it${/^\p{L}.*\s/u.test(words) ? ', or write "# " before a comment' : ''}`
      : `to go on with the text of line ${line}, indent it further than the key of that text`
  const message = `found ${quotedWords}, expected a key: ${mend}`
  return { message, length: words.length, mend: textFrom(source, offset) }
}

/** The first key of the entry around a line that begins with a word; undefined when none does. */
function halfKey({ text }: Source, offset: number, word: string): string | undefined {
  if (!/^[a-z]\w{2,}$/.test(word)) return undefined
  return keysBeginningWith(word).find((key) => mayHave(text, offset, key))
}

/** False for a key that the entry of a line cannot have, as the key of its list shows. */
export function mayHave(text: string, offset: number, key: string): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  // Many lines may be asked about, and the key of a list that is written by hand is near.
  const near = text.slice(Math.max(0, start - 5000), start)
  const around = levelsAbove(near, near.length).find(
    (one) => !one.isEntry && one.column < offset - start - 1,
  )
  const [plural] = around ? keysFrom(near, around.at) : []
  const resource = resources.find((one) => one.plural === plural)
  return !resource || isKeyOf(resource, key)
}

/** True for a line with a date, a number or another value that is not text. */
function isComplete(line: string): boolean {
  const [, key = '', value = ''] = /([\w$]+): +(.*)$/.exec(line) ?? []
  return !isProse(key) && /^(?:[-+]?\d\S*|true|false|null)$/.test(value)
}

/** Whether the line above a place is a comment that begins where the place is, and is long enough to be wrapped. */
export function isBelowComment({ text }: Source, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1)
  const above = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  return (
    above.length > 40 && above.trim().startsWith('#') && above.indexOf('#') === offset - start - 1
  )
}

/** The indentation of a block of text, which no line of it has yet. */
export function belowKey(source: Source, header: number): string {
  const lineStart = source.text.lastIndexOf('\n', header - 1) + 1
  const [{ length: column } = ''] = /^ *(?:- +)*/.exec(source.text.slice(lineStart, header)) ?? []
  return `by ${column + 2} spaces, further than its key in line ${source.lineAt(header)}`
}

export const lineOfBlock = (line: number): string =>
  `as in line ${line}, where the block of text begins`

export const textOfLines = (key: string, line: number): string =>
  `found text of several lines, one of which has a colon, expected | after "${key}:" in line ${line}`

/** Where the next line that has something begins. */
const nextLine = ({ text }: Source, offset: number): number => {
  const next = /[^\n]*\n\s*/y
  next.lastIndex = offset
  return next.test(text) ? next.lastIndex : offset
}

/** Blanks a line of text, and the lines below it that have no key either. */
export function textFrom({ text }: Source, from: number): Mend {
  const rest = /[^\n]*(?:\n[ \t]*(?!- )[^\s:#][^:\n]*(?=\n|$))*/y
  rest.lastIndex = from
  return { from, text: blanked(rest.exec(text)?.[0] ?? '') }
}

/** The last line before that of an offset that has more than a comment. */
export function lineBefore(source: Source, offset: number) {
  const start = source.text.lastIndexOf('\n', offset - 1) + 1
  const from = Math.max(0, start - 2000)
  const above = source.text.slice(from, start).split('\n')
  const last = above.findLastIndex((line, index) => index === 0 || !/^\s*(?:#|$)/.test(line))
  const before = above[last]?.trimEnd() ?? ''
  const end = from + above.slice(0, last).join('\n').length + (last > 0 ? 1 : 0) + before.length
  return { before, end, line: source.lineAt(end) }
}

export const noTab = 'found a tab, expected spaces: YAML is indented with spaces only'

/** A tab in the indentation: all lines with one are the same mistake. */
export function tab({
  source,
  offset,
  error: {
    pos: [noticed],
  },
}: Found): Sentence {
  const lineStart = source.text.lastIndexOf('\n', offset - 1) + 1
  const at = source.text.indexOf('\t', Math.min(noticed, lineStart))
  const lines = source.text.match(/^ *\t/gm)?.length ?? 1
  const more = lines > 1 ? `; ${lines} lines have one` : ''
  const message = `${noTab}${more}`
  // What the line above says may have its value in this one.
  const from = Math.max(0, lineStart - 1)
  const text = source.text.slice(from).replace(/^[ \t]+/gm, (indent) => ' '.repeat(indent.length))
  return { message, at, mend: { from, text } }
}

/** The number of spaces that the line of an offset is indented by. */
export function indentOf({ text }: Source, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return /^ */.exec(text.slice(start, offset))?.[0].length ?? 0
}

/** Moves a line to a column. A key that has no room to its right loses letters, and its line has a message already. */
export function moved(text: string, at: number, column: number): Mend {
  const from = text.lastIndexOf('\n', at - 1) + 1
  const [line = ''] = text.slice(from).split(/\r?\n/, 1)
  const [, key = '', rest = ''] = /^ *([\w$]*)(.*?) *$/.exec(line) ?? []
  const room = line.length - column - rest.length
  return { from, text: `${' '.repeat(column)}${key.slice(0, room)}${rest}`.padEnd(line.length) }
}

export const spaces = (count: number): string => (count === 1 ? '1 space' : `${count} spaces`)

/**
 * Blanks a line, and the lines below it that are indented as far or further.
 *
 * @param least the indentation of those lines, if it is less than that of the line
 */
export function textBelow(text: string, at: number, least = Number.POSITIVE_INFINITY) {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const indent = Math.min(least, /^ */.exec(text.slice(start, at))?.[0].length ?? 0)
  const lines = new RegExp(String.raw`[^\n]*(?:\n(?: {${indent},}[^\n]*|[ \t\r]*)(?=\n|$))*`, 'y')
  lines.lastIndex = start
  const [found = ''] = lines.exec(text) ?? []
  return { from: start, text: blanked(found) }
}

/** The column of a key or of a hyphen. */
export interface Level {
  column: number
  at: number
  isEntry: boolean
}

/** The columns of the keys and hyphens around a line, the nearest first. */
export function levelsAbove(text: string, start: number): Level[] {
  const levels: Level[] = []
  let least = Number.POSITIVE_INFINITY
  // Far above there is nothing that a person would compare a line with.
  const lines = [
    ...text.slice(Math.max(0, start - 100_000), start).matchAll(/^( *)((?:- +)*)([^\s#])/gm),
  ]
  for (const { 1: indent = '', 2: dashes = '', 3: sign = '', index } of lines.reverse()) {
    const at = Math.max(0, start - 100_000) + index
    const column = indent.length + dashes.length
    const last = levels.at(-1)
    const isFlush = dashes === '' && last?.isEntry === true && last.column === column
    // No key can be in line with what is in brackets.
    if ((column < least || isFlush) && !/[[{]/.test(sign))
      levels.push({ column, at, isEntry: false })
    if (dashes !== '' && indent.length < least)
      levels.push({ column: indent.length, at, isEntry: true })
    least = Math.min(least, indent.length)
    if (least === 0) break
  }
  return levels
}

/** The keys of the entry that begins in the line of an offset, as far as they are in line. */
export function keysFrom(text: string, at: number): string[] {
  const lines = text.slice(text.lastIndexOf('\n', at - 1) + 1, at + 2000).split(/\r?\n/)
  const [, lead = ''] = /^( *(?:- +)?)/.exec(lines[0] ?? '') ?? []
  const end = lines.findIndex((line, index) => index > 0 && /^ *-/.test(line))
  return lines.slice(0, end < 0 ? lines.length : end).flatMap((line, index) => {
    const [, braces] = (index === 0 && /^ *- +(\{.*)/.exec(line)) || []
    if (braces) return [...braces.matchAll(/[{,]\s*([\w$]+):/g)].map(([, key = '']) => key)
    const [, indent = '', key] = /^( *(?:- +)?)([\w$]+):/.exec(line) ?? []
    // Entries without keys are alike too.
    if (index === 0 && key === undefined) return ['']
    return key !== undefined && (index === 0 || indent.length === lead.length) ? [key] : []
  })
}

/** Blanks the keys from a line on that have the indentation of a hyphen, if there is more than one. */
export function linesBeside(text: string, at: number, indent: number) {
  const from = text.lastIndexOf('\n', at - 1) + 1
  const lines = new RegExp(
    `(?: {${indent}}(?!- |-$)\\S[^\\n]*(?:\\n {${indent + 1},}[^\\n]*)*\\n?)+`,
    'my',
  )
  lines.lastIndex = from
  const [found = ''] = lines.exec(text) ?? []
  const count = found.match(new RegExp(`^ {${indent}}[^\\s#]`, 'gm'))?.length ?? 0
  return count > 1 ? { count, mend: { from, text: blanked(found) } } : undefined
}

/** Blanks a key and what is below it, which may be a list that is indented less. */
export function below(text: string, at: number) {
  const end = text.indexOf('\n', at)
  const [, indent] =
    /^(?:[ \t\r]*\n)*( *)- /.exec(end < 0 ? '' : text.slice(end + 1, end + 1000)) ?? []
  return textBelow(text, at, indent?.length)
}
