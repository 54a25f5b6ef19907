import { isKeyName } from './key-names.js'
import type { Source } from './source.js'
import type { Sentence } from './yaml-error.js'

/**
 * A sign that is meant as the comma between two entries within brackets.
 *
 * @param rest the line from `offset` on
 */
export function oddComma(offset: number, rest: string): Sentence | undefined {
  const [part, sign = ''] =
    /^[^,\n{}[\]"']*?(?:([，、])|(;)(?=[ \t]*[\w$]+:\s))/.exec(rest)?.filter(Boolean) ?? []
  if (part === undefined) return undefined
  const at = offset + part.length - 1
  const message =
    sign === ';'
      ? 'found ; between { and }, expected a comma before the next key'
      : `found "${sign}", a full-width sign, expected ","`
  return { message, at, isLocal: true, mend: { from: at, text: ',' } }
}

/**
 * A key among the words of a list in braces, the bracket of which is missing: `{ tags: [vip, lead, seed: 7 }`.
 *
 * @param at where the list begins
 * @param inner what is between its bracket and the brace
 */
export function keyInList(source: Source, at: number, inner: string): Sentence | undefined {
  const [words, key = ''] = /^[^:[\]{}"'\n]*(?=, *([\w$]+):\s)/.exec(inner) ?? []
  if (words === undefined || !isKeyName(key)) return undefined
  const from = at + 1 + words.length
  const message = `found "${key}:" in the list that begins in column ${source.at(at).column}, expected ] before the comma`
  const place = source.text.indexOf(key, from)
  return { message, at: place, length: key.length, mend: { from, text: '],' } }
}
