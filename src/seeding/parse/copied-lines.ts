import { type Document, Scalar } from 'yaml'
import { shortened } from '../../lib/violation.js'
import { isKeyName } from './key-names.js'
import { blanked, type Slip } from './slips.js'
import type { Source } from './source.js'
import { eachScalar } from './yaml-scalars.js'

/** Consecutive lines with something in them that came along when they were copied. */
interface Copied {
  /** Matches one line; the lines of a run are next to each other. */
  line: RegExp
  /** The number of lines from which on they are a run. */
  least: number
  isRun?: (lines: readonly string[]) => boolean
  /** True for lines of JSON alone, which may be right in YAML. */
  isOfJson?: true
  /** What of a line came along, where the columns of the rest mean nothing, as in JSON; without it, all of it. */
  lead?: RegExp
  message: (lines: readonly string[]) => string
}

const several = (lines: readonly string[]): string =>
  lines.length === 1 ? 'a line' : `${lines.length} lines`

const quotedMail = (lines: readonly string[]): string =>
  `found > at the start of ${several(lines)}, as in a quoted e-mail: remove it`

/** The number at the start of a line, which a program shows: before a bar, after the name of the file. */
function numberOf(line: string): number | undefined {
  const [, digits] = /^[ \t]*(?:>[ \t]*)?(?:\S+\.(?:ya?ml|json)[:-])?(\d+)/.exec(line) ?? []
  return digits === undefined ? undefined : Number(digits)
}

