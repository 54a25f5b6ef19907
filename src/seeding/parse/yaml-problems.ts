import type { Document } from 'yaml'
import { code } from '../../lib/signs.js'
import { quoted } from '../../lib/violation.js'
import { anchorSlips } from './anchors.js'
import { atMargin } from './at-margin.js'
import { brokenEntries, brokenKeys } from './broken-lines.js'
import { copiedLines, textsIn } from './copied-lines.js'
import { Damage } from './damage.js'
import { joinedLines } from './joined-lines.js'
import { markedKeys } from './marked-keys.js'
import { needlessHyphens } from './needless-hyphens.js'
import { noColon } from './slip-causes.js'
import { blank, blanked, mended, type Slip, slipsIn } from './slips.js'
import { byPlace, maxReported, type Problem, Source } from './source.js'
import { templateLines } from './template-tags.js'
import { headingsTwice } from './twins.js'
import { unindented } from './unindented.js'
import { errorsOf, slipOf } from './yaml-causes.js'
import { offsetOf } from './yaml-error.js'
import { mayHave } from './yaml-lines.js'
import { textSlips } from './yaml-texts.js'

/** A text whose mistakes in syntax are mended as far as possible. */
interface Parsed {
  documents: readonly Document[]
  problems: Problem[]
  damage: Damage
}

/** The number of characters that are parsed again, at most, to find the mistakes after a mistake. */
const mostAgain = 500_000

/**
 * Parses a text and reports its syntax errors in the order of its lines. The library misreads what follows a mistake in
 * the structure, so only the first one counts: its part of the text is replaced, and the text is parsed again.
 *
 * @param suspect looks for mistakes in a text without syntax errors, too, because it is no fixture
 */
export function parseOn(
  source: Source,
  parse: (source: Source) => readonly Document[],
  suspect = false,
): Parsed {
  const problems: Problem[] = []
  const damage = new Damage()
  const reported = new Set<number>()
  /** True for a mistake in lines that had none. */
  const report = ({ message, at, length, noticed = at, mend, isLocal }: Slip): boolean => {
    const lines = [source.lineAt(at), source.lineAt(noticed)]
    const isNew = !lines.some((line) => reported.has(line))
    const [from, to] = mend ? [mend.from, mend.from + mend.text.length] : [at, at]
    const all = [...lines, ...source.linesOf(from, Math.max(from, to - 1))]
    for (const line of all) reported.add(line)
    if (isLocal && isNew) damage.addSpot(Math.min(at, from), Math.max(at + length, to))
    else for (const line of all) damage.add(line)
    if (isNew && message && problems.length < maxReported) {
      problems.push({ severity: 'error', place: source.at(at, length), message })
    }
    return isNew
  }

  let current = source
  for (let left = mostAgain - source.text.length; ; left -= source.text.length) {
    const documents = parse(current)
    const mends: Slip[] = []
    /** The lines that are blanked: one line may have very many mistakes, and be as long as the text. */
    const without = new Set<number>()
    for (const { slip: make, isSure } of mistakesOf(current, documents, suspect)) {
      // What the library makes of the lines after a mistake that is mended is of no interest.
      if (mends.length > 0 && !isSure) continue
      const slip = make()
      const isNew = report(slip)
      if (!slip.mend) continue
      if (isNew) {
        mends.push(slip)
        continue
      }
      const line = source.lineAt(slip.at)
      if (without.has(line)) continue
      without.add(line)
      mends.push({ ...slip, mend: blank(current, slip.at, true) })
    }
    const text = mended(current.text, mends)
    const isOver = text === current.text || left < 0
    if (isOver && mends[0]) damage.addFrom(source.lineAt(mends[0].at))
    if (isOver) return { documents, problems: problems.sort(byPlace), damage }
    current = new Source(source.file, text)
  }
}

/** A mistake, whose sentence is made when it is needed. */
interface Mistake {
  first: number
  /** True when the text alone shows it. */
  isSure: boolean
  slip: () => Slip
}

const mistake = (slip: Slip, first: number): Mistake => ({
  first,
  isSure: slip.isSure === true,
  slip: () => slip,
})

/** The mistakes of a text, in order. */
function mistakesOf(source: Source, documents: readonly Document[], suspect: boolean): Mistake[] {
  const unprintable = source.text.search(/(?![\t\n\r\u0085])[\p{Cc}\p{Cs}\ufffe\uffff]/u)
  const errors = documents.flatMap((document) =>
    errorsOf(document).map((error) => ({
      first: offsetOf(source, error),
      isSure: false,
      slip: () => slipOf(source, document, error),
    })),
  )
  const second = documents[1]?.range?.[0]
  if (!suspect && errors.length === 0 && unprintable < 0 && second === undefined) return []
  const marks = [...copiedLines(source, documents), ...templateLines(source)]
  if (marks.length > 0) return marks.map((slip) => mistake(slip, slip.at))
  const starts = errors.map(({ first }) => first)
  const inText = textsIn(documents)
  const known = [
    ...anchorSlips(source.text),
    ...brokenKeys(source.text, inText),
    ...brokenEntries(source.text, inText),
    ...headingsTwice(source.text, inText),
    ...joinedLines(source.text, documents),
    ...unindented(source.text),
    ...atMargin(source),
    ...markedKeys(source.text, inText),
    ...needlessHyphens(source.text, inText),
    ...textSlips(source, documents, starts),
    ...slipsIn(source, documents, starts).filter(
      (slip, index) => index >= maxReported || !isWord(source.text, slip),
    ),
  ]
  if (unprintable >= 0) {
    const sign = source.text.charAt(unprintable)
    const message =
      sign === '\u001b'
        ? 'found an escape character (U+001B), as in the colors of a terminal: remove it and what belongs to it'
        : `found a character that cannot be printed (${code(sign)}), expected text: is it binary?`
    known.push({ message, at: unprintable, length: 1 })
  }
  if (second !== undefined) {
    const isFixture = documents[1]?.has('subAccounts') === true
    const [words = ''] =
      /^--- +[^\n#{[|>&*!"'][^\n:]*(?=\n|$)/.exec(source.text.slice(second, second + 1000)) ?? []
    const message = words
      ? `found ${quoted(words.trimEnd())}, and --- begins a second document: write # before a comment`
      : `found a second document after ---, expected one document in a file: ${isFixture ? 'move it to a file of its own' : 'remove the ---'}`
    const mark = words || (source.text.startsWith('---', second) ? '---' : '')
    // What is below it goes on with the text above.
    const without = !isFixture && mark && { mend: { from: second, text: blanked(mark) } }
    known.push({ message, at: second, length: words.trimEnd().length || 3, ...without })
  }
  const all = known.map((slip) => mistake(slip, slip.noticed ?? slip.at))
  return [...all, ...errors].toSorted((a, b) => a.first - b.first)
}

/** True for a word that has been taken for a key without its colon, where no such key can be. */
function isWord(text: string, { message, at, length }: Slip): boolean {
  const word = text.slice(at, at + length)
  return message === noColon(word) && !mayHave(text, at, word)
}
