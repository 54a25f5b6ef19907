import type { FixtureDocument } from '../parse/document.js'
import { byPlace, isError, type Problem } from '../parse/source.js'
import { copies } from './tried/copies.js'
import { blockMoves, moves } from './tried/moves.js'
import { shifts } from './tried/shifts.js'
import { columnsOf, isTemplate } from './tried/structure.js'
import { swaps } from './tried/swaps.js'
import type { Broken } from './tried/try.js'

/** The longest text that is tried with other lines, in characters and in lines. */
const longest = { characters: 10_000, lines: 600 }

/** The most texts that are judged of those made in one way, and their characters. */
const most = { texts: 25, characters: 60_000 }

/** What is said of a misspelt key, of one with a reason, and of a value such as a date, which no other place mends. */
const ownCause = /did you mean|, because |^[\w[\]]+: found (?:"|the number )/

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
  const broken = written && brokenBy(errors, written)
  if (!broken) return undefined
  const { source, read } = written
  for (const tries of [swaps, shifts, copies, moves, blockMoves]) {
    let left = Math.min(most.texts, most.characters / source.text.length)
    for (const { lines, line, message, placed } of tries(broken)) {
      if (!(broken.isJson ? isJsonText(lines) : columnsOf(lines))) continue
      if (placed !== undefined && isTemplate(lines, placed)) continue
      if (left-- < 1) break
      const found = judge(() => read(lines.join('\n')))
      if (!found || found.some(isError) || found.length > problems.length - errors.length) continue
      const words = (broken.lines[line - 1] ?? '').trim()
      const start = broken.lines.slice(0, line).join('\n').trimEnd().length - words.length
      return { severity: 'error', place: source.at(start, words.length), message }
    }
  }
  return undefined
}

/**
 * The lines of a text and where its errors are; undefined for a text that is too long, and for errors that have causes
 * of their own.
 *
 * @param errors in the order of their places
 */
function brokenBy(
  errors: readonly Problem[],
  { source: { text }, format }: NonNullable<FixtureDocument['written']>,
): Broken | undefined {
  const [{ place: { line: first } = {}, message = '' } = {}] = errors
  if (first === undefined || text.length > longest.characters) return undefined
  const lines = text.split('\n')
  const isInComment = lines
    .slice(Math.max(0, first - 3), first)
    .some((line) => commented.test(line))
  const areOwn = errors.every((error) => ownCause.test(error.message))
  if (isInComment || areOwn || lines.length > longest.lines) return undefined
  const near = errors.slice(0, 4).flatMap(({ place, other }) => [place.line ?? 0, other?.line ?? 0])
  return {
    lines,
    isJson: format === 'json',
    first,
    near: near.filter(Boolean),
    count: errors.length,
    isOutOfLine: /indented by/.test(message),
  }
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
