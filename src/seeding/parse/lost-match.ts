import { Match } from '../../sandbox/exchange.js'
import { Effect } from '../../sandbox/fault.js'
import type { Source } from './source.js'
import type { Sentence } from './yaml-error.js'
import { lineBefore, textBelow } from './yaml-lines.js'

/**
 * The keys of a match, or of the effect of a fault, below another key that has its value: the line with `match:` or with
 * `then:` is missing.
 */
export function withoutMatch(source: Source, at: number, key: string): Sentence | undefined {
  const isOfMatch = Object.hasOwn(Match.properties, key)
  if (!isOfMatch && !Object.hasOwn(Effect.properties, key)) return undefined
  const { text } = source
  const { before } = lineBefore(source, at)
  const [, lead = '', owner = ''] = /^( *(?:- +)*)([\w$]+): +[^\s&|>]/.exec(before) ?? []
  const heading = [...text.slice(Math.max(0, at - 50_000), at).matchAll(/^([\w$]+):/gm)].at(-1)
  const isRule = /^(?:faults|stubs)$/.test(heading?.[1] ?? '')
  const column = source.at(at).column ?? 1
  if (!isRule || owner === '' || column - 1 <= lead.length) return undefined
  if (Object.hasOwn(isOfMatch ? Match.properties : Effect.properties, owner)) return undefined
  const lost = isOfMatch ? 'match' : 'then'
  const message = `found "${key}:" below "${owner}:", which has its value, expected "${lost}:" above it`
  return { message, at, mend: textBelow(text, at) }
}