/** True for a number before an entry or a key of the format, as no line of a fixture has it. */
function isNumbered(line: string): boolean {
  const [, dash, key] =
    /^[^|]*?(?<!\d)\d+(?:[ \t]*[:|]|-(?=[ \t])|\t|[ \t](?=[ \t]))[ \t]*(- +)?(?:["']?([\w$]+)["']?:(?:\s|$))?/.exec(
      line,
    ) ?? []
  return dash !== undefined || (key !== undefined && isKeyName(key))
}

/** What people copy along with a fixture, or in place of one. */
const copied: readonly Copied[] = [
  {
    line: /^[ \t]*(?:(?:>[ \t]*)?(?:\S+\.(?:ya?ml|json)[:-])?\d+(?:[ \t:|]|-[ \t]|$)|\|[ \t]+\^+[ \t]*$)/,
    least: 1,
    isRun: (lines) => {
      const numbers = lines.flatMap((line) => numberOf(line) ?? [])
      const [first = 0, ...more] = numbers
      return more.length > 0
        ? more.every((one, index) => one === first + index + 1)
        : isNumbered(lines[0] ?? '')
    },
    lead: /^(?:[^|\d\n]*\d+[ \t]*[:|-]?|[ \t]*\|[ \t]+\^+)/gm,
    message: (lines) => {
      const rest = lines.some((line) => /\^[ \t]*$/.test(line)) ? ', and the line with ^' : ''
      return lines.length === 1
        ? 'found a number at the start of a line, as an editor shows it: remove it'
        : `found numbers at the start of ${several(lines)}, as an editor shows them: remove them${rest}`
    },
  },
  {
    line: /^(?:\p{L}[^\t\n:#]*(?: {2,}|\t)|\p{L}[^\t\n:#[]* (?=\[)|(?=\[))\[?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp][Mm])?\]?[ \t\r]*$/u,
    least: 1,
    message: (lines) =>
      `found ${several(lines)} with a time of day, as a chat shows above what is written: remove ${lines.length === 1 ? 'the line' : 'them'}`,
  },
  {
    line: /^(?:[+-](?!--\s*$)|@@ |diff --git |index [\da-f]+\.\.)/,
    least: 1,
    // A bullet is one space before its text.
    isRun: (lines) => lines.some((line) => /^\+(?: {2,}|[^\s+])|^(?:@@|diff) |^\+\+\+ /.test(line)),
    // The lines that it adds are those that are meant.
    lead: /^(?:\+(?!\+\+ )|[^\n]+)/gm,
    message: (lines) =>
      lines.every((line) => /^(?:@@|diff|index)/.test(line))
        ? `found ${several(lines)} of a diff: remove ${lines.length === 1 ? 'it' : 'them'}`
        : `found ${lines[0]?.charAt(0) === '+' ? '+' : 'signs'} at the start of ${several(lines)}, as in a diff: remove the signs, and the lines that the diff removes`,
  },
  {
    line: /^[ \t]*(?:curl[ \t]|--?[A-Za-z][\w-]*[ \t]+(?:'[^'\n]*'|"[^"\n]*")[ \t]*\\?$)/,
    least: 1,
    message: (lines) =>
      `found ${several(lines)} of a curl command, expected the fixture alone: remove ${lines.length === 1 ? 'it' : 'them'}`,
  },
  {
    line: /^[ \t]*(?:(?:INSERT INTO|SELECT|UPDATE|DELETE FROM|CREATE TABLE|VALUES)[ \t(](?=.*[(;=])|\('[^'\n]*'(?:, *(?:'[^'\n]*'|[\w.]+))+\)[,;]?$)/,
    least: 1,
    message: (lines) =>
      `found ${several(lines)} of SQL, expected entries of a fixture: write "- " and the keys of each row`,
  },
  {
    line: /^(?:> ?)+(?=\s*(?:- |[\w$]+:(?:\s|$)))/,
    least: 1,
    message: quotedMail,
  },
  {
    line: /^(?:> ?)+(?=\s*(?:"[\w$]+"\s*:|[[\]{}]))/,
    least: 1,
    isOfJson: true,
    lead: /^(?:> ?)+/gm,
    message: quotedMail,
  },
  {
    line: /^(?:[^\t\n#]+\t[^\n]*|[ \t]*\|[^\n]*\|[ \t\r]*|[^:,\n#[\]{}][^:,;\n#[\]{}]*[,;][^:\n#[\]{}]*)$/,
    least: 2,
    isRun: ([head = '']) =>
      head.split(/[\t|,;]/).filter((cell) => isKeyName(cell.trim())).length > 1,
    message: (lines) =>
      `found ${lines.length} rows of a table, expected an entry for each, such as "- firstName: Jane"; ghl-mock import FILE makes entries from a CSV file`,
  },
]

/**
 * Lines that neither YAML nor JSON has: marks of a merge in Git, of code in Markdown, and of what was copied along.
 *
 * @param documents what YAML makes of the text; absent for JSON
 */
export function copiedLines(source: Source, documents?: readonly Document[]): Slip[] {
  const inBlock = textsIn(documents ?? [])
  const unread = [...source.text.matchAll(unreadBlock)].map(({ 0: all, index }) => [
    index,
    all.length + index,
  ])
  const inText = (at: number) =>
    inBlock(at) || unread.some(([from = 0, to = 0]) => from < at && at < to)
  const lines = [...ends(source), ...copiedIn(source, documents === undefined)].filter(
    ({ at }) => !inText(at),
  )
  return [...conflicts(source, inText), ...heredocs(source), ...fences(source), ...lines]
}

/** A block of text below a key with another sign than a colon. */
const unreadBlock =
  /^( *)(?:- +)?[\w$]+ *(?:[=;]|[-–—]>?) *[|>][-+]?[ \t\r]*\n(?:(?:\1 +\S[^\n]*|[ \t\r]*)\n)*/gm

/** True for a place inside of a block of text or of a text in quotes, which may have any lines. */
export function textsIn(documents: readonly Document[]): (at: number) => boolean {
  const ranges: (readonly number[])[] = []
  const look = ({ type, range }: Scalar) => {
    if (type !== Scalar.PLAIN && range) ranges.push(range)
  }
  for (const document of documents) eachScalar(document, look)
  return (at) => ranges.some(([start = 0, end = 0]) => start < at && at < end)
}

/** A mistake of whole lines, which are left out. */
export const slipOf = (message: string, at: number, lines: string): Slip => ({
  message,
  at,
  length: (lines.split('\n', 1)[0] ?? '').trimEnd().length,
  mend: { from: at, text: blanked(lines) },
  isSure: true,
})

/** The marks of a conflict in their order; git may show the common ancestor too, after `|`. */
const conflictMarks = /^<\|?(?:=>?)?$/

/** A line with a mark of a conflict, and where it is. */
interface Mark {
  line: string
  at: number
  isIndented: boolean
}

function conflicts({ text }: Source, inText: (at: number) => boolean): Slip[] {
  const slips: Slip[] = []
  let open: Mark[] = []
  const marks = [...text.matchAll(/^([ \t]*)((?:[<|>]{7} |={7}\s*$)[^\n]*)/gm)].map(
    ({ 1: lead = '', 2: line = '', index }): Mark => ({
      line,
      at: index + lead.length,
      isIndented: lead !== '',
    }),
  )
  for (const mark of marks) {
    if (mark.isIndented && inText(mark.at)) continue
    const signs = [...open, mark].map(({ line }) => line.charAt(0)).join('')
    if (!conflictMarks.test(signs)) {
      slips.push(...open.flatMap(leftMark))
      open = []
      if (!signs.endsWith('<')) {
        slips.push(...leftMark(mark))
        continue
      }
    }
    open.push(mark)
    const [first, second] = open
    if (!signs.endsWith('>') || !first || !second) continue
    const message =
      'found a conflict that Git could not merge, expected one of the two versions: remove the other one and the lines that begin with <<<<<<<, ======= and >>>>>>>'
    slips.push(slipOf(message, first.at, first.line))
    slips.push(slipOf('', second.at, text.slice(second.at, mark.at + mark.line.length)))
    open = []
  }
  return [...slips, ...open.flatMap(leftMark)]
}

/** A line that was left behind when the rest of a conflict was removed; an indented one may be a line of text. */
function leftMark({ line, at, isIndented }: Mark): Slip[] {
  const message = `found ${shortened(line.trim())}, a mark of a conflict in Git: remove the line`
  return isIndented ? [] : [slipOf(message, at, line)]
}

/** A command that writes the lines below it to a file, as in a shell: `cat > a.yaml <<EOF`. */
function heredocs({ text }: Source): Slip[] {
  const found = [...text.matchAll(/^[^\n]*<<-?\s*['"]?(\w{1,100})['"]?[ \t\r]*$/gm)]
  const [end = ''] = /(?<=\n)(?:EOF|EOT|HEREDOC)(?=\s*$)/.exec(text.slice(-100)) ?? []
  if (found.length === 0 && end !== '') {
    const message = `found ${end}, which ends what a shell writes to a file: remove the line`
    return [slipOf(message, text.lastIndexOf(end), end)]
  }
  return found.flatMap(({ 0: line, 1: word = '', index }) => {
    const end = new RegExp(`^\\s*${word}\\s*$`, 'm').exec(text.slice(index + line.length))
    if (!end) return []
    const message = `found a command of a shell, expected the fixture alone: remove the line, and the one with ${word}`
    return [
      slipOf(message, index, line),
      slipOf('', index + line.length + end.index, end[0].trimEnd()),
    ]
  })
}

function fences({ text }: Source): Slip[] {
  const found = text.matchAll(/^(?:(```|~~~)|(\{(?:code|noformat|quote))[:}])[^\n]*/gm)
  return [...found].map(({ 0: line, 1: fence, 2: macro = '', index }, number) => {
    const [mark, where] = fence ? [fence, 'Markdown'] : [`${macro}}`, 'Jira']
    const message = `found ${mark} as around code in ${where}, expected the fixture alone: remove the lines that begin with ${fence ?? macro}`
    return slipOf(number === 0 ? message : '', index, line)
  })
}

/** `...` at the start of a line ends a document of YAML. People write it for what they leave out. */
function ends({ text }: Source): Slip[] {
  const message = 'found ..., which ends a document in YAML: remove the line'
  return [...text.matchAll(/^\.{3}[ \t]*(?=\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*[^\s#])/gm)].map(
    ({ 0: line, index }) => slipOf(message, index, line),
  )
}

function copiedIn({ text }: Source, isJson: boolean): Slip[] {
  return copied.flatMap(({ line, least, isRun, isOfJson, lead, message }) => {
    if (isOfJson && !isJson) return []
    const runs: { at: number; lines: string[]; end: number }[] = []
    for (const { 0: found, index } of text.matchAll(
      new RegExp(`${line.source}[^\\n]*`, `gm${line.flags}`),
    )) {
      const last = runs.at(-1)
      const isNext = last && /^\r?\n?$/.test(text.slice(last.end, index))
      const run = isNext ? last : { at: index, lines: [], end: index }
      if (!isNext) runs.push(run)
      run.lines.push(found)
      run.end = index + found.length
    }
    return runs
      .filter(({ lines }) => lines.length >= least && (isRun?.(lines) ?? true))
      .map(({ at, lines, end }) => {
        const slip = slipOf(message(lines), at, text.slice(at, end))
        if (!isJson || !lead) return slip
        return { ...slip, mend: { from: at, text: text.slice(at, end).replace(lead, blanked) } }
      })
  })
}
