import type { Source } from './source.js'
import type { Sentence } from './yaml-error.js'
import { lineBefore, textBelow } from './yaml-lines.js'

/** Words of a list below a key that has its value, in its column or further: the key of the list is missing. */
export function withoutListKey(source: Source, at: number, indent: number): Sentence | undefined {
  const { before, line } = lineBefore(source, at)
  const [, lead = '', key] = /^( *(?:- +)*)([\w$]+): +[^\s&|>#]/.exec(before) ?? []
  if (key === undefined || indent < lead.length) return undefined
  const message = `found an entry of a list below "${key}:", which has its value in line ${line}, expected the key of the list above it, such as "tags:"`
  return { message, at, mend: textBelow(source.text, at) }
}
