import { countKeys } from '../../lib/json-size.js'
import { copiedLines } from './copied-lines.js'
import type { FixtureDocument } from './document.js'
import { roundBrackets } from './json-brackets.js'
import { doubledSigns } from './json-doubled.js'
import { JsonParser } from './json-parser.js'
import { quotesOfText } from './json-quotes.js'
import { maxValues, tooDeep, tooManyKeys, tooManyValues } from './limits.js'
import { PlacedTree } from './placed-tree.js'
import { mended, type Slip } from './slips.js'
import { byPlace, type Problem, Source } from './source.js'

/** @throws Unreadable when the text is too large */
export function readJson(source: Source): FixtureDocument {
  if (source.text.trim() === '') return { value: null, place: () => source.at(0) }
  const keys = countKeys(source.text, maxValues)
  if (typeof keys === 'object') throw excessAt[keys.of](source.at(keys.at))
  let parsed: PlacedTree | undefined
  const value = parse(source.text)
  const tree = () => {
    parsed ??= treeOf(source, value === undefined)
    return parsed
  }
  // `JSON.parse` keeps the last of several equal keys, so the value has fewer keys than the text.
  if (value === undefined || keys !== keysIn(value)) return tree()
  return { value, place: (path, of) => tree().place(path, of) }
}

function treeOf(source: Source, isBroken: boolean): PlacedTree {
  const copied = copiedLines(source)
  const slips = isBroken && copied.length === 0 ? signsIn(source.text) : undefined
  const marks = slips?.marks ?? copied
  const text = slips?.text ?? mended(source.text, copied)
  const parser = new JsonParser(new Source(source.file, text))
  const root = parser.parse()
  const { damage } = parser
  const problems = marks
    .filter(({ message }) => message !== '')
    .map(
      ({ message, at, length }): Problem => ({
        severity: 'error',
        place: source.at(at, length),
        message,
      }),
    )
  for (const { at, length, isLocal } of marks) {
    if (isLocal) damage.addSpot(at, at + length)
    else damage.add(source.lineAt(at))
  }
  return new PlacedTree(source, root, {
    problems: [...problems, ...parser.problems].sort(byPlace),
    damage,
  })
}

/** The signs that are not those of JSON, and the text with those in their place. */
function signsIn(text: string): { marks: Slip[]; text: string } {
  const quotes = quotesOfText(text)
  const plain = mended(text, quotes)
  const others = [...roundBrackets(plain), ...doubledSigns(plain)]
  return { marks: [...quotes, ...others], text: mended(plain, others) }
}

const excessAt = {
  levels: tooDeep,
  keys: tooManyKeys,
  values: tooManyValues,
} as const

function keysIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const children = Object.values(value)
  let keys = Array.isArray(value) ? 0 : children.length
  for (const child of children) keys += keysIn(child)
  return keys
}

/** Undefined when the text is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
