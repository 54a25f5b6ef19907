import {
  type Document,
  type ErrorCode,
  isAlias,
  isCollection,
  isNode,
  isScalar,
  type Node,
  visit,
  type YAMLError,
} from 'yaml'
import { quoted as inQuotes, shortened } from '../../lib/violation.js'
import type { Source } from './source.js'

/** A syntax error, where the library noticed it. */
interface Slip {
  source: Source
  document: Document
  error: YAMLError
  /** Where the error is, past any spaces and line ends: the library often stops before these. */
  offset: number
  /** The rest of the line. */
  words: string
  /** The first character of it. */
  sign: string
}

/** A message, and its place when the mistake is not where it was noticed. */
interface Sentence {
  message: string
  at?: number
  length?: number
}

/** The sentence for an error of the library; rare errors keep the library's own words. */
export function sentenceFor(noticed: Omit<Slip, 'words' | 'sign'>): Sentence {
  const { source, error, offset } = noticed
  const words = lineFrom(source, offset)
  const slip = { ...noticed, words, sign: words.charAt(0) }
  const [, , explain] =
    rules.find(([code, pattern]) => code === error.code && pattern.test(error.message)) ?? []
  if (typeof explain === 'string') return { message: explain }
  if (explain) return explain(slip)
  const rule = error.message.charAt(0).toLowerCase() + error.message.slice(1)
  return aboutLine(slip, `${inQuotes(words)}: ${rule}`)
}

const aboutLine = ({ words }: Slip, rest: string): Sentence => ({
  message: `found ${rest}`,
  length: words.length,
})

type Rule = readonly [
  code: ErrorCode,
  message: RegExp,
  explain: string | ((slip: Slip) => Sentence),
]

/** Several causes share a code, and the library's message tells them apart; the first rule that fits counts. */
const rules: readonly Rule[] = [
  ['BAD_ALIAS', /./, namelessAnchor],
  ['BAD_COLLECTION_TYPE', /./, tag],
  [
    'BAD_DQ_ESCAPE',
    /./,
    'found a \\ that means nothing between double quotes, expected \\n, \\t, \\", \\\\ or \\u0041: write \\\\ or use single quotes',
  ],
  ['BAD_INDENT', /end with a/, unclosed],
  ['BAD_INDENT', /must start at the same column/, misplaced],
  [
    'BAD_SCALAR_START',
    /./,
    (slip) => aboutLine(slip, `text that begins with ${slip.sign}, expected it in quotes`),
  ],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    /sequence/,
    'found a list where a key belongs, expected it under a key: does a "-" above lack the space after it?',
  ],
  ['BLOCK_AS_IMPLICIT_KEY', /mappings/, secondColon],
  ['BLOCK_IN_FLOW', /./, blockInBrackets],
  ['MISSING_CHAR', /closing|must end with/, unclosed],
  ['MISSING_CHAR', /map values$/, noKey],
  ['MISSING_CHAR', /^Sequence item/, noDash],
  ['MISSING_CHAR', /^Comments/, 'found a # right after a value, expected a space before a comment'],
  ['MISSING_CHAR', /^Missing ,/, 'found one value after another, expected a comma between them'],
  ['MULTILINE_IMPLICIT_KEY', /./, noKey],
  ['MULTIPLE_TAGS', /./, tag],
  ['NON_STRING_KEY', /./, 'found a list, an object or an alias as a key, expected a name'],
  ['TAB_AS_INDENT', /./, tab],
  ['TAG_RESOLVE_FAILED', /./, tag],
  [
    'UNEXPECTED_TOKEN',
    /on same line with key$/,
    'found a list beside its key, expected it on the lines below',
  ],
  ['UNEXPECTED_TOKEN', /, in flow|empty item/, 'found a comma, expected an entry before it'],
  ['UNEXPECTED_TOKEN', /^Block scalar header/, blockHeader],
  ['UNEXPECTED_TOKEN', /at node end$/, afterTheEnd],
  [
    'UNEXPECTED_TOKEN',
    /./,
    (slip) =>
      aboutLine(
        slip,
        `${inQuotes(slip.words)}, which means nothing in YAML here: text with special characters needs quotes`,
      ),
  ],
]

function namelessAnchor({ sign }: Slip): Sentence {
  const message = `found ${sign} with no name right after it, expected one: text that begins with ${sign} needs quotes`
  return { message }
}

/** A fixture is plain data, in which a tag means nothing. */
function tag({ words }: Slip): Sentence {
  const found = words.replace(/[\s,[\]{}].*/, '')
  const message = `found the tag ${shortened(found)}, expected none: text that begins with ! needs quotes`
  return { message, length: found.length }
}

function tab({ source, error }: Slip): Sentence {
  const at = source.text.indexOf('\t', error.pos[0])
  return { message: 'found a tab, expected spaces: YAML is indented with spaces only', at }
}

