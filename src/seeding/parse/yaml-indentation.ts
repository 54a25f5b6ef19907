import { quoted as shown } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { resources } from '../../resources/index.js'
import { isKeyOf, Seed } from '../fixture-format.js'
import { ContactsGeneration } from '../generate/generation.js'
import { firstKeyOutOfLine, firstOfList } from './first-keys.js'
import { isKeyName } from './key-names.js'
import { lineBetween } from './line-between.js'
import { lineWithoutKey } from './lines-without-key.js'
import { withoutHeading } from './lost-headings.js'
import {
  belowBraces,
  belowComment,
  type Line,
  lists,
  namedEntry,
  withoutHyphen,
} from './lost-hyphens.js'
import { withoutListKey } from './lost-list.js'
import { blanked } from './slips.js'
import { textWithoutKey } from './text-without-key.js'
import { commentInText } from './yaml-comments.js'
import { type Found, lineFrom, nodesAt, type Sentence } from './yaml-error.js'
import { hyphenOutOfLine } from './yaml-hyphens.js'
import {
  below,
  indentOf,
  keysFrom,
  type Level,
  levelsAbove,
  lineBefore,
  linesBeside,
  moved,
  noKey,
  spaces,
  textBelow,
  textFrom,
} from './yaml-lines.js'

export function misplaced(found: Found): Sentence {
  const isText = !/:(?:\s|$)/.test(found.words) && !/^-(?:\s|$)/.test(found.words)
  return isText ? withoutKey(found) : misindented(found, found.offset)
}

export const withoutKey = (found: Found): Sentence =>
  commentInText(found) ?? lineWithoutKey(found) ?? noKey(found)

