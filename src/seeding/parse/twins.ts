import { isAlias, isMap, isSeq, type Node, type Pair } from 'yaml'
import { quoted } from '../../lib/violation.js'
import { isMergeKey } from './merge-keys.js'
import { isPlain } from './oddities.js'
import type { Slip } from './slips.js'
import type { Source } from './source.js'

/** What to do where the hyphen of an entry is before its second key. */
export const moveHyphen = ': move the "- " of the next line to this one'

export const bothLists = 'write one list with the entries of both'

/** What to do where an entry in braces begins within another one. */
export const newEntry = (instead = ''): string =>
  `if another entry begins here, write "}, {" ${instead}before it`

/** Where a second value of a key belongs. */
export const furtherOnes = {
  email: 'additionalEmails: [{ email: ... }]',
  phone: 'additionalPhones: [{ phone: ... }]',
}

/** A key and its value. */
export type Entry = Pair<Node, Node | null>

/**
 * What to do about a key that is there twice; empty between brackets.
 *
 * @param pairs all of its object
 * @param isInEntry false for a key of the file
 */
export function mendOfTwin(
  source: Source,
  { key, value }: Entry,
  { key: firstKey, value: first }: Entry,
  pairs: readonly Entry[],
  isInEntry: boolean,
): string {
  const { text } = source
  const isList = isSeq(value) && isSeq(first)
  const run = isInEntry && isList ? twinsFrom(pairs, key) : []
  if (run.length > 1) {
    const names = run.slice(1, 4).map((name) => quoted(name))
    const more =
      names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0]
    return `; so ${names.length > 1 ? 'are' : 'is'} ${more} after it: move their entries below the first ones, or, if another entry begins here, write "- " in place of the two spaces before it`
  }
  const above = isInEntry ? lineForAbove(source, firstKey) : undefined
  if (above !== undefined)
    return `: does line ${above} belong to the entry above it, which has none? move it, or remove one`
  if (isMergeKey(key)) {
    const names = [first, value].flatMap((one) => (isSeq<Node>(one) ? one.items : [one]))
    const list = names.every(isAlias) ? names.map(({ source }) => `*${source}`) : ['*a', '*b']
    return `: write one list: "<<: [${list.join(', ')}]"`
  }
  if (isOfTemplate(text, key.range?.[0] ?? 0))
    return ': does another template begin above it, whose name is missing? write that, or remove one of the keys'
  if (isList && value.flow) return `: ${bothLists}`
  if (!isPlain(key)) return mendInBraces(text, { key, value, first }, pairs)
  if (!isInEntry && !isList) {
    return isMap(value) && isMap(first)
      ? ': move its keys below the first one, and remove the line'
      : ': remove one'
  }
  const start = key.range?.[0] ?? 0
  if (/\{[^}]*$/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start)) && !isList)
    return ': remove one'
  const before = text.slice(0, start).trimEnd()
  const since = Math.max(firstKey.range?.[1] ?? 0, start - 5000)
  const [comment] = [...text.slice(since, start).matchAll(/^ *#[# ]*- /gm)].slice(-1)
  if (comment)
    return `: line ${source.lineAt(since + comment.index)}, which begins an entry, is a comment: remove the #, or write one before each line of the entry`
  const column = start - text.lastIndexOf('\n', start - 1) - 1
  const next = /^[^\n]*\n( *)- [\w$]+:/.exec(text.slice(start, start + 1000))
  if (next?.[1]?.length === column - 2) return ': move the "- " of the next line to this one'
  const [, indent = ''] = /\n([ ]*)id:[ \t][^\n]*$/.exec(before) ?? []
  const line = text.slice(text.lastIndexOf('\n', key.range?.[0] ?? 0) + 1, key.range?.[0])
  if (indent !== '' && line === indent) {
    return ': does a new entry begin with "id" in the line above? write "- " before it'
  }
  if (column === 0 && !isList) return ': remove one'
  const isNextLine = source.lineAt(start) === source.lineAt(firstKey.range?.[0] ?? 0) + 1
  const more = isNextLine ? new Map(Object.entries(furtherOnes)).get(String(key)) : undefined
  if (more !== undefined) return `: remove one, or write it in ${more}`
  // The column is that of the keys of an entry.
  const begin = firstInRun(text, start, column)
  const it = begin < start ? `the key in line ${source.lineAt(begin)}` : 'it'
  const hyphen = `write "- " in place of the two spaces before ${it} for a new entry`
  return isList
    ? ': move its entries below the first one, and remove the line'
    : /-[ \t]+$/.test(text.slice(0, firstKey.range?.[0] ?? 0))
      ? `: ${hyphen}, or remove one`
      : `: ${isNextLine ? 'rename or remove' : 'remove'} one, or ${hyphen}`
}

/** Where the keys in a column begin that are right above one, below a list that is indented further; else the place. */
function firstInRun(text: string, start: number, column: number): number {
  const lines = text.slice(Math.max(0, start - column - 5000), start - column).split('\n')
  const columns = lines.slice(0, -1).map((line) => line.search(/\S|$/))
  const last = columns.findLastIndex((one) => one !== column)
  const heading = columns.slice(0, last + 1).lastIndexOf(column)
  const isList = heading >= 0 && /^ *- /.test(lines[heading + 1] ?? '')
  if (!isList || (columns[last] ?? 0) <= column) return start
  return start - lines.slice(last + 1).join('\n').length
}

/** What to do about a key in quotes that is there twice, whose first value is another one. */
function mendInBraces(
  text: string,
  { key, value, first }: { key: Node; value: Node | null; first: Node | null },
  pairs: readonly Entry[],
): string {
  const both =
    isSeq(value) && isSeq(first)
      ? bothLists
      : isMap(value) && isMap(first)
        ? 'write one object with the keys of both'
        : undefined
  const open = pairs[0]?.key.range?.[0] ?? 0
  const isInList = /[[,]\s*\{\s*$/.test(text.slice(Math.max(0, open - 200), open))
  const other =
    isInList && beginsLine(text, key) ? `, or, ${newEntry('in place of the comma ')}` : ''
  if (both === undefined) return other && `: remove one${other}`
  const names = pairs.map((pair) => String(pair.key))
  const rest = names.slice(pairs.findIndex((pair) => pair.key === key) + 1)
  // Where another entry begins, more of its keys are there twice.
  const isMore = rest.some((name) => names.indexOf(name) < names.lastIndexOf(name))
  return `: ${both}${isMore && other ? other : ', or remove one'}`
}

/** True for a key of a template: one of the second level below `templates:`. */
function isOfTemplate(text: string, at: number): boolean {
  const lines = text.slice(Math.max(0, at - 5000), at).split('\n')
  const { length: column } = lines.pop() ?? ''
  const columns = lines.map((line) => (/^\s*(?:#|$)/.test(line) ? column : line.search(/\S/)))
  const name = columns.findLastIndex((one) => one < column)
  const owner = columns.findLastIndex((one, index) => index < name && one < (columns[name] ?? 0))
  return /^templates:/.test(lines[owner] ?? '')
}

/** The keys from one on that are there before it as well, in block style. */
function twinsFrom(pairs: readonly Entry[], key: Node): string[] {
  const names = pairs.map((pair) => String(pair.key))
  const first = pairs.findIndex((pair) => pair.key === key)
  const rest = names.slice(first)
  const end = rest.findIndex((name) => !names.slice(0, first).includes(name))
  return isPlain(key) ? rest.slice(0, end < 0 ? undefined : end) : []
}

/** The line of a key that follows the first one of its entry, if the entry above has none of its name. */
function lineForAbove(source: Source, key: Node): number | undefined {
  const [start = 0, end = 0] = key.range ?? []
  const { text } = source
  const [lines = '', lead = ''] =
    /(?:^|\n)( *)- [^\n]*\n *$/.exec(text.slice(Math.max(0, start - 500), start)) ?? []
  const from = start - lines.length
  const above = text.slice(Math.max(0, from - 5000), from + 1)
  const entry = above.slice(above.lastIndexOf(`\n${lead}- `) + 1)
  const own = entry.split(/\r?\n/)
  const isEntry =
    lines !== '' &&
    entry.startsWith(`${lead}- `) &&
    own.slice(1).every((line) => line.trim() === '' || line.startsWith(`${lead}  `))
  const name = text.slice(start, end)
  const hasOne =
    own.some((line) => line.slice(lead.length + 2).startsWith(`${name}:`)) ||
    (own[0] ?? '').split(/[{,] */).some((part, index) => index > 0 && part.startsWith(`${name}:`))
  return isEntry && !hasOne ? source.lineAt(start) : undefined
}

/** True for a key in quotes that begins its line, below the comma of the line above. */
const beginsLine = (text: string, key: Node): boolean => {
  const start = key.range?.[0] ?? 0
  return /,[ \t\r]*\n[ \t]*$/.test(text.slice(Math.max(0, start - 200), start))
}

/** A key with its value in the lines below, and the same key in the next line. */
const headingTwice =
  /^( *(?:- +)*)([\w$-]+:(?: +(?:&[\w-]+|[|>][-+]?))?)[ \t\r]*\n( *)\2[ \t\r]*(?=\n)/gm

/**
 * Keys with their values in the lines below that are there twice, one right below the other.
 *
 * @param inText true for a place inside of a block of text or of quotes
 */
export function headingsTwice(text: string, inText: (at: number) => boolean): Slip[] {
  return [...text.matchAll(headingTwice)].flatMap((found): Slip[] => {
    const { 0: all, 1: lead = '', 2: words = '', 3: column = '', index } = found
    if (lead.length !== column.length || inText(index)) return []
    const at = index + all.lastIndexOf(words)
    const message = `found "${words}" in two lines, one below the other, expected it once: remove one`
    const mend = { from: index + lead.length, text: ' '.repeat(words.length) }
    return [{ message, at, length: words.length, mend, isSure: true }]
  })
}