function noKey(slip: Slip): Sentence {
  return aboutLine(slip, `${inQuotes(slip.words)}, expected "key: value" or, in a list, "- value"`)
}

/** Text with a colon in it, or a line that is indented further than its siblings. */
function secondColon({ source, document, offset }: Slip): Sentence {
  const key = nodesAt(document, offset).find((node) => isScalar(node) && node.range?.[0] === offset)
  const end = key?.range?.[1] ?? offset
  const lineStart = source.text.lastIndexOf('\n', end - 1) + 1
  if (lineStart <= offset) {
    const message = 'found a second ": " in one line, expected one: text with a colon needs quotes'
    return { message, at: source.text.indexOf(':', end) }
  }
  const message = `found ${indentedLine(source, end)} below a value that is complete, expected it in line with that value's key`
  return { message, at: lineStart + indentOf(source, end) }
}

function blockInBrackets({ sign }: Slip): Sentence {
  const message =
    sign === '-'
      ? 'found "- " between brackets, expected entries with commas between them'
      : 'found a second ": " in one entry, expected a comma before the next key: text with a colon needs quotes'
  return { message }
}

/** A quote or bracket that is never closed: the place is where it opens, however late it was noticed. */
function unclosed({ source, document, error, offset }: Slip): Sentence {
  const isQuote = error.message.includes('closing')
  const [end] = error.pos
  const ending = nodesAt(document, end).filter(
    (node) => node.range?.[1] === end && (isQuote ? isScalar(node) : isCollection(node)),
  )
  // A collection that is closed may be the last in the one that is not.
  const open = ending[!isQuote && /[\]}]/.test(source.text[end - 1] ?? '') ? 1 : 0]
  const at = open?.range?.[0] ?? offset
  const sign = source.text[at] ?? ''
  if (isQuote) {
    const message = `found text that begins with ${sign} and never ends, expected a closing ${sign}`
    return { message, at }
  }
  const [what, close] = sign === '[' ? ['a list', ']'] : ['an object', '}']
  const { line } = source.at(offset)
  const where = line === source.at(at).line ? 'in this line' : `before line ${line}`
  const message = `found ${what} that begins with ${sign} and does not end ${where}, expected ${close}`
  return { message, at }
}

function misplaced({ source, document, offset }: Slip): Sentence {
  const around = nodesAt(document, offset).find((node) => isCollection(node) && !node.flow)
  const { line, column = 1 } = source.at(around?.range?.[0] ?? 0)
  const message = `found ${indentedLine(source, offset)}, expected ${spaces(column - 1)} as in line ${line}, or more for what belongs to the line above`
  return { message }
}

function noDash({ source, offset }: Slip): Sentence {
  const message = `found ${indentedLine(source, offset)}, expected "- " before it, or the indentation of the entry that it belongs to`
  return { message }
}

function blockHeader({ source, error }: Slip): Sentence {
  const before = source.text.slice(0, error.pos[0])
  const at = Math.max(before.lastIndexOf('|'), before.lastIndexOf('>'))
  return { message: `found text that begins with ${before[at]}, expected it in quotes`, at }
}

/** More after a complete value: text in quotes, an alias, brackets, or the document. */
function afterTheEnd({ source, document, error, offset, words }: Slip): Sentence {
  const end = source.text.slice(0, error.pos[0]).trimEnd().length
  const [complete] = nodesAt(document, end)
  const close = source.text[end - 1] ?? ''
  const begin = complete?.range?.[0] ?? end
  const isInLine = source.at(end).line === source.at(offset).line
  if (isInLine && isAlias(complete)) {
    return { message: 'found text that begins with *, expected it in quotes', at: begin }
  }
  const message =
    isInLine && /["'\]}]/.test(close)
      ? `found more after the closing ${close}, expected the end of the line, or quotes around all of it`
      : `found ${inQuotes(words)}, expected nothing more: the value that begins in line ${source.at(begin).line} is complete`
  return { message }
}

function lineFrom({ text }: Source, offset: number): string {
  const end = text.indexOf('\n', offset)
  return text.slice(offset, end < 0 ? undefined : end).trim()
}

/** The number of spaces that the line of an offset is indented by. */
function indentOf({ text }: Source, offset: number): number {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return /^ */.exec(text.slice(start, offset))?.[0].length ?? 0
}

const indentedLine = (source: Source, offset: number): string =>
  `a line indented by ${spaces(indentOf(source, offset))}`

const spaces = (count: number): string => (count === 1 ? '1 space' : `${count} spaces`)

/** The nodes around an offset, the innermost first. */
function nodesAt(document: Document, offset: number): Node[] {
  const found: Node[] = []
  visit(document, (_key, node) => {
    if (!isNode(node) || !node.range) return undefined
    const [start, , end] = node.range
    if (offset < start || offset > end) return visit.SKIP
    found.unshift(node)
    return undefined
  })
  return found
}
