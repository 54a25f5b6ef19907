import {
  Composer,
  type Document,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  Parser,
  Scalar,
} from 'yaml'
import type { Violation } from '../../lib/violation.js'
import { maxLevels, tooDeep, tooManyValues } from './bounds.js'
import type { FixtureDocument } from './document.js'
import { maxReported, type Place, type Source, Unreadable } from './source.js'
import { syntaxProblems } from './yaml-problems.js'
import { YamlValues } from './yaml-values.js'

/** The maximum number of words, signs and line breaks. 10 MB of notes with every field have 2,300,000. */
const maxLexemes = 2_500_000

/** YAML 1.2 with plain data only, whatever directives and tags say. `YamlValues` finds duplicate keys. */
const options = {
  schema: 'core',
  resolveKnownTags: false,
  stringKeys: true,
  uniqueKeys: false,
  prettyErrors: false,
} as const

/** @throws Unreadable when the text has syntax errors, has several documents, or is too large */
export function readYaml(source: Source, most = maxLexemes): FixtureDocument {
  const documents = parse(source, most)
  const problems = syntaxProblems(source, documents)
  if (problems.length > 0) throw new Unreadable(problems)
  const root = documents[0]?.contents ?? null
  const values = new YamlValues(source)
  const value = values.read(root)
  if (values.problems.length > 0) throw new Unreadable(values.problems)
  return { value, place: (path, of) => placeIn(source, root, values, path, of) }
}

/** Parses piece by piece, so that a text that is too large is rejected before it takes memory. */
function parse(source: Source, most: number): Document[] {
  const parser = new Parser()
  const composer = new Composer(options)
  const documents: Document[] = []
  let lexemes = 0
  let errors = 0
  // The library does not support CR line ends.
  for (const lexeme of new Lexer().lex(source.text.replace(/\r(?!\n)/g, '\n'))) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') errors++
      documents.push(...composer.next(token))
    }
    // The stack also holds the document and the current scalar.
    if (parser.stack.length > maxLevels + 2) throw tooDeep(source.at(parser.offset - 1))
    if (++lexemes > most) {
      const found = `more than ${most.toLocaleString('en')} words, signs and line breaks`
      throw tooManyValues(source.at(parser.offset), found)
    }
    // A document is complete once the next one begins, and a second document is an error.
    if (documents.length > 0 || errors > maxReported) break
  }
  for (const token of parser.end()) documents.push(...composer.next(token))
  documents.push(...composer.end(true, source.text.length))
  return documents
}

/** The place of the last node on the path that exists. */
function placeIn(
  source: Source,
  root: Node | null,
  values: YamlValues,
  path: Violation['path'],
  of: 'key' | 'value' = 'value',
): Place {
  let node = root
  let found = spanOf(root)
  for (const part of path) {
    const parent = values.resolve(node)
    let key: Node | null | undefined
    if (isSeq<Node | null>(parent)) key = node = parent.items[Number(part)] ?? null
    else if (isMap<Node, Node | null>(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === String(part))
      key = pair?.key
      node = pair?.value ?? null
    }
    if (!key) break
    found = (of === 'value' ? spanOf(node) : undefined) ?? spanOf(key) ?? found
  }
  return source.at(found?.start ?? 0, found?.length)
}

/** The start of a node and the length to mark; undefined for a value that is left out. */
function spanOf(node: Node | null): { start: number; length: number } | undefined {
  if (!node?.range) return undefined
  const [start, end] = node.range
  if (isSeq(node) || isMap(node)) return { start, length: 1 }
  if (isScalar(node) && end === start) return undefined
  const isBlock =
    isScalar(node) && (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED)
  return { start, length: isBlock ? 1 : end - start }
}
