import { Match } from '../../sandbox/exchange.js'
import { Effect } from '../../sandbox/fault.js'
import { ContactsGeneration } from '../generate/generation.js'
import type { Source } from './source.js'
import type { Sentence } from './yaml-error.js'
import { lineBefore, textBelow } from './yaml-lines.js'

/** Keys that have other keys below them, and whether they are keys of faults and stubs or of anything else. */
const headings = [
  { heading: 'match', inRules: true, keys: Match.properties },
  { heading: 'then', inRules: true, keys: Effect.properties },
  { heading: 'generate', inRules: false, keys: ContactsGeneration.properties },
]

/** Keys that belong below a key such as `match:`, but are below another one that has its value: that line is missing. */
export function withoutHeading(source: Source, at: number, key: string): Sentence | undefined {
  const { text } = source
  const { before } = lineBefore(source, at)
  const [, lead = '', owner = ''] = /^( *(?:- +)*)([\w$]+): +[^\s&|>]/.exec(before) ?? []
  const top = [...text.slice(Math.max(0, at - 50_000), at).matchAll(/^([\w$]+):/gm)].at(-1)
  const isInRules = /^(?:faults|stubs)$/.test(top?.[1] ?? '')
  const column = (source.at(at).column ?? 1) - 1
  if (owner === '' || column <= lead.length) return undefined
  const lost = headings.find(
    ({ inRules, keys }) =>
      inRules === isInRules &&
      !Object.hasOwn(keys, owner) &&
      Object.hasOwn(keys, key) &&
      (inRules || valuesBelow(text, at, column).every((name) => Object.hasOwn(keys, name))),
  )
  if (!lost) return undefined
  const message = `found "${key}:" below "${owner}:", which has its value, expected "${lost.heading}:" above it`
  return { message, at, mend: textBelow(text, at) }
}

/** The keys from a line on that are in its column; empty for one whose value is in the lines below it. */
function valuesBelow(text: string, at: number, column: number): string[] {
  const lines = text.slice(at, at + 1000).split('\n')
  const end = lines.findIndex((line, index) => index > 0 && line.search(/\S/) < column)
  return lines
    .slice(0, end < 0 ? undefined : end)
    .map((line) => /^ *([\w$]+): +\S/.exec(line)?.[1] ?? '')
}
