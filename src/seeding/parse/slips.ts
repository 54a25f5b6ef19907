import { type Document, Scalar } from 'yaml'
import { isKeyName } from './key-names.js'
import { causes, noColon } from './slip-causes.js'
import type { Source } from './source.js'
import { eachScalar } from './yaml-scalars.js'

/** A mistake in a text. */
export interface Slip {
  /** Empty for what belongs to the mistake before it. */
  message: string
  /** Where it is, and how many characters to mark. */
  at: number
  length: number
  /** Where it was noticed, if that is another place. */
  noticed?: number
  /** What to read in place of a part of the text, so that the rest is understood; absent when it is anyway. */
  mend?: Mend
  /** True when the text alone shows it: others may be mended at the same time. */
  isSure?: true
  /** True when the rest of its line is understood. */
  isLocal?: boolean
}

/** A part of a text, and what to read in its place: as many characters, so that all places stay the same. */
export interface Mend {
  from: number
  text: string
}

/** The mistakes that keys, values that begin a line, and lines with an error of the parser show. */
export function slipsIn(
  source: Source,
  documents: readonly Document[],
  errors: readonly number[],
): Slip[] {
  const { text } = source
  /** Where lines begin, and whether a key is there that is complete. */
  const begins = errors.map((at) => beforeArrow(text, at)).filter((at) => beginsLine(text, at))
  const noticed = new Map(begins.map((at) => [afterHyphens(text, at), at]))
  const starts = new Map([...noticed.keys()].map((at) => [at, false]))
  const look = ({ type, range }: Scalar, isOfPair: boolean) => {
    const [start = 0, end = 0] = range ?? []
    if (type !== Scalar.PLAIN || start === end) return
    const isFirst = beginsLine(text, start)
    const isOfLine = !text.slice(start, end).includes('\n')
    const isBeforeColon = isOfLine && /^[ \t]*:/.test(text.slice(end, end + 100))
    const isKey = isOfPair && isOfLine && (!isFirst || isBeforeColon)
    // After a key and its colon it is a value, whatever the library takes it for after a mistake.
    const isValue = !isBeforeColon && /\w: +$/.test(text.slice(Math.max(0, start - 20), start))
    if (isFirst || (isOfPair && !isValue)) starts.set(start, isKey)
  }
  for (const document of documents) eachScalar(document, look)
  return [...starts].flatMap(([start, isKey]) => {
    const [line = ''] = text.slice(start, start + 300).split(/[\r\n]/, 1)
    const isAlone = isKey || isEntryOfTexts(text, start)
    const isEntry = text.charAt(start - 1) !== '' && text.charAt(start - 1) !== '\n'
    const slip =
      secondHyphen(text, line, start) ??
      templateName(source, line, start) ??
      atMargin(source, line, start) ??
      withoutBlock(
        source,
        slipOfLine(line.trimEnd(), entryOf(text, line, start), start, isAlone, isEntry),
      )
    return slip ? { ...slip, noticed: noticed.get(start) ?? slip.noticed ?? slip.at } : []
  })
}

/** Blanks a block of text as well if there is no room for the sign that begins it: `body=|`. */
function withoutBlock(source: Source, slip: Slip | undefined): Slip | undefined {
  const [header] = /^[\w$]+[=:][|>][-+]?[ \t\r]*(?=\n)/.exec(source.text.slice(slip?.at)) ?? []
  if (!slip?.mend || header === undefined) return slip
  const { from, text } = blank(source, slip.at)
  return {
    ...slip,
    mend: { from, text: header.replace(/[=:].*/, ':') + text.slice(header.search(/[=:]/) + 1) },
  }
}

