import { quoted } from '../../lib/violation.js'
import type { FixtureDocument } from './document.js'
import { JsonIndex } from './json-index.js'
import { findSyntaxError } from './json-syntax.js'
import { formatPlace, maxReported, type Source, Unreadable, unreadable } from './source.js'

/** @throws Unreadable when the text is not JSON, has duplicate keys, or is too large */
export function readJson(source: Source): FixtureDocument {
  if (source.text.trim() === '') return { value: null, place: () => source.at(0) }
  const index = new JsonIndex(source)
  const value = parse(source)
  // The parser keeps the last of several equal keys, so the value has fewer keys than the text.
  if (index.keys !== keysIn(value)) {
    throw new Unreadable(
      index.duplicates(maxReported).map(({ name, place, first }) => ({
        severity: 'error',
        place,
        message: `the key ${quoted(name)} is already at ${formatPlace(first)}, expected it once`,
        other: first,
      })),
    )
  }
  return { value, place: (path, of) => index.place(path, of) }
}

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const children = Object.values(value)
  let keys = Array.isArray(value) ? 0 : children.length
  for (const child of children) keys += keysIn(child)
  return keys
}

function parse(source: Source): unknown {
  try {
    return JSON.parse(source.text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const offset = findSyntaxError(source.text)
    throw unreadable(source.at(offset), explain(source.text, offset))
  }
}

function explain(text: string, offset: number): string {
  const sign = text.charAt(offset)
  const before = text.slice(0, offset).trimEnd().at(-1) ?? ''
  if (sign === '') return 'found the end, expected more: a quote, bracket or brace is still open'
  if (sign === '/' || sign === '#')
    return 'found a comment, but JSON has no comments: remove it, or write the fixture as YAML'
  if (/[\]}]/.test(sign) && before === ',') {
    return `found a comma before ${sign}, expected no comma after the last entry`
  }
  if (/[\w-]/.test(sign) && before === '') {
    return `found ${JSON.stringify(sign)}, expected { or [: if this is YAML, name the file .yaml`
  }
  if (sign === '<' && before === '') return 'found <, expected { or [: this looks like HTML'
  if (sign === "'") return 'found a single quote, expected ": JSON quotes with double quotes'
  if (sign < ' ') return 'found a line break or tab inside of quotes, expected \\n or \\t'
  if (/[\w"[{]/.test(sign) && /[\w"\]}]/.test(before)) {
    return 'found one value after another, expected a comma between them'
  }
  const expected = { '{': 'a name in double quotes', ',': 'an entry', '[': 'an entry' }[before]
  return `found ${JSON.stringify(sign)}, ${expected ? `expected ${expected}` : before === ':' ? 'expected a value' : 'which is not allowed here'}`
}
