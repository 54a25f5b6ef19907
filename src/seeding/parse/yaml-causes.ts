import { type Document, type ErrorCode, isCollection, isScalar, type YAMLError } from 'yaml'
import { quoted as shown } from '../../lib/violation.js'
import { holdsText, isKeyName, isProse, mayBe } from './key-names.js'
import { blank, blanked, type Slip } from './slips.js'
import { maxReported, type Source } from './source.js'
import {
  blockInBrackets,
  commentAfterValue,
  keyOfBrackets,
  missingComma,
  unclosedBracket,
} from './yaml-brackets.js'
import { afterTheEnd } from './yaml-ends.js'
import { type Found, lineFrom, nodesAt, offsetOf, type Sentence } from './yaml-error.js'
import { misindented, misplaced, withoutKey } from './yaml-indentation.js'
import { innerQuote } from './yaml-inner-quotes.js'
import { indentOf, tab, textOfLines } from './yaml-lines.js'
import {
  badEscape,
  inQuotes,
  meantAt,
  namelessAnchor,
  needsQuotes,
  quotedLines,
  tag,
  typographic,
  unclosedQuote,
} from './yaml-quotes.js'

/** Errors, and the warnings about unknown tags; the library's other warnings are about style. */
export const errorsOf = ({ errors, warnings }: Document): YAMLError[] =>
  [
    ...errors,
    ...warnings.filter(
      ({ code }) => code === 'TAG_RESOLVE_FAILED' || code === 'BAD_COLLECTION_TYPE',
    ),
  ].slice(0, maxReported)

/** The mistake that an error of the library is about; rare errors keep the library's own words. */
export function slipOf(source: Source, document: Document, error: YAMLError): Slip {
  const { text } = source
  const offset = offsetOf(source, error)
  const words = lineFrom(source, offset)
  const found = { source, document, error, offset, words, sign: words.charAt(0) }
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const hasTab = /^ *\t/.test(text.slice(lineStart, Math.min(offset, lineStart + 200)))
  const [code, , explain, kind] = hasTab
    ? tabRule
    : (rules.find((rule) => rule[0] === error.code && rule[1].test(error.message)) ?? [])
  const said = typeof explain === 'function' ? explain(found) : (explain ?? asLibrary(found))
  const sentence: Sentence = typeof said === 'string' ? { message: said } : said
  const { message, at = offset, length = 1, isLocal = kind === 'local' || !code } = sentence
  if (isLocal && !sentence.mend) {
    // After a tag or without a comma, the value is another one than was meant.
    const isUnderstood = kind === 'local' && explain !== tag && explain !== missingComma
    return { message, at, length, noticed: offset, isLocal: isUnderstood }
  }
  const mend = sentence.mend ?? blank(source, flowAround(found, at))
  return { message, at, length, mend, isLocal }
}

/** The start of the brackets around an offset, the outermost ones; the offset when there are none. */
function flowAround({ document }: Found, at: number): number {
  const outer = nodesAt(document, at).findLast((node) => isCollection(node) && node.flow)
  return outer?.range?.[0] ?? at
}

function asLibrary({ words, error: { message } }: Found): Sentence {
  const said = `${message.charAt(0).toLowerCase()}${message.slice(1)}`
  return { message: `found ${shown(words)}: ${said}`, length: words.length }
}

type Rule = readonly [
  code: ErrorCode,
  message: RegExp,
  explain: string | ((found: Found) => string | Sentence),
  kind?: 'local',
]

/** Whatever the library says about a line that is indented with a tab, the tab is the cause. */
const tabRule: Rule = ['TAB_AS_INDENT', /./, tab]

