import { isKeyName } from './key-names.js'
import type { Source } from './source.js'
import type { Sentence } from './yaml-error.js'
import { lineBefore, textBelow } from './yaml-lines.js'

/**
 * The lines of a text below a key that has its value: the line with the key of the text is missing.
 *
 * @param words what is before the colon in the first of the lines, which YAML takes for a key
 */
export function textWithoutKey(source: Source, at: number, words: string): Sentence | undefined {
  const { before, line } = lineBefore(source, at)
  const [, lead = '', owner = ''] = /^( *(?:- +)*)([\w$]+): +[^\s&|>#[{]\S*$/.exec(before) ?? []
  const isProse = /^\p{Lu}.*\s/u.test(words) && !isKeyName(words)
  const column = source.at(at).column ?? 1
  if (!isProse || owner === '' || column - 1 <= lead.length) return undefined
  const message = `found a text below "${owner}:", which has its value in line ${line}, expected the key of the text above it, such as "body: |"`
  return { message, at, mend: textBelow(source.text, at) }
}
