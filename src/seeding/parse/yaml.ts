import { Composer, CST, type Document, Lexer, Parser } from 'yaml'
import { maxLevels } from '../../lib/levels.js'
import type { FixtureDocument } from './document.js'
import { tooDeep, tooMany } from './limits.js'
import { PlacedTree } from './placed-tree.js'
import { maxReported, Source, unreadable } from './source.js'
import { noTab } from './yaml-lines.js'
import { parseOn } from './yaml-problems.js'

/** The maximum number of words, signs and line breaks. 10 MB of notes with every field have 2,300,000. */
const maxLexemes = 2_500_000

/** The size up to which a text is read once more, to look for mistakes, if it is not a fixture. */
const mostSuspect = 1_000_000

/** YAML 1.2 with plain data only, whatever directives and tags say. `PlacedTree` finds duplicate keys. */
const options = {
  schema: 'core',
  resolveKnownTags: false,
  stringKeys: true,
  uniqueKeys: false,
  prettyErrors: false,
} as const

/** @throws Unreadable when the text is too large */
export function readYaml(given: Source, most = maxLexemes): FixtureDocument {
  return read(withLineEnds(given), most)
}

/** A text without syntax errors; undefined for one that has some, because to read that takes many times as long. */
export function readSoundYaml(given: Source): FixtureDocument | undefined {
  const source = withLineEnds(given)
  const documents = parse(source, maxLexemes)
  return documents.some(({ errors }) => errors.length > 0)
    ? undefined
    : read(source, maxLexemes, documents)
}

/** The library does not support CR line ends. */
const withLineEnds = ({ file, text }: Source) => new Source(file, text.replace(/\r(?!\n)/g, '\n'))

/**
 * @param parsed what the text was parsed to, when it has no syntax errors
 * @param isSuspect true when it is no fixture all the same
 */
function read(
  source: Source,
  most: number,
  parsed?: readonly Document[],
  isSuspect = false,
): FixtureDocument {
  const parseOnce = (one: Source) => (one === source && parsed) || parse(one, most)
  const { documents, ...rest } = parseOn(source, parseOnce, isSuspect)
  const isSound = !isSuspect && rest.problems.length === 0 && source.text.length < mostSuspect
  const mended = isSound ? () => read(source, most, documents, true) : undefined
  return new PlacedTree(source, documents[0]?.contents ?? null, { ...rest, mended })
}

/** Parses piece by piece, so that a text that is too large is rejected before it takes memory. */
function parse(source: Source, most: number): Document[] {
  const { stackTraceLimit } = Error
  // A text may have very many errors, and a stack trace takes far more time than the error.
  Error.stackTraceLimit = 0
  try {
    return parsePieces(source, most)
  } finally {
    Error.stackTraceLimit = stackTraceLimit
  }
}

function parsePieces(source: Source, most: number): Document[] {
  const parser = new Parser()
  const composer = new Composer(options)
  const documents: Document[] = []
  let errors = 0
  // To find out in the end takes the memory of the tree up to there.
  if (isLikelyTooMany(source.text, most)) for (const _ of lexemesOf(source, most));
  for (const lexeme of lexemesOf(source, most)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') errors++
      documents.push(...composer.next(token))
    }
    // The stack also holds the document and the current scalar.
    if (parser.stack.length > maxLevels + 2) {
      const tab = indentingTab.exec(source.text.slice(0, parser.offset))
      // The entries after it nest in each other.
      if (tab) throw unreadable(source.at(tab.index), noTab)
      throw tooDeep(source.at(parser.offset - 1))
    }
    // A document is complete once the next one begins, and a second document is an error.
    if (documents.length > 0 || errors > maxReported) break
  }
  for (const token of parser.end()) documents.push(...composer.next(token))
  documents.push(...composer.end(true, source.text.length))
  return documents
}

const indentingTab = /(?<=^ *)\t(?=[ \t]*[^\s#])/m

/** What the lexer puts between the parts of the text. */
const marks = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR])

/** @throws Unreadable for more than `most` of them */
function* lexemesOf(source: Source, most: number): Generator<string> {
  let lexemes = 0
  let offset = 0
  for (const lexeme of new Lexer().lex(source.text)) {
    if (!marks.has(lexeme)) offset += lexeme.length
    if (++lexemes > most) {
      const what = `${most.toLocaleString('en')} words, signs and line breaks`
      throw tooMany(source.at(offset), what)
    }
    const isOpen = offset === source.text.length && isEndless(lexeme)
    // The text to the end takes far more memory than its first line, which is enough for the message.
    yield isOpen ? lexeme.slice(0, 1000) : lexeme
  }
}

/** True for a long text whose closing quote is missing. */
const isEndless = (lexeme: string): boolean =>
  lexeme.length > 100_000 && /^["']/.test(lexeme) && lexeme.at(-1) !== lexeme.charAt(0)

/** For each colon, comma and line break there are three to five lexemes. */
function isLikelyTooMany(text: string, most: number): boolean {
  let signs = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || code === 0x2c || code === 0x3a) signs++
  }
  return signs * 5 > most
}
