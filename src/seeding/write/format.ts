import { isDeepStrictEqual } from 'node:util'
import type { TSchema } from '@sinclair/typebox'
import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml'
import { Seed } from '../fixture-format.js'
import { readText } from '../parse/read.js'
import { isError } from '../parse/source.js'
import { type Format, separate } from './write.js'

/**
 * Formats a fixture: keys in the order of the schema, two spaces, quotes where they are needed, an empty line between
 * top-level keys. Comments stay with the key or entry that they describe. Formatting is idempotent.
 *
 * @param text a valid fixture
 * @returns a text with the same value; the given text when it cannot be formatted without changing the value
 */
export function formatFixture(text: string, format: Format): string {
  if (format === 'json')
    return `${JSON.stringify(JSON.parse(text.replace(/^\uFEFF/, '')), null, 2)}\n`
  const settled = [true, false]
    .map((ordered) => [formatYaml(text, ordered), ordered] as const)
    .find(
      ([formatted, ordered]) =>
        isDeepStrictEqual(parse(formatted), parse(text)) &&
        formatYaml(formatted, ordered) === formatted,
    )
  return settled?.[0] ?? text
}

function parse(text: string): unknown {
  try {
    const { value, problems = [] } = readText('', text, 'yaml')
    return problems.some(isError) ? undefined : value
  } catch {
    return undefined
  }
}

export const parseOptions = { merge: true, prettyErrors: false } as const

function formatYaml(text: string, ordered: boolean): string {
  const document = parseDocument(text, parseOptions)
  if (document.errors.length > 0) return text
  if (ordered) orderAll(document)
  unquote(document)
  separate(document)
  keepFolds(document)
  try {
    return tighten(document.toString({ lineWidth: 0 }))
  } catch {
    // Reordering has put an alias before its anchor.
    return text
  }
}

/** Keeps folded text folded. Other lines are not broken, because a line break moves with every edit. */
function keepFolds({ schema }: Document): void {
  schema.tags = schema.tags.map((tag) => {
    const { stringify } = tag
    if (tag.tag !== 'tag:yaml.org,2002:str' || tag.collection || !stringify) return tag
    return {
      ...tag,
      stringify: (item, context, ...rest) => {
        const lineWidth = item.type === 'BLOCK_FOLDED' ? 80 : 0
        return stringify(item, { ...context, options: { ...context.options, lineWidth } }, ...rest)
      },
    }
  })
}

/** The lexer's marks for the start of a document, an error in a flow collection, and the start of a scalar. */
const marks = ['\u0002', '\u0018', '\u001f']

/** Removes the padding that the library writes inside of `[ ]`, and keeps that of `{ }`. */
function tighten(text: string): string {
  const pieces = [...new Lexer().lex(text)].filter((piece) => !marks.includes(piece))
  return pieces
    .filter((piece, at) => piece !== ' ' || (pieces[at - 1] !== '[' && pieces[at + 1] !== ']'))
    .join('')
}

function orderAll(document: Document): void {
  const { contents } = document
  const first = isMap<Node, Node>(contents) ? contents.items[0] : undefined
  order(contents, Seed)
  if (!isMap(contents) || !first || contents.items[0] === first) return
  const [head, own] = splitHead(first.key.commentBefore ?? '')
  document.commentBefore = [document.commentBefore, head].filter(Boolean).join('\n\n') || null
  first.key.commentBefore = own || null
}

/** Splits a comment at the top into the part about the file and, after the last empty line, the part about the first key. */
function splitHead(comment: string): [head: string, own: string] {
  const end = comment.lastIndexOf('\n\n')
  if (end >= 0) return [comment.slice(0, end), comment.slice(end + 2)]
  return comment.startsWith(' yaml-language-server:') ? [comment, ''] : ['', comment]
}

/** Sorts the keys of objects by their schema, at every level. */
function order(node: unknown, schema: TSchema | undefined, entry = false): void {
  if (isSeq<Node>(node)) {
    const items = alternative(schema, 'array')?.items
    for (const item of node.items) order(item, items, true)
  }
  if (!isMap<Node, Node>(node)) return
  const properties: Record<string, TSchema> = alternative(schema, 'object')?.properties ?? {}
  const names = ['<<', ...Object.keys(properties)]
  const first = node.items[0]
  moveTrailingComments(node.items)
  // A comment above an object belongs to its first key and moves with it; above a list entry, it belongs to the entry.
  if (first && !entry) moveComment(node, first.key)
  const rank = ({ key }: Pair<Node, Node>) => {
    const place = names.indexOf(nameOf(key))
    return place < 0 ? names.length : place
  }
  node.items = node.items.toSorted((a, b) => rank(a) - rank(b))
  const [top] = node.items
  if (top && entry) moveComment(top.key, node)
  for (const { key, value } of node.items) order(value, properties[nameOf(key)])
}

type Commented = { commentBefore?: string | null | undefined }

/** Moves the comment above one node to another node, outer comments first. */
function moveComment(from: Commented, to: Commented): void {
  if (!from.commentBefore) return
  const outer = isMap(to)
    ? [to.commentBefore, from.commentBefore]
    : [from.commentBefore, to.commentBefore]
  to.commentBefore = outer.filter(Boolean).join('\n')
  from.commentBefore = null
}

/** A comment between the end of a collection and the next key belongs to that key. */
function moveTrailingComments(pairs: readonly Pair<Node, Node>[]): void {
  for (const [index, { key }] of pairs.entries()) {
    const before = pairs[index - 1]?.value
    const left = isCollection(before) ? lastComment(before) : undefined
    if (left) key.commentBefore = [left, key.commentBefore].filter(Boolean).join('\n')
  }
}

/** Takes the comment at the end of a block collection, or of its last entry. */
function lastComment(node: unknown): string | undefined {
  if (!isCollection(node) || node.flow) return undefined
  const { comment } = node
  if (comment) {
    node.comment = null
    return comment
  }
  const last = node.items.at(-1)
  return lastComment(isPair(last) ? last.value : last)
}

const nameOf = (key: Node): string => (isScalar(key) ? String(key.value) : '')

/** The alternative of a schema that is an array or an object. */
const alternative = (schema: TSchema | undefined, type: 'array' | 'object'): TSchema | undefined =>
  schema?.type === type
    ? schema
    : (schema?.anyOf ?? [])
        .map((one: TSchema) => alternative(one, type))
        .find((one: TSchema | undefined) => one !== undefined)

/** Text that is a string without quotes in YAML 1.2 and in YAML 1.1, where `yes` is a boolean. */
const plain = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[\p{L}<(][^\n\t]*$/iu

function unquote(document: Document): void {
  visit(document, {
    Scalar(_key, scalar) {
      const quoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE'
      // The library still quotes text that needs it.
      if (quoted && typeof scalar.value === 'string' && plain.test(scalar.value)) {
        scalar.type = 'PLAIN'
      } else if (quoted && !/["\\]/.test(String(scalar.value))) {
        scalar.type = 'QUOTE_DOUBLE'
      }
    },
  })
}
