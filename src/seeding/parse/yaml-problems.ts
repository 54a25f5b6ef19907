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
import { byPlace, maxReported, type Problem, type Source } from './source.js'

/**
 * The syntax errors of a YAML text, in the order of its lines. One mistake often causes several errors, so only the
 * first error of each line is reported.
 */
export function syntaxProblems(source: Source, documents: readonly Document[]): Problem[] {
  const problems: Problem[] = []
  const lines = new Set<number | undefined>()
  const report = (noticed: number, message: string, at = noticed, length = 1) => {
    const place = source.at(at, length)
    const { line } = source.at(noticed)
    if (!lines.has(line) && !lines.has(place.line)) {
      problems.push({ severity: 'error', place, message })
    }
    lines.add(line).add(place.line)
  }

  const unprintable = source.text.search(/(?![\t\n\r\u0085])[\p{Cc}\p{Cs}\ufffe\uffff]/u)
  if (unprintable >= 0) {
    report(unprintable, 'found a character that cannot be printed, expected text: is it binary?')
  }
  for (const document of documents) {
    for (const error of errorsOf(document)) {
      const slip = slipOf(source, document, error)
      const sentence = sentenceFor(slip)
      const {
        message,
        at = slip.offset,
        length,
      }: Sentence = typeof sentence === 'string' ? { message: sentence } : sentence
      report(error.pos[0], message, at, length)
    }
  }
  const second = documents[1]?.range?.[0]
  if (second !== undefined) {
    const message =
      'found a second document after ---, expected one document in a file: move it to a file of its own'
    report(second, message, second, 3)
  }
  return problems.sort(byPlace)
}

/** Errors, and the warnings about unknown tags; the library's other warnings are about style. */
const errorsOf = ({ errors, warnings }: Document) =>
  [
    ...errors,
    ...warnings.filter(
      ({ code }) => code === 'TAG_RESOLVE_FAILED' || code === 'BAD_COLLECTION_TYPE',
    ),
  ].slice(0, maxReported)

/** An error of the library and what its sentence is made from. */
interface Slip {
  source: Source
  document: Document
  error: YAMLError
  /** Where the error is. */
  offset: number
  /** The rest of the line. */
  words: string
  /** The first character of it. */
  sign: string
}

function slipOf(source: Source, document: Document, error: YAMLError): Slip {
  const { text } = source
  const [noticed] = error.pos
  // The library often reports the white space before the mistake.
  const offset = noticed + Math.max(0, text.slice(noticed).search(/\S/))
  const end = text.indexOf('\n', offset)
  const words = text.slice(offset, end < 0 ? undefined : end).trim()
  return { source, document, error, offset, words, sign: words.charAt(0) }
}

/** A message, and its place when the mistake is not where it was noticed. */
interface Sentence {
  message: string
  at?: number
  length?: number
}

/** The sentence for an error; rare errors keep the library's own words. */
function sentenceFor(slip: Slip): string | Sentence {
  const { code, message } = slip.error
  const [, , explain] = rules.find((rule) => rule[0] === code && rule[1].test(message)) ?? []
  if (explain) return typeof explain === 'string' ? explain : explain(slip)
  return aboutLine(slip, `: ${message.charAt(0).toLowerCase()}${message.slice(1)}`)
}

/** A sentence about the rest of the line. */
const aboutLine = ({ words }: Slip, rest: string): Sentence => ({
  message: `found ${inQuotes(words)}${rest}`,
  length: words.length,
})

type Rule = readonly [
  code: ErrorCode,
  message: RegExp,
  explain: string | ((slip: Slip) => string | Sentence),
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
  ['BAD_INDENT', /end with a/, unclosedBracket],
  ['BAD_INDENT', /must start at the same column/, misplaced],
  ['BAD_SCALAR_START', /./, needsQuotes],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    /sequence/,
    'found a list where a key belongs, expected it under a key: does a "-" above lack the space after it?',
  ],
  ['BLOCK_AS_IMPLICIT_KEY', /mappings/, secondColon],
  ['BLOCK_IN_FLOW', /./, blockInBrackets],
  ['MISSING_CHAR', /closing/, unclosedQuote],
  ['MISSING_CHAR', /must end with/, unclosedBracket],
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
  ['UNEXPECTED_TOKEN', /./, meaningless],
]

