import { visible } from '../../lib/visible.js'
import type { Problem } from '../../seeding/parse/source.js'
import { asText } from '../../seeding/write/report.js'
import { paintFor } from './paint.js'

/** Prints problems on stderr, coloured, with more text behind them. */
export function printProblems(problems: readonly Problem[], more = ''): void {
  const text = asText(problems.map(shown), paintFor(process.stderr))
  process.stderr.write(`${text}\n${visible(more)}`)
}

/** A problem without control characters; the colours that are added to it consist of some. */
function shown({ message, place, ...rest }: Problem): Problem {
  const { file, excerpt } = place
  const lines = excerpt && {
    ...excerpt,
    line: visible(excerpt.line),
    before: visible(excerpt.before),
  }
  return {
    ...rest,
    message: visible(message),
    place: { ...place, file: visible(file), ...(lines && { excerpt: lines }) },
  }
}