/** Several causes share a code, and the library's message tells them apart; the first rule that fits counts. */
const rules: readonly Rule[] = [
  ['BAD_ALIAS', /./, namelessAnchor, 'local'],
  ['BAD_COLLECTION_TYPE', /./, tag, 'local'],
  ['BAD_DQ_ESCAPE', /./, badEscape, 'local'],
  ['BAD_INDENT', /end with a/, unclosedBracket],
  ['BAD_INDENT', /must start at the same column/, misplaced],
  ['BAD_SCALAR_START', /./, needsQuotes, 'local'],
  ['BLOCK_AS_IMPLICIT_KEY', /sequence/, misplaced],
  ['BLOCK_AS_IMPLICIT_KEY', /mappings/, secondColon],
  ['BLOCK_IN_FLOW', /./, blockInBrackets],
  ['MISSING_CHAR', /closing/, unclosedQuote],
  ['MISSING_CHAR', /must end with/, unclosedBracket],
  ['MISSING_CHAR', /map values$/, withoutKey],
  ['MISSING_CHAR', /^Sequence item/, misplaced],
  ['MISSING_CHAR', /^Comments/, commentAfterValue],
  ['MISSING_CHAR', /^Missing ,/, missingComma, 'local'],
  ['MULTILINE_IMPLICIT_KEY', /./, withoutKey],
  ['MULTIPLE_TAGS', /./, tag, 'local'],
  ['NON_STRING_KEY', /./, keyOfBrackets],
  tabRule,
  ['TAG_RESOLVE_FAILED', /./, tag, 'local'],
  ['UNEXPECTED_TOKEN', /on same line with key$/, listBesideKey],
  [
    'UNEXPECTED_TOKEN',
    /, in flow|empty item/,
    'found a comma, expected an entry before it',
    'local',
  ],
  ['UNEXPECTED_TOKEN', /^Block scalar header/, blockHeader, 'local'],
  ['UNEXPECTED_TOKEN', /^Not a YAML token/, blockHeader, 'local'],
  ['UNEXPECTED_TOKEN', /at node end$/, afterTheEnd],
  ['UNEXPECTED_TOKEN', /./, meaningless],
]

function meaningless({ words, sign, source, offset }: Found): string | Sentence {
  if (sign === ':' && /["']/.test(source.text.charAt(offset - 1))) {
    return `found ${shown(words)} right after a key, expected a space after the colon: ": ${words.slice(1)}"`
  }
  if (/[\]}]/.test(sign)) {
    return `found ${sign}, expected ${sign === ']' ? '[' : '{'} before it: ${sign} closes nothing here`
  }
  const message = `found ${shown(words)}, which means nothing in YAML here: text with special characters needs quotes`
  return { message, length: words.length }
}

