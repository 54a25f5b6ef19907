import { spaces } from '../../parse/yaml-lines.js'
import { columnsOf, indentOf, isEmpty, isOfEntry } from './structure.js'
import type { Broken, Try } from './try.js'

/** The most lines above the first error, of lines that are shifted, and of spaces. */
const [above, longest, widest] = [4, 12, 8]

/** Lines at the first error in other columns, the fewest lines first. */
export function* shifts({ lines, isJson, first, count, isOutOfLine }: Broken): Generator<Try> {
  if (isJson) return
  const found: (Try & { size: number; width: number })[] = []
  for (let from = Math.max(1, first - above); from <= first; from++) {
    const line = lines[from - 1] ?? ''
    if (isEmpty(line) || !isOfEntry(line.trimStart().padStart(line.length))) continue
    // A key of the file is where it belongs.
    if (/^[^\s-]/.test(line)) continue
    const columns = columnsOf(lines.slice(0, from - 1).concat('x:'))?.at(-1) ?? []
    for (const column of columns) {
      const width = column - indentOf(line)
      if (width === 0 || Math.abs(width) > widest || isFlush(lines, from - 1, width)) continue
      for (let to = from; to < from + longest && to <= lines.length; to++) {
        const last = lines[to - 1] ?? ''
        if (isEmpty(last)) continue
        if (indentOf(last) + width < 0) break
        const size = to - from + 1
        // What is wrong with one line has a message of its own, unless the lines above it are wrong.
        if (count === 1 && (to >= first || !isOutOfLine || width > 0)) continue
        const others = lines.map((one, index) =>
          index < from - 1 || index >= to || isEmpty(one) ? one : shifted(one, width),
        )
        const message = said(line, from, to, width)
        found.push({ lines: others, line: from, message, placed: from - 1, size, width })
      }
    }
  }
  yield* found.sort((a, b) => a.size - b.size || Math.abs(a.width) - Math.abs(b.width))
}

const shifted = (line: string, width: number): string =>
  width < 0 ? line.slice(-width) : ' '.repeat(width) + line

/** True for the first entry of a list in the column of its key, where it was further to the right. */
function isFlush(lines: readonly string[], index: number, width: number): boolean {
  const line = lines[index] ?? ''
  const heading = lines.slice(0, index).findLast((one) => !isEmpty(one)) ?? ''
  return (
    width < 0 &&
    /^ *-\s/.test(line) &&
    /:\s*$/.test(heading) &&
    indentOf(line) + width === indentOf(heading)
  )
}

function said(line: string, from: number, to: number, width: number): string {
  const indent = indentOf(line)
  const [, key = ''] = /^ *([\w$]+):/.exec(line) ?? []
  if (from === to && indent + width === 0)
    return `found ${key} indented by ${spaces(indent)}, expected none: it belongs at the top of the file`
  if (from === to)
    return `found a line indented by ${spaces(indent)}, expected ${spaces(indent + width)}`
  const amount = spaces(Math.abs(width))
  return width < 0
    ? `the lines ${from} to ${to} are indented by ${amount} too many: remove ${amount} before each of them`
    : `the lines ${from} to ${to} are indented by ${amount} too few: write ${amount} more before each of them`
}
