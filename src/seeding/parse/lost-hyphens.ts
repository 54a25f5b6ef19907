import { pluralOf } from '../../lib/plural.js'
import { quoted as shown } from '../../lib/violation.js'
import { resources } from '../../resources/index.js'
import { isKeyOf } from '../fixture-format.js'
import { writtenFields } from '../walk.js'
import { isKeyName } from './key-names.js'
import type { Source } from './source.js'
import type { Sentence } from './yaml-error.js'
import { keysFrom, levelsAbove, type lineBefore, textBelow } from './yaml-lines.js'

/** A line that is out of line. */
export interface Line {
  at: number
  /** The number of spaces before it. */
  indent: number
  /** True when it begins with a hyphen. */
  isEntry: boolean
  /** Its first key; empty when it has none. */
  key: string
  above: ReturnType<typeof lineBefore>
}

/** The keys whose entries have hyphens. */
export const lists: ReadonlySet<string> = new Set([
  ...resources.map(({ plural }) => plural),
  'faults',
  'stubs',
])

/** The first entry of a list whose hyphen is missing: what is below it, or the next entry, does not fit to it. */
export function withoutHyphen(
  { text }: Source,
  { at, indent, isEntry }: Line,
): Sentence | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const from = Math.max(0, start - 5000)
  const above = [...text.slice(from, start).matchAll(/^( *)([^\s#].*)$/gm)].reverse()
  // Braces may stand where the hyphen belongs.
  const [, column = '', brace] = /^( *)(\{)/.exec(above[0]?.[0] ?? '') ?? []
  const isBrace = brace !== undefined && column.length === indent
  // The keys may be in the column of the hyphens.
  const isFlush = isBrace || isKeyIn(above[0]?.[0] ?? '', indent)
  const depth = isEntry ? indent + (isFlush ? 0 : 1) : indent - 2
  const end = above.findIndex(({ 1: spaces = '' }) => spaces.length < depth)
  const [heading, first] = [above[end], above[end - 1]]
  const [, name = ''] = /^(?:- +)*([\w$]+):\s*$/.exec(heading?.[2] ?? '') ?? []
  const [, lead = '', key = ''] = first ?? []
  // Nothing but the first line of the entry is above the one that does not fit.
  const isNext = isEntry || (end === 1 && (lead.length === depth || lead.length === depth + 1))
  if (!first || !lists.has(name) || key.startsWith('-') || !isNext) return undefined
  const place = from + first.index + lead.length
  const comment = belowComment(text, place, lead.length)
  if (comment) return comment
  const message =
    strangerTo(name, key) ??
    `found ${shown(key)} without a hyphen, expected "- " before the first entry of ${name}${isFlush && end > 1 ? ', and two spaces before its other lines' : ''}`
  const { from: begin, text: blank } = textBelow(text, place)
  // The list is read as an empty one, unless it has more entries.
  const rest = isEntry ? blank : `${blank.slice(0, lead.length)}[]${blank.slice(lead.length + 2)}`
  return { message, at: place, length: key.length, mend: { from: begin, text: rest } }
}

/** True for a line that begins with a key of the format in a column. */
function isKeyIn(line: string, column: number): boolean {
  const [, lead = '', key = ''] = /^( *)([\w$]+):(?=\s|$)/.exec(line) ?? []
  return lead.length === column && isKeyName(key)
}

/** The message for a key that entries of this list do not have, but entries of other lists do. */
function strangerTo(list: string, words: string): string | undefined {
  const [, key = ''] = /^([\w$]+):/.exec(words) ?? []
  const resource = resources.find(({ plural }) => plural === list)
  const others = resources.filter((one) => isKeyOf(one, key))
  if (!resource || key === '' || isKeyOf(resource, key) || others.length === 0) return undefined
  const nouns = others.slice(0, 2).map(({ noun }) => pluralOf(noun))
  return `found "${key}:" below "${list}:", but it is a key of ${nouns.join(' and ')}: move it to the one that lacks it`
}

/** Keys below an entry in braces, in the column of the keys of an entry: the hyphen of another one is missing. */
export function belowBraces(
  { text }: Source,
  { at, indent, key, above: { before } }: Line,
): Sentence | undefined {
  const [entry, lead = ''] = /^( *)- +\{.*\}\s*$/.exec(before) ?? []
  const isKey = entry !== undefined && /^[\w$]+$/.test(key)
  if (!isKey || indent !== lead.length + 2 || text.slice(at - 2, at) !== '  ') return undefined
  const levels = levelsAbove(text, text.lastIndexOf('\n', at - 1) + 1)
  const around = levels.find(({ column, isEntry }) => !isEntry && column <= lead.length)
  const [list] = around ? keysFrom(text, around.at) : []
  const resource = resources.find(({ plural }) => plural === list)
  if (!resource || (!isKeyOf(resource, key) && key !== 'like')) return undefined
  const mend = { from: at - 2, text: '- ' }
  const message = `found "${key}:" below an entry in braces, expected "- " before it for a new entry`
  return { message, at, length: key.length, mend }
}

/** A name with a colon in the column of the hyphens of a list, and the keys of one of its entries below it. */
export function namedEntry({ text }: Source, { at, indent, key }: Line): Sentence | undefined {
  const [line = '', lead = '', first = ''] =
    /^[^\n]*?:[ \t\r]*\n( *)([\w$]+):(?=\s)/.exec(text.slice(at, at + 500)) ?? []
  const levels = levelsAbove(text, text.lastIndexOf('\n', at - 1) + 1)
  const entry = levels.findIndex((level) => level.isEntry && level.column === indent)
  const around = levels.slice(entry).find(({ isEntry, column }) => !isEntry && column <= indent)
  const [list] = around && entry >= 0 ? keysFrom(text, around.at) : []
  const resource = resources.find(({ plural }) => plural === list)
  if (line === '' || !resource || isKeyName(key) || lead.length <= indent) return undefined
  if (!isKeyOf(resource, first) || !/^[^\s"'{}[\]]+$/.test(key)) return undefined
  const isNamed = new Map(writtenFields(resource)).get('name')?.required === true
  const start = `- ${isNamed ? 'name' : 'id'}: `
  const room = key.length + 1 - start.length
  const message = `found "${key}:" in the column of the entries of ${list}, which begin with "- ": write "${start}${key}" in its place`
  const mend = room > 0 ? { from: at, text: start + key.slice(0, room) } : textBelow(text, at)
  return { message, at, length: key.length + 1, mend }
}

/** Keys whose entry has its first line commented out, and maybe some lines after it. */
export function belowComment(text: string, at: number, indent: number): Sentence | undefined {
  const start = text.lastIndexOf('\n', at - 1) + 1
  const above = text.slice(Math.max(0, start - 2000), start)
  const [comments = ''] = /(?:(?<=\n) *#[^\n]*\n)+$/.exec(above) ?? []
  const lines = comments.split('\n')
  const last = lines.findLastIndex((line) => /^ *#+ *- /.test(line))
  const [, lead = '', signs = ''] = /^( *)(#+ *)- /.exec(lines[last] ?? '') ?? []
  // The keys after it are indented further.
  const isWhole = lines
    .slice(last + 1, -1)
    .every((line) => /^[ #]*/.exec(line)?.[0].length === lead.length + signs.length + 2)
  const hyphen = lead.length + signs.length
  // A # with a space or without one is written over the indentation, or before it.
  const isOfEntry = [0, 1, 2].some((width) => hyphen - width === indent - 2)
  if (signs === '' || !isWhole || !(isOfEntry || lead.length === indent - 2)) return undefined
  const from = start - lines.slice(last).join('\n').length + lead.length
  const message =
    'found the beginning of an entry in a comment, but not what is below it: remove the #, or write one before each of those lines too'
  const { length } = lines[last] ?? ''
  // Without the key of the list, its other entries have no place either.
  const hasHeading = lines.some((line) => /^[ #]*#[ #]*[\w$-]+:\s*$/.test(line))
  const mend = textBelow(text, at, hasHeading ? indent - 2 : undefined)
  return { message, at: from, length: length - lead.length, mend }
}
