import type { Document } from 'yaml'
import { byPlace, maxReported, type Problem, type Source } from './source.js'
import { sentenceFor } from './yaml-sentences.js'

/**
 * The syntax errors of a YAML text, in the order of its lines. One mistake often causes several errors, so only the
 * first error of each line is reported.
 */
export function syntaxProblems(source: Source, documents: readonly Document[]): Problem[] {
  const problems: Problem[] = []
  const lines = new Set<number | undefined>()
  const report = (noticed: number, message: string, at = noticed, length = 1) => {
    const place = source.at(at, length)
    const { line } = source.at(noticed)
    if (!lines.has(line) && !lines.has(place.line)) {
      problems.push({ severity: 'error', place, message })
    }
    lines.add(line).add(place.line)
  }

  const unprintable = source.text.search(/(?![\t\n\r\u0085])[\p{Cc}\p{Cs}\ufffe\uffff]/u)
  if (unprintable >= 0) {
    report(unprintable, 'found a character that cannot be printed, expected text: is it binary?')
  }
  for (const document of documents) {
    for (const error of errorsOf(document)) {
      const [noticed] = error.pos
      const offset = pastSpaces(source, noticed)
      const { message, at = offset, length } = sentenceFor({ source, document, error, offset })
      report(noticed, message, at, length)
    }
  }
  const second = documents[1]?.range?.[0]
  if (second !== undefined) {
    const message =
      'found a second document after ---, expected one document in a file: move it to a file of its own'
    report(second, message, second, 3)
  }
  return problems.sort(byPlace)
}

/** Errors, and the warnings about unknown tags; the library's other warnings are about style. */
const errorsOf = ({ errors, warnings }: Document) =>
  [
    ...errors,
    ...warnings.filter(
      ({ code }) => code === 'TAG_RESOLVE_FAILED' || code === 'BAD_COLLECTION_TYPE',
    ),
  ].slice(0, maxReported)

/** Skips white space: the library often reports the space before the mistake. */
function pastSpaces({ text }: Source, offset: number): number {
  const spaces = /\s*/y
  spaces.lastIndex = offset
  spaces.test(text)
  return spaces.lastIndex < text.length ? spaces.lastIndex : offset
}
