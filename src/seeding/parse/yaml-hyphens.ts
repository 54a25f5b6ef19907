import type { Node } from 'yaml'
import type { Slip } from './slips.js'
import type { Source } from './source.js'
import { spaces } from './yaml-lines.js'

/** A line with a key, the hyphen of an entry, or both. */
interface Line {
  at: number
  text: string
  indent: number
  isEntry: boolean
  /** Its key, empty when it has none, and the column of it. */
  key: string
  column: number
}

/** No person writes a longer entry. */
const furthest = 20_000

function linesIn(text: string, from: number, to: number): Line[] {
  const lines = text.slice(Math.max(0, from), to).matchAll(/^( *)((?:-(?: +|(?=\r?$)))*)(.*)$/gm)
  return [...lines].flatMap(({ 0: all, 1: lead = '', 2: dashes = '', 3: rest = '', index }) => {
    if (!dashes && /^(?:#|\s*$)/.test(rest)) return []
    const [, key = ''] = /^["']?([\w$-]+)["']?:(?:\s|$)/.exec(rest) ?? []
    const line = { at: Math.max(0, from) + index, text: all, indent: lead.length, key }
    return { ...line, isEntry: dashes !== '', column: lead.length + dashes.length }
  })
}

/** A list whose hyphens are below the first letter of its key. */
const flushList = /^( *)[\w$-]+:[ \t]*\r?\n\1- /m

/** The lines of the entry in a column that is the first one in `lines`. */
function entryIn(lines: readonly Line[], column: number): readonly Line[] {
  const begin = lines.findIndex(({ indent }) => indent <= column)
  const first = lines[begin]
  if (!first?.isEntry || first.indent !== column) return []
  const length = lines.slice(begin + 1).findIndex(({ indent }) => indent <= column)
  return lines.slice(begin, length < 0 ? undefined : begin + 1 + length)
}

/** The lines of the entry in a column that is the last one in `lines`. */
function lastEntryIn(lines: readonly Line[], column: number): readonly Line[] {
  const begin = lines.findLastIndex(({ indent }) => indent <= column)
  return begin < 0 ? [] : entryIn(lines.slice(begin), column)
}

/**
 * The mistake of an entry whose hyphen alone is out of line: the lines below it have the indentation of its other keys,
 * as those of the entries around show.
 *
 * @param at the hyphen
 */
export function hyphenOutOfLine(source: Source, at: number): Slip | undefined {
  const { text } = source
  const start = text.lastIndexOf('\n', at - 1) + 1
  const [entry, next, ...more] = linesIn(text, start, start + furthest)
  const hasValue = entry && /^ *- +["']?[\w$-]+["']?: +[^\s|>&{[#]/.test(entry.text)
  if (!hasValue || !next?.key || next.isEntry || next.indent === entry.column) return undefined
  const column = next.indent - 2
  if (column === entry.indent) return undefined
  // A key with nothing below it is out of line itself.
  const isHeading = next.text.trimEnd().endsWith(':')
  if (isHeading && more[0] && more[0].indent < next.indent) return undefined

  const above = linesIn(text, text.lastIndexOf('\n', start - furthest) + 1, start)
  const siblings = lastEntryIn(above, entry.indent)
  const before = lastEntryIn(above, column)
  const [first] = before.length > 0 ? before : entryIn(more, column)
  const end = more.findIndex(({ indent }) => indent < next.indent)
  const keysAt = (lines: readonly Line[]) =>
    lines.filter((line) => line.column === next.indent).map(({ key }) => key)
  const keys = keysAt([next, ...more.slice(0, end < 0 ? undefined : end)])
  const heading = above.slice(-1).find((line) => line.text.trimEnd().endsWith(':'))
  // What is between braces has no entries below it.
  const isBelowBraces = first !== undefined && first === above.at(-1) && /\}\s*$/.test(first.text)
  const hasKeyOf = (lines: readonly Line[]) =>
    lines.some(({ key, column: at }) => at === entry.column && key === entry.key)
  // With a key that the entry before it has and the one around does not, it is in line.
  const isInLine = hasKeyOf(siblings) && !keysAt(before).includes(entry.key)
  const isAlike = !isInLine && keysAt(before).some((key) => keys.includes(key))
  // Keys further to the left may be those of the entry around, unless it has one of them already.
  const isSure = heading
    ? heading.column <= column && (first || (keys.length > 1 && column - heading.column <= 2))
    : isAlike || isBelowBraces || (first && column > entry.indent && siblings.length === 0)
  if (!isSure) return undefined
  // Where no list of the file begins in the column of its key, the keys are out of line and not the hyphen.
  const isIndented = !first && column === heading?.column && entry.indent === column + 2
  if (isIndented && !flushList.test(text)) return undefined

  const as = first
    ? ` as in line ${source.lineAt(first.at)}`
    : `: the keys below it are indented by ${next.indent}`
  const message = `found a list entry indented by ${spaces(entry.indent)}, expected ${spaces(column)}${as}`
  const { length } = entry.text
  const isFurther = column > entry.indent
  const line = `${' '.repeat(column)}${isFurther ? '-' : entry.text.trimStart()}`
  // Where there is no room for its key, the entry begins in the next line.
  const rest = isFurther ? text.slice(start + length, next.at + 1) : ''
  const mend = { from: start, text: line.slice(0, length).padEnd(length) + rest }
  return { message, at: start + entry.indent, length: 1, mend }
}

/** The mistake of the entry whose keys begin above a key, when they are another entry's because of its hyphen. */
export function hyphenAbove(source: Source, { range }: Node): Slip | undefined {
  const at = range?.[0] ?? 0
  const above = source.text.slice(Math.max(0, at - furthest), at)
  const hyphen = [...above.matchAll(/^ *-(?= )/gm)].at(-1)
  return hyphen && hyphenOutOfLine(source, at - above.length + hyphen.index + hyphen[0].length - 1)
}
