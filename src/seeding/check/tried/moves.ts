import { quoted } from '../../../lib/violation.js'
import { blockHeader, isEmpty, isOfEntry } from './structure.js'
import type { Broken, Try } from './try.js'

/** How far a line is moved. */
const farthest = 15

/** A line at the errors in another place, the nearest first. */
export function* moves({ lines, near, count }: Broken): Generator<Try> {
  // What is wrong with one line has a message of its own.
  if (count === 1) return
  const starts = [...new Set([0, -1, 1].flatMap((by) => near.map((line) => line + by)))].filter(
    (line) => isOfEntry(lines[line - 1] ?? ''),
  )
  for (let far = 2; far <= farthest; far++) {
    for (const from of starts) {
      for (const to of [from - far, from + far]) {
        const [line = '', anchor = ''] = [lines[from - 1], lines[to - 1]]
        if (to < 1 || to > lines.length || isEmpty(anchor) || blockHeader.test(line)) continue
        const others = lines.toSpliced(from - 1, 1).toSpliced(to - 1, 0, line)
        const where = to > from ? `below line ${to}` : `above line ${to}`
        const message = `found ${quoted(line.trim())} here, expected it ${where}: move it`
        yield { lines: others, line: from, message, placed: to - 1 }
      }
    }
  }
}