/** Text with a colon in it, or a line that is indented further than its siblings. */
function secondColon(found: Found): string | Sentence {
  const { source, document, offset, sign } = found
  if (sign === '?') return needsQuotes(found)
  const key = nodesAt(document, offset).find((node) => isScalar(node) && node.range?.[0] === offset)
  const end = key?.range?.[1] ?? offset
  const lineStart = source.text.lastIndexOf('\n', end - 1) + 1
  if (lineStart > offset) return misindented(found, lineStart + indentOf(source, end))
  const meant = meantAt(found, offset)
  const [, owner = ''] = /([\w$]+): +$/.exec(source.text.slice(lineStart, offset)) ?? []
  if (holdsText(owner) && goesOn(source, lineStart, owner)) {
    return { message: textOfLines(owner, source.lineAt(offset)), length: meant.length }
  }
  const [, inner] = /^([\w$]+):(?:\s|$)/.exec(mayBe('object', owner) ? meant : '') ?? []
  const further = keysIn(meant) ?? keyAfterValue(meant, owner) ?? inner
  if (further && /^[^{]*\}$/.test(meant) && !source.text.slice(lineStart, offset).includes('{')) {
    const at = source.text.lastIndexOf(`${owner}:`, offset)
    const message = `found } at the end of a line without {, expected { before "${owner}:"`
    return { message, at, length: owner.length + 1, isLocal: true }
  }
  if (further) {
    if (!holdsText(owner) && meant.startsWith(`${further}:`)) {
      const message = `found ${further} in the line of ${owner}, expected ${further} on the next line, indented below ${owner}`
      return { message, at: offset, length: further.length, ...withoutRest(found) }
    }
    const where = further.includes(' ') ? 'lines of their own' : 'the next line'
    const message = `found ${further} in the line of another key, expected ${further} on ${where}; text with a colon needs quotes`
    return { message, at: source.text.indexOf(':', end), isLocal: true }
  }
  const quotedText = /^["']/.test(meant) ? innerQuote(source, offset) : undefined
  if (quotedText) return quotedText
  const time = /^\d{4}-\d\d-\d\d[T ]+\d{1,2}(?:: *\d\d)+ *(?:Z|[+-][\d: ]+)?$/.test(meant)
    ? `found spaces in a date, expected ${meant.replace(/: +/g, ':')}`
    : undefined
  const message =
    time ??
    typographic(meant) ??
    `found a second ": " in one line, expected one: text with a colon needs quotes${inQuotes(meant)}`
  return { message, at: source.text.indexOf(':', end), isLocal: true }
}

/** Leaves the key out that is in the line of another one if that has others below it. */
function withoutRest({ source: { text }, offset }: Found): Pick<Sentence, 'mend' | 'isLocal'> {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  const [, lead = '', rest = '', below = ''] =
    /^([ -]*)\S+: +([^\n]*)\n(?:[ \t\r]*(?:#[^\n]*)?\n)*( *)(?=[^\s#])/.exec(
      text.slice(lineStart, lineStart + 2000),
    ) ?? []
  const isFollowed = below.length > lead.length && text.startsWith(rest, offset)
  return isFollowed ? { mend: { from: offset, text: blanked(rest) } } : { isLocal: true }
}

/** True for a text beside a key that has more lines, which are no keys. */
function goesOn({ text }: Source, lineStart: number, owner: string): boolean {
  const [, lead = '', below = '', word = ''] =
    /^([ -]*)[^\n]*\n(?:[ \t\r]*\n)*( *)(-(?= )|[^\s:]*)/.exec(
      text.slice(lineStart, lineStart + 2000),
    ) ?? []
  return below.length > lead.length && !isKeyName(word) && owner !== ''
}

/** The key that follows a value in its line, with one space between them: `Jane lastName: Doe`. */
function keyAfterValue(value: string, owner: string): string | undefined {
  const [, key = ''] = /^\S+ +([a-z][\w$]*): /.exec(value) ?? []
  const [, later = ''] = /^(?:\S+ )+([a-z]+[A-Z]\w*): /.exec(value) ?? []
  // A capital inside is in no word of a text.
  if (isKeyName(later)) return later
  return isKeyName(key) && isKeyName(owner) && !isProse(owner) ? key : undefined
}

/**
 * The keys of the format that a value begins with, or has after a comma, after several spaces or after what was meant as
 * a line break: `freeze: now`, `Ben, lastName: Doe`, `Ben\\n  lastName: Doe`.
 */
function keysIn(value: string): string | undefined {
  const keys = [
    ...value.matchAll(/(?:^(?:&\S+\s+)?|,\s*|\t\s*|\s{2,}|\\n\s*)([\w$]+):(?=\s|$)/g),
  ].map(([, key = '']) => key)
  // A capital begins a word of a text: `Call: after the trial week`.
  const isKey = (key: string) => isKeyName(key) && !/^[A-Z]/.test(key)
  return keys.length > 0 && keys.every(isKey) ? keys.join(' and ') : undefined
}

function listBesideKey({ source, offset, words }: Found): string {
  const isFollowed = /^[^\n]*\n *- /.test(source.text.slice(offset, offset + 1000))
  const [, distance] = /^-\s+(\d+(?:ms|w|d|h|m|s))$/.exec(words) ?? []
  if (distance) return `found ${shown(words)}, expected no space after the sign: -${distance}`
  const line = source.text.slice(source.text.lastIndexOf('\n', offset - 1) + 1, offset)
  const [, owner = ''] = /([\w$]+): +$/.exec(line) ?? []
  const entries = words.split(/\s*(?:^|\s)-\s+/).filter(Boolean)
  if (entries.length > 1 && isKeyName(owner) && !holdsText(owner) && !/[:[\]{}#"']/.test(words)) {
    return `found a list beside its key, expected it in brackets: [${entries.join(', ')}]`
  }
  return holdsText(owner)
    ? `found text that begins with "- ", expected ${isFollowed ? `| after "${owner}:" and the text on the lines below` : `it in quotes${inQuotes(words)}`}`
    : `found a list beside its key, expected it on the lines below${isFollowed || isKeyName(owner) ? '' : `; text that begins with "- " needs quotes${inQuotes(words)}`}`
}

function blockHeader(found: Found): string | Sentence {
  const { source, error } = found
  const before = source.text.slice(0, error.pos[0])
  const at = Math.max(before.lastIndexOf('|'), before.lastIndexOf('>'))
  if (at <= before.lastIndexOf('\n')) return meaningless(found)
  const [header = ''] = /^[|>]{2,}/.exec(source.text.slice(at)) ?? []
  if (header)
    return {
      message: `found ${header}, expected | or >, not both`,
      at,
      length: 2,
      isLocal: true,
    }
  const [, rest = '', below = ''] = /^[^\n]*\r?(\n( *)[^\n]*)?/.exec(source.text.slice(at)) ?? []
  const lineStart = source.text.lastIndexOf('\n', at - 1) + 1
  const column = /^[ -]*/.exec(source.text.slice(lineStart, at))?.[0].length ?? 0
  const quotation = quotedLines(found, at)
  if (quotation) return quotation
  if (!rest.trim() || below.length <= column) return needsQuotes(found, at)
  const sign = source.text.charAt(at)
  const message = `found text right after ${sign}, expected the end of the line: the block of text begins in the next line`
  return { message, at, length: lineFrom(source, at).length, isLocal: true }
}
