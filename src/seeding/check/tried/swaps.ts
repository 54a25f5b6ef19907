import { quoted } from '../../../lib/violation.js'
import { blockHeader, isOfEntry } from './structure.js'
import type { Broken, Try } from './try.js'

/** A line of text that belongs to the line above, which another value would become a part of. */
const isRest = (line: string): boolean =>
  /\S/.test(line) && !/^\s*(?:[-#\]{}[]|\S+:(?:\s|$))/.test(line)

/**
 * Two lines next to an error, swapped. Nothing else that is wrong with a text is mended by that, because it has
 * the same signs in either order.
 */
export function* swaps({ lines, near }: Broken): Generator<Try> {
  for (const line of new Set(near.flatMap((one) => [one - 1, one, one - 2, one + 1]))) {
    const [above = '', first = '', second = '', below = ''] = ['', ...lines].slice(
      line - 1,
      line + 3,
    )
    const isMeant = isOfEntry(first) && isOfEntry(second) && !blockHeader.test(above)
    const isText = isRest(below) && ![first, second].some((one) => blockHeader.test(one))
    if (line < 1 || !isMeant || isText || first === second) continue
    const message = `found ${quoted(first.trim())} above ${quoted(second.trim())}, expected it below: swap the lines ${line} and ${line + 1}`
    yield { lines: lines.toSpliced(line - 1, 2, second, first), line, message }
  }
}