/** True for the text of a list entry with nothing below it but another word: `- contacts` among scopes. */
function isEntryOfTexts(text: string, start: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  if (!text.slice(lineStart, start).includes('-')) return false
  const below = /\n[ \t]*(?=[^\s#])(?![\w./-]+[ \t\r]*(?:\n|$))/y
  const end = text.indexOf('\n', start)
  below.lastIndex = end < 0 ? text.length : end
  return (below.exec(text)?.[0].length ?? 0) <= start - lineStart
}

/** Where the > is before what is rejected, because > begins a block of text. */
function beforeArrow(text: string, at: number): number {
  const [arrow = ''] = /> +$/.exec(text.slice(Math.max(0, at - 20), at)) ?? []
  return at - arrow.length
}

function afterHyphens(text: string, at: number): number {
  const hyphens = /(?:- +)*/y
  hyphens.lastIndex = at
  return at + (hyphens.exec(text)?.[0].length ?? 0)
}

const beginsLine = (text: string, start: number): boolean =>
  /(?:^|\n)[ -]*$/.test(text.slice(Math.max(0, start - 200), start))

/** What begins an entry once more after its hyphen: `- -id: c1`, `- 1. id: c1`. */
function secondHyphen(text: string, line: string, start: number): Slip | undefined {
  const [all, sign = ''] =
    /^(-+|\d+[.)]|[‐‑‒–—−•·▪▸►‣◦●→➤*+])\s*(?=["'\w$]+:(?:\s|$))/.exec(line) ?? []
  if (all === undefined) return undefined
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  if (!/^ *(?:- +)+$/.test(before)) return undefined
  const message =
    sign === '-'
      ? 'found two hyphens, expected one before a list entry: remove the second one'
      : `found ${sign} after a hyphen, expected the hyphen alone before a list entry: remove ${sign}`
  const mend = { from: start, text: line.slice(all.length).padEnd(line.length) }
  return { message, at: start, length: sign.length, mend, isSure: true }
}

/** The name of a template that has no colon after it, or a hyphen before it. */
function templateName(source: Source, line: string, start: number): Slip | undefined {
  const { text } = source
  const from = text.lastIndexOf('\n', start - 1) + 1
  // A whole file may be one line, in which it would be looked for at every word.
  if (start - from > 300) return undefined
  const [, lead = '', dash = '', name = '', colon, equals = ''] =
    /^( *)((?:- *)?)(\w[\w -]*\w)(?:(:)(?:\s+\{.*)?|(\s*=>?)?\s*(?:\{.*|#.*)?)$/.exec(
      text.slice(from, start) + line,
    ) ?? []
  // No person has longer templates.
  const before = name === '' ? '' : text.slice(Math.max(0, from - 20_000), from)
  const above = before.slice(before.lastIndexOf('\ntemplates:') + 1)
  const [all, first] = /^templates:[^\n]*\n(?:[ \t\r]*(?:#.*)?\n)*( *)/.exec(above) ?? []
  const indent = all === above ? lead : first
  if (all === undefined || /\n[^\s#-]/.test(above)) return undefined
  const at = from + lead.length
  const isFlush = lead === ''
  if (dash && colon && !isKeyName(name) && (isFlush || lead === indent)) {
    const isFirst = !new RegExp(`\\n${lead}-`).test(above)
    const names = isFirst ? namesWithDash(text.slice(from, from + 20_000), lead) : []
    const which =
      names.length > 1
        ? `names of templates, expected ${names.join(' and ')}`
        : `name of a template, expected "${name}:"`
    const message = `found "${dash}" before the ${which} without it${isFlush ? ', indented' : ''}`
    const mend = !isFlush
      ? { from: at, text: `${name}:`.padEnd(name.length + 1 + dash.length) }
      : indent === ''
        ? { from, text: ' '.repeat(dash.length) }
        : // Less indented than the others it would be no part of the templates.
          blank(source, from, true)
    return { message: isFirst ? message : '', at, length: 1, mend, isSure: true }
  }
  if (colon || dash || isFlush || lead !== indent) return undefined
  const message = equals
    ? `found ${equals.trim()} after ${name}, expected a colon: "${name}:"`
    : noColon(name)
  const length = name.length + equals.length
  const mend = { from: start, text: `${equals ? name : name.slice(0, -1)}:`.padEnd(length) }
  return { message, at: start, length, mend, isSure: true }
}

/** The names of templates with a hyphen in a column, from the first one on, before another key of the file. */
function namesWithDash(text: string, lead: string): string[] {
  const [own = ''] = /^[^\n]*(?:\n(?:[ \t\r#-][^\n]*)?)*/.exec(text) ?? []
  const found = own.matchAll(new RegExp(`^${lead}- *(\\w[\\w -]*\\w):(?=\\s|$)`, 'gm'))
  return [...found].flatMap(([, name = '']) => (isKeyName(name) ? [] : [`"${name}:"`]))
}

/** A hyphen and a name in line with the keys of the file, below none of them. */
function atMargin(source: Source, line: string, start: number): Slip | undefined {
  const [, name = ''] = /^-(\w[\w-]*):(?:\s|$)/.exec(line) ?? []
  if (name === '' || isKeyName(name) || source.at(start).column !== 1) return undefined
  const { text } = source
  const isBelow = /:[ \t]*\n$/.test(text.slice(Math.max(0, start - 200), start))
  if (isBelow || !/^subAccounts:/m.test(text)) return undefined
  const message = `found "-${name}:" in line with the keys of the file, expected it indented, below the one that it belongs to`
  const mend = blank(source, start, true)
  return { message, at: start, length: name.length + 2, mend, isSure: true }
}

/** The part of a line that is one entry: between brackets, up to the next comma or bracket. */
function entryOf(text: string, line: string, start: number): string {
  if (!/[[{,]\s*$/.test(text.slice(Math.max(0, start - 200), start))) return line.trimEnd()
  const entry = /^(?:(?<=[:\s])(?:"(?:\\.|[^"\\])*"|'[^']*'|\[[^\]]*\]|\{[^}]*\})|[^,\]}])*/
  return (entry.exec(line)?.[0] ?? line).trimEnd()
}

function slipOfLine(
  line: string,
  entry: string,
  start: number,
  isKey: boolean,
  isEntry: boolean,
): Slip | undefined {
  for (const { pattern, message, mend, named, marks, alone } of causes) {
    if (alone && isKey) continue
    const found = pattern.exec(line)
    if (!found || (named && !named(found[1] ?? ''))) continue
    // An entry of a list of texts, such as a header, may begin with `x-`.
    if (isEntry && found[1]?.startsWith('x-')) continue
    const [match] = found
    const by = mend(match)
    const marked = marks?.exec(match)
    const [at, length] = marked ? [start + marked.index, marked[0].length] : [start, entry.length]
    return {
      message: message(found, entry),
      at,
      length,
      noticed: start,
      mend: { from: start, text: by },
      isSure: true,
      // Neither blanked nor commented out.
      isLocal: /^[^\s#]/.test(by),
    }
  }
  return undefined
}

/** A text in which mistakes are mended. */
export function mended(text: string, slips: readonly Slip[]): string {
  const parts: string[] = []
  let end = 0
  const mends = slips.flatMap(({ mend }) => mend ?? []).toSorted((a, b) => a.from - b.from)
  for (const { from, text: by } of mends) {
    if (from < end) continue
    parts.push(text.slice(end, from), by)
    end = from + by.length
  }
  return parts.join('') + text.slice(end)
}

export const blanked = (text: string): string => text.replace(/[^\n\r]/g, ' ')

/**
 * Blanks a line from an offset on, and the lines below that are indented further than what the line begins with.
 *
 * @param whole blanks all of the line
 */
export function blank({ text }: Source, from: number, whole = false): Mend {
  const lineStart = text.lastIndexOf('\n', from - 1) + 1
  const column = /^[\s-]*/.exec(text.slice(lineStart, from))?.[0].length ?? 0
  const below = new RegExp(
    String.raw`[^\n]*(?:\n {${column + 1},}[^\n]*|\n[ \t\r]*(?=\n))*(?:\n[ \t]*[\]}]+,?[ \t\r]*(?=\n|$))?`,
    'y',
  )
  below.lastIndex = whole ? lineStart : from
  return { from: below.lastIndex, text: blanked(below.exec(text)?.[0] ?? '') }
}