function namelessAnchor({ sign }: Slip): string {
  return `found ${sign} with no name right after it, expected one: text that begins with ${sign} needs quotes`
}

function needsQuotes({ sign, words }: Slip): Sentence {
  const message = `found text that begins with ${sign}, expected it in quotes`
  return { message, length: words.length }
}

function meaningless(slip: Slip): Sentence {
  return aboutLine(
    slip,
    ', which means nothing in YAML here: text with special characters needs quotes',
  )
}

function noKey(slip: Slip): Sentence {
  return aboutLine(slip, ', expected "key: value" or, in a list, "- value"')
}

/** A fixture is plain data, in which a tag means nothing. */
function tag({ words }: Slip): Sentence {
  const found = words.replace(/[\s,[\]{}].*/, '')
  const message = `found the tag ${shortened(found)}, expected plain data: text that begins with ! needs quotes`
  return { message, length: found.length }
}

function tab({ source, error }: Slip): Sentence {
  const at = source.text.indexOf('\t', error.pos[0])
  return { message: 'found a tab, expected spaces: YAML is indented with spaces only', at }
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

function blockInBrackets({ sign }: Slip): string {
  return sign === '-'
    ? 'found "- " between brackets, expected entries with commas between them'
    : 'found a second ": " in one entry, expected a comma before the next key: text with a colon needs quotes'
}

/** A quote that is never closed: the place is where it opens. */
function unclosedQuote({ source, document, error, offset }: Slip): Sentence {
  const [end] = error.pos
  const text = nodesAt(document, end).find((node) => isScalar(node) && node.range?.[1] === end)
  const at = text?.range?.[0] ?? offset
  const sign = source.text[at]
  const message = `found text that begins with ${sign} and never ends, expected a closing ${sign}`
  return { message, at }
}

/** A bracket that is never closed: the place is where it opens, however late it was noticed. */
function unclosedBracket({ source, document, error, offset }: Slip): Sentence {
  const [end] = error.pos
  const ending = nodesAt(document, end).filter(
    (node) => isCollection(node) && node.range?.[1] === end,
  )
  // A collection that is closed may be the last in the one that is not.
  const open = ending[/[\]}]/.test(source.text[end - 1] ?? '') ? 1 : 0]
  const at = open?.range?.[0] ?? offset
  const [what, close] = source.text[at] === '[' ? ['a list', ']'] : ['an object', '}']
  const { line } = source.at(offset)
  const where = line === source.at(at).line ? 'in this line' : `before line ${line}`
  const message = `found ${what} that begins with ${source.text[at]} and does not end ${where}, expected ${close}`
  return { message, at }
}

function misplaced({ source, document, offset }: Slip): string {
  const around = nodesAt(document, offset).find((node) => isCollection(node) && !node.flow)
  const { line, column = 1 } = source.at(around?.range?.[0] ?? 0)
  return `found ${indentedLine(source, offset)}, expected ${spaces(column - 1)} as in line ${line}, or more for what belongs to the line above`
}

function noDash({ source, offset }: Slip): string {
  return `found ${indentedLine(source, offset)}, expected "- " before it, or the indentation of the entry that it belongs to`
}

function blockHeader({ source, error }: Slip): Sentence {
  const before = source.text.slice(0, error.pos[0])
  const at = Math.max(before.lastIndexOf('|'), before.lastIndexOf('>'))
  return { message: `found text that begins with ${before[at]}, expected it in quotes`, at }
}

/** More after a complete value: text in quotes, an alias, brackets, or the document. */
function afterTheEnd({ source, document, error, offset, words }: Slip): string | Sentence {
  const end = source.text.slice(0, error.pos[0]).trimEnd().length
  const [complete] = nodesAt(document, end)
  const close = source.text[end - 1] ?? ''
  const begin = complete?.range?.[0] ?? end
  const isInLine = source.at(end).line === source.at(offset).line
  if (isInLine && isAlias(complete)) {
    return { message: 'found text that begins with *, expected it in quotes', at: begin }
  }
  return isInLine && /["'\]}]/.test(close)
    ? `found more after the closing ${close}, expected the end of the line, or quotes around all of it`
    : `found ${inQuotes(words)}, expected the end: the value that begins in line ${source.at(begin).line} is complete`
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