/** A line whose indentation fits to no line above, and why that is. */
export function misindented(found: Found, at: number): Sentence {
  const { text } = found.source
  const [rest = ''] = text.slice(at, at + 300).split(/\r?\n/, 1)
  const [, dash, key = ''] = /^(-\s+)?([^\s:#-][^:]*):(?:\s|$)/.exec(rest) ?? []
  const isEntry = dash !== undefined || /^-(?:\s|$)/.test(rest)
  const line = {
    at,
    indent: indentOf(found.source, at),
    isEntry,
    key,
    above: lineBefore(found.source, at),
  }
  const comment = commentInText(found)
  if (comment) return comment
  for (const look of causes) {
    const sentence = look(found, line)
    if (sentence) return sentence
  }
  return outOfLine(found, line)
}

/** What the line above says about the mistake; the first that knows it answers. */
const causes: readonly ((found: Found, line: Line) => Sentence | undefined)[] = [
  ({ source: { text } }, { at, indent, isEntry }) =>
    isEntry ? undefined : belowComment(text, at, indent),
  ({ source }, line) => (line.isEntry ? undefined : belowBraces(source, line)),
  ({ source: { text } }, { at, isEntry, indent, above: { before, end } }) => {
    const [all, lead = ''] = /^( *)-\s*$/.exec(before) ?? []
    if (all === undefined || isEntry || indent !== lead.length) return undefined
    if (!/[\r\n]/.test(text.charAt(end))) return undefined
    const from = end - before.length - 1
    const { from: start, text: below } = textBelow(text, at)
    const message =
      'found a key below a hyphen alone, expected it in the line of the hyphen, and the keys below it in line with it'
    return { message, at, mend: { from, text: blanked(text.slice(from, start)) + below } }
  },
  (_, { at, isEntry, key, above: { before } }) => {
    const isNumber = /^ *(?:- +)?[\w$]+: +\d+(?:\.\.\d+)?\s*$/.test(before)
    if (!isEntry || !isNumber || !Object.hasOwn(ContactsGeneration.properties, key))
      return undefined
    const message = `found a hyphen before "${key}:", expected none: it is a key, as the one above it`
    return { message, at, length: 1, mend: { from: at, text: ' ' } }
  },
  (_, { isEntry, indent, above: { before, end } }) => {
    const [all, lead = '', name = ''] = /^([ -]*)([\w$]+): +(?=[^\s&|>#[{])/.exec(before) ?? []
    if (all === undefined || !isEntry || !lists.has(name) || indent < lead.length) return undefined
    const { length } = before.slice(all.length)
    const from = end - length
    const message = `found ${shown(before.slice(all.length))} after "${name}:" and a list below it, expected nothing there: remove it`
    return { message, at: from, length, mend: { from, text: ' '.repeat(length) } }
  },
  // A key with its value has come between the key of a list and its entries.
  ({ source }, { at, isEntry, indent, above: { before, line, end } }) => {
    const [, lead = '', key] = /^( *(?:- +)?)([\w$]+): +[^\s&|>#[{]/.exec(before) ?? []
    if (!isEntry || key === undefined || indent < lead.length) return undefined
    const heading = lineBefore(source, end - before.length)
    const [, column = '', name = ''] = /^( *(?:- +)?)([\w$]+):\s*$/.exec(heading.before) ?? []
    if (!lists.has(name) || column.length !== lead.length) return undefined
    const message = `found a list below "${key}:", which has a value; it belongs to "${name}:" in line ${heading.line}: move line ${line} above that one`
    return { message, at, mend: textBelow(source.text, at) }
  },
  ({ source }, { at, key, isEntry }) => (isEntry ? undefined : withoutHeading(source, at, key)),
  ({ source }, line) => (line.isEntry ? undefined : namedEntry(source, line)),
  ({ source }, line) => lineBetween(source, line),
  ({ source }, line) => withoutHyphen(source, line),
  ({ source }, { at, isEntry }) => (isEntry ? undefined : firstKeyOutOfLine(source, at)),
  ({ source }, { at, key, isEntry }) => (isEntry ? undefined : textWithoutKey(source, at, key)),
  ({ source }, { at, isEntry, above: { before, end } }) => {
    const [lead] = /^ *(?=-)/.exec(before) ?? []
    if (isEntry) return hyphenOutOfLine(source, at)
    return lead === undefined
      ? undefined
      : hyphenOutOfLine(source, end - before.length + lead.length)
  },
  ({ source }, { at, isEntry, above: { before, line } }) => {
    const [, key, brackets] = /^[ -]*([\w$]+):\s*(\[\]|\{\})\s*$/.exec(before) ?? []
    if (!brackets || isEntry !== (brackets === '[]')) return undefined
    const message = `found more of ${key}, which ${brackets} in line ${line} ends: remove the ${brackets}`
    return { message, at, mend: textBelow(source.text, at) }
  },
  ({ source }, { at, above: { before, line, end } }) => {
    const [, alias] = /^ *- +(\*[\w-]+)\s*$/.exec(before) ?? []
    if (!alias) return undefined
    const message = `found keys below ${alias}, expected "<<: ${alias}" in line ${line} to add keys to what it stands for`
    return {
      message,
      at: end - alias.length,
      length: alias.length,
      mend: textBelow(source.text, at),
    }
  },
  (_, { isEntry, indent, above: { before, end } }) => {
    const [all, lead = ''] = /^( *)- +- +(?=[^\s-])/.exec(before) ?? []
    if (all === undefined || isEntry || indent !== lead.length + 2) return undefined
    const from = end - before.length
    const text = `${lead}- ${before.slice(all.length)}`.padEnd(before.length)
    const message = 'found two hyphens, expected one before a list entry: remove the second one'
    return { message, at: from + lead.length + 2, length: 1, mend: { from, text } }
  },
  (_, { isEntry, indent, above: { before, line, end } }) => {
    const [all, lead = '', gap = ''] = /^( *-)( {2,})(?=\S)/.exec(before) ?? []
    if (all === undefined || isEntry || indent !== lead.length + 1) return undefined
    const from = end - before.length
    const message = `found ${gap.length} spaces after the hyphen, expected 1: the lines below line ${line} are indented by ${indent}`
    const text = `${lead} ${before.slice(all.length)}`.padEnd(before.length)
    return { message, at: from + lead.length, length: gap.length, mend: { from, text } }
  },
  ({ source }, { at, above: { before, line } }) => {
    if (source.text.charAt(at) !== '{' || !/^ *- +\{.*\}\s*$/.test(before)) return undefined
    const message = `found { without a hyphen, expected "- " before an entry, as in line ${line}`
    return { message, at, mend: textBelow(source.text, at) }
  },
  (found, { at, key, isEntry, indent, above: { before, line } }) => {
    const [{ length: column } = ''] = /^ *(?:- +)*/.exec(before) ?? []
    if (indent < column) return undefined
    const isText = /:\s+[^\s"'[{|>&*!]\S*\s+\S/.test(before) || !/:(?:\s|$)|^\s*-/.test(before)
    if (isEntry || key === '' || isKeyName(key) || !isText) return undefined
    const message = `found a colon in a text that goes on from line ${line}, expected | after the key of the text, and all of it on the lines below`
    return { message, at, mend: textFrom(found.source, at) }
  },
  (_, { at, isEntry, indent, above: { before, line } }) => {
    const [, owner] = /^( *(?:- +)*)[^\s-][^#]*:\s*$/.exec(before) ?? []
    if (!isEntry || owner === undefined || indent >= owner.length) return undefined
    const message = `found a list entry indented by ${spaces(indent)}, expected at least ${spaces(owner.length)}, as it belongs to line ${line}`
    return { message, at }
  },
  ({ source }, { at, isEntry, key, indent }) =>
    isEntry && key === '' ? withoutListKey(source, at, indent) : undefined,
  ({ source: { text } }, { at, isEntry, key, indent }) =>
    !isEntry && indent > 0 && Object.hasOwn(Seed.properties, key)
      ? {
          message: `found ${key} indented by ${spaces(indent)}, expected none: it belongs at the top of the file`,
          at,
          mend: moved(text, at, 0),
        }
      : undefined,
]

/** The line that one was most likely meant to be in line with: with the same keys, or else the nearest. */
function outOfLine({ source, document }: Found, { at, indent, isEntry, key }: Line): Sentence {
  const { text } = source
  const words = lineFrom(source, at)
  const levels = levelsAbove(text, text.lastIndexOf('\n', at - 1) + 1)
  const keys = keysFrom(text, at)
  const shared = (level: Level) =>
    keysFrom(text, level.at).filter((key) => keys.includes(key)).length
  const keyOf = (level?: Level) => (level && keysFrom(text, level.at)[0]) ?? ''
  const owner = isEntry ? undefined : resources.find(({ plural }) => plural === key)?.parent
  /** The key whose value the lines of a level are. */
  const above = ({ column, isEntry: isHyphen }: Level) =>
    keyOf(levels.find((one) => !one.isEntry && one.column < column + Number(isHyphen)))
  const isOfOwner = (level: Level) => owner !== undefined && above(level) === owner.plural
  const isKeyed = (level: Level) => isEntry || !isKeyName(key) || isKeyName(keyOf(level))
  /** How many keys of an entry are none of those that the list of a level has. */
  const strange = (level: Level) => {
    const resource = resources.find(({ plural }) => plural === above(level))
    // Contacts have lists of the same names, with other keys.
    if (!resource || Object.hasOwn(contact.fields, resource.plural)) return 0
    return keys.filter((key) => key !== '' && !isKeyOf(resource, key)).length
  }
  const [meant, other] = levels
    .filter((level) => level.isEntry === isEntry && level.column !== indent)
    .map((level) => ({
      ...level,
      strange: isEntry ? strange(level) : 0,
      shared: isEntry ? shared(level) : 0,
      far: Math.abs(level.column - indent),
    }))
    .toSorted(
      (a, b) =>
        a.strange - b.strange ||
        b.shared - a.shared ||
        Number(isKeyed(b)) - Number(isKeyed(a)) ||
        a.far - b.far ||
        Number(isOfOwner(b)) - Number(isOfOwner(a)),
    )
  const inner = levels.find((level) => !level.isEntry && level.column <= indent)
  const lists = isEntry && meant?.strange && inner ? listsFor(keys, above(inner)) : ''
  if (lists) {
    const message = `found an entry of a list below "${keyOf(inner)}:", expected ${lists} above it`
    return { message, at, mend: textBelow(text, at) }
  }
  const first = isEntry && meant ? firstOfList(text, meant, at, indent) : undefined
  if (first !== undefined && meant) {
    const message = `found a list entry indented by ${spaces(meant.column)}, expected ${spaces(indent)} as in line ${source.lineAt(at)}`
    const entry = text.slice(first, text.lastIndexOf('\n', at))
    return { message, at: first, mend: { from: first, text: blanked(entry) } }
  }
  if (!meant) {
    const begin = nodesAt(document, at)[0]?.range?.[0] ?? 0
    const message = `found ${shown(words)}, expected the end: the value that begins in line ${source.lineAt(begin)} is complete`
    return { message, at }
  }
  const entry = levels.find((level) => level.isEntry && level.column === indent)
  const isHeading = !isEntry && /:\s*$/.test(words)
  const isEqual =
    other?.strange === meant.strange && other.shared === meant.shared && other.far === meant.far
  const more =
    isEntry && isEqual
      ? `, or ${other.column} as in line ${source.lineAt(other.at)}`
      : !isEntry && !isHeading && entry
        ? `, or "- " before it for a new entry as in line ${source.lineAt(entry.at)}`
        : ''
  const alike = entry && !isEntry ? linesBeside(text, at, indent) : undefined
  // The keys below the first line of an entry are in line with it.
  const isWhole =
    isEntry && new RegExp(`^- [^\\n]*\\n {${indent + 2}}[\\w$]`).test(text.slice(at, at + 500))
  const what = isEntry ? 'a list entry' : alike ? `${alike.count} lines` : 'a line'
  const message = `found ${what} indented by ${spaces(indent)}, expected ${spaces(meant.column)} as in line ${source.lineAt(meant.at)}${more}${isWhole && !more ? ', with the lines below it' : ''}`
  if (alike) return { message, at, mend: alike.mend }
  if (!isHeading) return { message, at }
  // Without the line, what is below it would belong to the key above.
  const isClear = other === undefined || other.far > meant.far
  return { message, at, mend: isClear ? moved(text, at, meant.column) : below(text, at) }
}

/** The lists of an entry of `owner` that entries with these keys may be in; empty for none, and where it may be any. */
function listsFor(keys: readonly string[], owner: string): string {
  const alike = resources.filter(
    (one) => one.parent?.plural === owner && keys.every((key) => isKeyOf(one, key)),
  )
  return alike.length < 3 ? alike.map(({ plural }) => `"${plural}:"`).join(' or ') : ''
}
