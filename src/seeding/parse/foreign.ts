import { type Source, unreadable } from './source.js'

const wasPage = 'was a page saved in place of the file?'

/** What people pass in place of a fixture, by how it begins, and what to do about it. */
const kinds: readonly [pattern: RegExp, what: string, mend: string][] = [
  [/^<(?:!doctype|html|head|body)\b/i, 'a page of HTML', wasPage],
  [/^<ref \*\d+>/, 'what console.log prints', 'write what JSON.stringify prints'],
  [/^<(?:\?xml|[a-z][\w:-]*[\s/>])/i, 'XML', 'write the same as YAML or JSON'],
  [
    /^(?:[A-Za-z]:|file:)?[^\s:{}[\],]+\.(?:ya?ml|json)$/i,
    'a path',
    'name files with --fixtures or GHL_MOCK_FIXTURES',
  ],
  [/^HTTP\/[\d.]+ \d{3}/, 'the head of an answer', 'remove all above its body (curl without -i)'],
  [
    /^[A-Z_][A-Z0-9_]*=/,
    'environment variables',
    'GHL_MOCK_SEED holds the text of a fixture alone',
  ],
  [
    /^\{\s*"info"\s*:\s*\{[^}]*postman/i,
    'a Postman collection',
    'write what its requests send as entries, such as those of contacts',
  ],
  [/^(?:\{\s*"|)(?:openapi|swagger)"?\s*:/, 'an OpenAPI document', 'a fixture holds data'],
  [/^\{\s*"log"\s*:\s*\{/, 'a HAR file', 'a fixture holds data'],
  [/^version https:\/\/git-lfs/, 'a pointer of Git LFS', 'run git lfs pull'],
  [/^\{\\rtf/, 'rich text (RTF)', 'save it as plain text'],
  [
    /^(?:module\.exports|exports\.|(?:export|const|let|import) |require\()/,
    'JavaScript',
    'write the value alone',
  ],
  [/^\[\[?[\w.-]+\]\]?[ \t]*\r?\n[^-]*=/, 'TOML or INI', 'write the same as YAML or JSON'],
]

/** A list beside its key with more than the one space of a slip, after other keys or in a comment that has all of it. */
const withoutBreaks =
  /^[^[{"].*?subAccounts:[ \t]*- |^subAccounts:(?:[ \t]{2,}- |[ \t]*- [^:]+:[^:]+:)/

/** Two rows of a table: cells in quotes or not, with commas, semicolons or tabs between them. */
const cells = (excluded: string) =>
  String.raw`(?:(?:"[^"\n]*"|[^,;\t\n"${excluded}]*)[,;\t])+(?:"[^"\n]*"|[^,;\t\n"${excluded}]*)`
const table = new RegExp(String.raw`^(?!- )${cells(':{}[\\]')}\r?\n${cells('')}(?:\r?\n|$)`)

const isWithoutBreaks = (text: string): boolean => !/[\r\n]/.test(text) && withoutBreaks.test(text)

const importIt = 'ghl-mock import FILE makes one of the contacts in it'

/** What is in a file, by its extension. */
const extensionKinds: Readonly<Record<string, readonly [what: string, mend: string]>> = {
  '.csv': ['a table', importIt],
  '.tsv': ['a table', importIt],
  '.html': ['a page', wasPage],
  '.htm': ['a page', wasPage],
}

/** What a file is that is none of a fixture's, and what to do about it. */
export function foreignFile(extension: string, expected: readonly string[]): string {
  if (extension === '') return `found no extension, expected a file of ${expected.join(', ')}`
  const [what, mend] = extensionKinds[extension.toLowerCase()] ?? []
  return what === undefined
    ? `found "${extension}", expected a file of ${expected.join(', ')}`
    : `found "${extension}", which is ${what}, expected a fixture of ${expected.join(', ')}: ${mend}`
}

/** @throws Unreadable for a text that is something else than a fixture */
export function assertFixture(source: Source): void {
  const begin = source.text.search(/\S/)
  if (begin < 0) return
  const start = afterComments(source.text)
  const head = source.text.slice(start, start + 4000).trim()
  const [, what, mend] =
    kinds.find(([pattern]) => pattern.test(head)) ??
    (isWithoutBreaks(source.text.trim())
      ? ['', 'a fixture without line breaks', 'curl -d removes them, --data-binary keeps them']
      : table.test(head)
        ? ['', 'a table (CSV)', importIt]
        : [])
  if (!what) return
  const at = head === '' ? begin : source.text.indexOf(head, start)
  throw unreadable(source.at(at), `found ${what}, expected a fixture in YAML or JSON: ${mend}`)
}

/**
 * Where the first line begins that is neither blank nor a comment: comments are prose, which may have commas in two
 * lines, as a table has. A column may be called #.
 */
function afterComments(text: string): number {
  const line = /[^\S\n]*(?:#(?![,;\t])[^\n]*)?(?:\n|$)/y
  let at = 0
  while (at < text.length && line.test(text)) at = line.lastIndex
  return at
}
