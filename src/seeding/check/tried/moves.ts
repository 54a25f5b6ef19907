import { quoted } from '../../../lib/violation.js'
import { blockHeader, indentOf, isEmpty, isOfEntry } from './structure.js'
import type { Broken, Try } from './try.js'

/** How far lines are moved, and the most lines at once. */
const [farthest, longest] = [40, 40]

/** A line at the errors in another place, the nearest first. */
export function* moves(broken: Broken): Generator<Try> {
  for (const by of [0, -1, 1])
    for (let far = 2; far <= farthest; far++)
      for (const from of startsOf(broken, by)) yield* movesOf(broken.lines, from, 1, far)
}

/** A line at the errors, with all that is below it, in another place. */
export function* blockMoves(broken: Broken): Generator<Try> {
  const starts = [0, -1, 1].flatMap((by) => startsOf(broken, by))
  const blocks = starts.map((from) => ({ from, size: sizeOf(broken.lines, from) }))
  for (let far = 1; far <= farthest; far++) {
    for (const { from, size } of blocks)
      if (size > 1 && size <= longest) yield* movesOf(broken.lines, from, size, far)
  }
}

/** The lines at the errors that may be out of place; none when one line is wrong, which has a message. */
function startsOf({ lines, near, count }: Broken, by: number): number[] {
  const all = new Set(near.map((line) => line + by))
  return count === 1 ? [] : [...all].filter((line) => isOfEntry(lines[line - 1] ?? ''))
}

/** The number of lines from one on that are below it. */
function sizeOf(lines: readonly string[], from: number): number {
  const indent = indentOf(lines[from - 1] ?? '')
  const below = lines.slice(from)
  const end = below.findIndex((line) => !isEmpty(line) && indentOf(line) <= indent)
  return 1 + (end < 0 ? below.length : end)
}

function* movesOf(
  lines: readonly string[],
  from: number,
  size: number,
  far: number,
): Generator<Try> {
  const [first = '', ...rest] = lines.slice(from - 1, from - 1 + size)
  if (size === 1 && blockHeader.test(first)) return
  for (const anchor of [from - far, from + size - 1 + far]) {
    if (anchor < 1 || anchor > lines.length || isEmpty(lines[anchor - 1] ?? '')) continue
    const isDown = anchor > from
    const place = isDown ? anchor - size : anchor - 1
    const without = lines.toSpliced(from - 1, size)
    if (size > 1 && isEntryBelow(without[place] ?? '', first)) continue
    const others = without.toSpliced(place, 0, first, ...rest)
    const what = size === 1 ? quoted(first.trim()) : `the lines ${from} to ${from + size - 1}`
    const them = size === 1 ? 'it' : 'them'
    const where = isDown ? `below line ${anchor}` : `above line ${anchor}`
    const message = `found ${what} here, expected ${them} ${where}: move ${them}`
    yield { lines: others, line: from, message, placed: place }
  }
}

/** True for an entry that would become one of the lines that are moved before it. */
const isEntryBelow = (line: string, first: string): boolean =>
  /^ *- /.test(line) && indentOf(line) > indentOf(first)
