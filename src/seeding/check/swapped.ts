import { quoted } from '../../lib/violation.js'
import { Seed } from '../fixture-format.js'
import type { FixtureDocument } from '../parse/document.js'
import { isKeyName } from '../parse/key-names.js'
import { byPlace, isError, type Problem } from '../parse/source.js'

/** The longest text, in characters, that is tried in another order: it is parsed once for each. */
const longest = 10_000

/** A line with a hyphen, a bracket or a key of the format; one that is not indented has a key of the file. */
function isOfEntry(line: string): boolean {
  const [, lead, sign, key = ''] =
    /^(\s*)(?:(-\s|[\]{}[])|["']?([\w$-]+)["']?\s*:)/.exec(`${line} `) ?? []
  return sign !== undefined || (lead === '' ? Object.hasOwn(Seed.properties, key) : isKeyName(key))
}

/** A line of text that belongs to the line above, which another value would become a part of. */
const isRest = (line: string): boolean =>
  /\S/.test(line) && !/^\s*(?:[-#\]{}[]|\S+:(?:\s|$))/.test(line)

/** The end of a line that begins a block of text. The first line of the block sets the indentation of the others. */
const blockHeader = /[|>][-+\d]*\s*$/

/**
 * The mistake of a text that is valid when two lines next to its first error are swapped. Nothing else that is wrong
 * with a text is mended by that, because it has the same signs in either order.
 *
 * @param problems what is wrong with it
 * @param judge what is wrong with the other text; undefined if it cannot be read
 */
export function swappedLines(
  { written }: FixtureDocument,
  problems: readonly Problem[],
  judge: (read: () => FixtureDocument | undefined) => readonly Problem[] | undefined,
): Problem | undefined {
  const errors = problems.filter(isError).toSorted(byPlace)
  if (!written || errors.length === 0 || written.source.text.length > longest) return undefined
  const { source, read } = written
  const isBetter = (others?: readonly Problem[]) =>
    others && !others.some(isError) && others.length <= problems.length - errors.length
  const lines = source.text.split('\n')
  const { line: near = 1 } = errors[0]?.place ?? {}
  for (const line of [near - 1, near, near - 2, near + 1]) {
    const [above = '', first = '', second = '', below = ''] = ['', ...lines].slice(
      line - 1,
      line + 3,
    )
    const isMeant = isOfEntry(first) && isOfEntry(second) && !blockHeader.test(above)
    const isText = isRest(below) && ![first, second].some((one) => blockHeader.test(one))
    if (line < 1 || !isMeant || isText || first === second) continue
    const text = lines.toSpliced(line - 1, 2, second, first).join('\n')
    if (!isBetter(judge(() => read(text)))) continue
    const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
    const words = first.trim()
    const place = source.at(start + first.length - first.trimStart().length, words.length)
    const message = `found ${quoted(words)} above ${quoted(second.trim())}, expected it below: swap the lines ${line} and ${line + 1}`
    return { severity: 'error', place, message }
  }
  return undefined
}
