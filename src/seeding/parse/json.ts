import { maxLevels } from '../../lib/levels.js'
import { copiedLines } from './copied-lines.js'
import type { FixtureDocument } from './document.js'
import { JsonParser } from './json-parser.js'
import { maxValues, tooDeep, tooManyValues } from './limits.js'
import { PlacedTree } from './placed-tree.js'
import { mended } from './slips.js'
import { byPlace, type Problem, Source } from './source.js'

/** @throws Unreadable when the text is too large */
export function readJson(source: Source): FixtureDocument {
  if (source.text.trim() === '') return { value: null, place: () => source.at(0) }
  const keys = countKeys(source)
  let parsed: PlacedTree | undefined
  const tree = () => {
    parsed ??= treeOf(source)
    return parsed
  }
  const value = parse(source.text)
  // `JSON.parse` keeps the last of several equal keys, so the value has fewer keys than the text.
  if (value === undefined || keys !== keysIn(value)) return tree()
  return { value, place: (path, of) => tree().place(path, of) }
}

function treeOf(source: Source): PlacedTree {
  const marks = copiedLines(source)
  const parser = new JsonParser(new Source(source.file, mended(source.text, marks)))
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
  for (const { at } of marks) damage.add(source.lineAt(at))
  return new PlacedTree(source, root, {
    problems: [...problems, ...parser.problems].sort(byPlace),
    damage,
  })
}

/**
 * Counts the keys of a text whose syntax has not been checked, before it takes memory.
 *
 * @throws Unreadable when it nests too deep or has too many values
 */
function countKeys(source: Source): number {
  const { text } = source
  let keys = 0
  let values = 1
  let level = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') at = endOfString(text, at)
    else if (sign === ':') keys++
    else if (sign === ']' || sign === '}') level--
    else if (sign === ',') values++
    else if (sign === '[' || sign === '{') {
      values++
      if (++level > maxLevels) throw tooDeep(source.at(at))
    }
    if (keys + values > maxValues) throw tooManyValues(source.at(at + 1))
  }
  return keys
}

/** The offset of the closing quote of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = start; ; ) {
    end = text.indexOf('"', end + 1)
    if (end < 0) return text.length
    let first = end
    while (text[first - 1] === '\\') first--
    if ((end - first) % 2 === 0) return end
  }
}

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
