import { Seed } from '../fixture-format.js'
import { blanked } from './slips.js'
import type { Source } from './source.js'
import type { Sentence } from './yaml-error.js'
import { indentOf, type Level, lineBefore, spaces } from './yaml-lines.js'

const heading = /^ *(?:- +)*[\w$-][^:#]*:$/
const keyed = /^( *)[\w$]+:(?:\s|$)/

/**
 * The first key below a heading, if the keys that follow it are in another column: then it is out of line, and they are
 * not.
 *
 * @param at the second key
 */
export function firstKeyOutOfLine(source: Source, at: number): Sentence | undefined {
  const { text } = source
  const { before: first, end } = lineBefore(source, at)
  const start = end - first.length
  const above = lineBefore(source, start)
  const [, { length: column } = ''] = keyed.exec(first) ?? []
  if (!keyed.test(first) || !heading.test(above.before)) return undefined
  const [{ length: owner }] = /^ *(?:- +)*/.exec(above.before) ?? ['']
  const indent = indentOf(source, at)
  const [, ...lines] = text.slice(at, at + 5000).split('\n')
  const next = lines.find(
    (one) => /\S/.test(one) && !/^\s*#/.test(one) && !one.startsWith(' '.repeat(indent + 1)),
  )
  const isFollowed = keyed.exec(next ?? '')?.[1]?.length === indent
  // In line with its heading, it is no key below it.
  const isFlush = column === owner && indent > owner && /: +\S/.test(first)
  if (indent === column || indent <= owner || !(isFlush || (column > owner && isFollowed)))
    return undefined
  const message = `found a line indented by ${spaces(column)}, expected ${spaces(indent)} as in line ${source.lineAt(at)}`
  // Of a key further to the right there is room to move it; of another one, the lines below it need a place.
  const moved = `${' '.repeat(indent)}${first.trimStart()}`
  const mend =
    column > indent && !first.endsWith(':')
      ? { from: start, text: moved.padEnd(first.length) }
      : { from: start, text: blanked(text.slice(start, at)) }
  return { message, at: start + column, length: first.trim().length, mend }
}

/** True for a blank line, or one with a comment alone. */
const isEmpty = (line: string): boolean => /^\s*(?:#|$)/.test(line)

/** The hyphen of the first entry of a list, if it alone is in another column than the entries from `at` on. */
export function firstOfList(text: string, { at: from, column }: Level, at: number, indent: number) {
  const hyphen = from + column
  const [first = '', ...lines] = text.slice(hyphen, text.lastIndexOf('\n', at - 1)).split('\n')
  const isInside = (least: number) => (line: string) =>
    isEmpty(line) || line.startsWith(' '.repeat(least))
  // Further to the right, they are entries of a list that the first one has.
  const isAlone = first.startsWith('- ') && lines.every(isInside(column + 1)) && indent < column + 3
  const above = text
    .slice(Math.max(0, from - 500), from)
    .trimEnd()
    .split('\n')
  const heading = above.findLast((line) => !isEmpty(line)) ?? ''
  const isFirst = /:\r?$/.test(heading)
  const [, ...below] = text.slice(at, at + 2000).split('\n')
  const next = below.find((line) => !isInside(indent + 1)(line)) ?? ''
  const isFlush = /^ *(?:- +)*/.exec(heading)?.[0].length === column && indent > column
  const isOdd = next.startsWith(`${' '.repeat(indent)}- `) || (isFlush && hasIndentedLists(text))
  return isAlone && isFirst && isOdd ? hyphen : undefined
}

/** True when more lists are indented further than their keys than are in their columns. */
function hasIndentedLists(text: string): boolean {
  const lists = [...text.slice(0, 50_000).matchAll(/^( *)[\w$-]+:[ \t\r]*\n( *)- /gm)]
  const indented = lists.filter(([, key = '', hyphen = '']) => hyphen.length > key.length)
  return indented.length > lists.length / 2
}

/** The hyphen before the first key of the file, if keys without one follow it at the start of their lines. */
export function hyphenAtStart(source: Source, first: number, words: string): Sentence | undefined {
  const [all, key = ''] = /^- +([\w$-]+:)(?=\s)/.exec(source.text.slice(first, first + 200)) ?? []
  const isOfFile = key.startsWith('x-') || Object.hasOwn(Seed.properties, key.slice(0, -1))
  if (all === undefined || !isOfFile || !/^[\w$-]+:(?:\s|$)/.test(words)) return undefined
  const message = `found a hyphen before "${key}", expected none, as in line ${source.lineAt(source.text.indexOf(`\n${words}`, first) + 1)}: it is a key of the file`
  return { message, at: first, length: 1, mend: { from: first, text: key.padEnd(all.length) } }
}
