import type { FixtureDocument } from '../parse/document.js'
import { byPlace, isError, type Problem } from '../parse/source.js'
import { copies } from './tried/copies.js'
import { moves } from './tried/moves.js'
import { shifts } from './tried/shifts.js'
import { columnsOf, isTemplate } from './tried/structure.js'
import { swaps } from './tried/swaps.js'
import type { Broken } from './tried/try.js'

/** The longest text, in characters, that is tried with other lines. */
const longest = 10_000

/** The number of characters that are judged, in all texts that are made in one way. */
const most = 60_000

/** A key or an entry in a comment. */
const commented = /^\s*#[#\s]*(?:- |[\w$-]+:(?:\s|$))/

/**
 * The one mistake of a text, of which all that is wrong with it follows: the text is valid when some lines next to its
 * errors are swapped, indented by another number of spaces, moved or left out.
 *
 * @param problems what is wrong with it
 * @param judge what is wrong with the other text; undefined if it cannot be read
 */
export function triedMend(
  { written }: FixtureDocument,
  problems: readonly Problem[],
  judge: (read: () => FixtureDocument | undefined) => readonly Problem[] | undefined,
): Problem | undefined {
  const errors = problems.filter(isError).toSorted(byPlace)
  const [{ place: first } = {}] = errors
  if (!written || first?.line === undefined || written.source.text.length > longest)
    return undefined
  const { source, read } = written
  const lines = source.text.split('\n')
  // A misspelt key, and the rest of what is in a comment, have causes of their own.
  const isInComment = lines
    .slice(Math.max(0, first.line - 3), first.line)
    .some((line) => commented.test(line))
  if (isInComment || errors.every(({ message }) => /did you mean/.test(message))) return undefined
  const near = errors
    .slice(0, 4)
    .flatMap(({ place, other }) => [place.line ?? 0, other?.line ?? 0])
    .filter(Boolean)
  const isOutOfLine = /indented by/.test(errors[0]?.message ?? '')
  const isJson = /^\s*[{[]/.test(source.text)
  const broken: Broken = {
    lines,
    isJson,
    first: first.line,
    near,
    count: errors.length,
    isOutOfLine,
  }
  for (const tries of [swaps, shifts, copies, moves]) {
    let left = most
    for (const { lines: others, line, message, placed } of tries(broken)) {
      if (!(isJson ? isJsonText(others) : columnsOf(others))) continue
      if (placed !== undefined && isTemplate(others, placed)) continue
      left -= source.text.length
      if (left < 0) break
      const found = judge(() => read(others.join('\n')))
      if (!found || found.some(isError) || found.length > problems.length - errors.length) continue
      const words = (lines[line - 1] ?? '').trim()
      const start = lines.slice(0, line).join('\n').trimEnd().length - words.length
      return { severity: 'error', place: source.at(start, words.length), message }
    }
  }
  return undefined
}

/** Reading a text that has syntax errors takes many times as long. */
function isJsonText(lines: readonly string[]): boolean {
  try {
    JSON.parse(lines.join('\n'))
    return true
  } catch {
    return false
  }
}
