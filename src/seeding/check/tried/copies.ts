import { quoted } from '../../../lib/violation.js'
import { isOfEntry } from './structure.js'
import type { Broken, Try } from './try.js'

/** The most lines of a copy. */
const longest = 4

/** Lines at the errors that are elsewhere too, left out. */
export function* copies({ lines, near, count }: Broken): Generator<Try> {
  // What is wrong with one line has a message of its own.
  if (count === 1) return
  const bare = lines.map((line) => line.trim())
  const starts = [
    ...new Set(near.flatMap((line) => [0, 1, -1, 2, -2, 3, -3].map((by) => line + by))),
  ]
  const found = starts.flatMap((from) => [...runsFrom(bare, from)])
  // Of two that are alike the second one is the copy, unless that is the one that is valid.
  for (const { from, of, size } of [
    ...found.filter((one) => one.of < one.from),
    ...found.filter((one) => one.of > one.from),
  ]) {
    const message =
      size === 1
        ? `found ${quoted(bare[from - 1] ?? '')} here too, which is in line ${of}: remove it here`
        : `found the lines ${of} to ${of + size - 1} here too: remove the lines ${from} to ${from + size - 1}`
    yield { lines: lines.toSpliced(from - 1, size), line: from, message }
  }
}

/** The lines from one on that are elsewhere too, without regard to their columns. */
function* runsFrom(bare: readonly string[], from: number) {
  if (from < 1 || !isOfEntry(` ${bare[from - 1]}`)) return
  for (let size = 1; size <= longest; size++) {
    const run = bare.slice(from - 1, from - 1 + size)
    const others = bare.flatMap((_, at) =>
      Math.abs(at + 1 - from) >= size && run.every((one, index) => bare[at + index] === one)
        ? [at + 1]
        : [],
    )
    const [of] = others
    if (run.length < size || of === undefined) return
    yield { from, of, size }
  }
}
