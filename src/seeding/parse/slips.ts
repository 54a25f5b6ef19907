import { type Document, Scalar } from 'yaml'
import { quoted, shortened } from '../../lib/violation.js'
import { isKeyName } from './key-names.js'
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
}

/** A part of a text, and what to read in its place: as many characters, so that all places stay the same. */
export interface Mend {
  from: number
  text: string
}

interface Cause {
  /** Matches the line of a key, or of a value that begins its line, from its first character on. */
  pattern: RegExp
  message: (found: RegExpExecArray) => string
  /** What to read in place of the match, as long as it. */
  mend: (match: string) => string
  /** True when the first group must be a key of the format. */
  named?: true
  /** Is no mistake in a key that has its colon, nor in an entry of a list of texts. */
  alone?: true
  /** Marks the last character of the match in place of the line. */
  last?: true
}

/** Causes that a line shows, whatever the parser makes of it. */
const causes: readonly Cause[] = [
  {
    pattern: /^(--+|\d+[.)]|[‐‑‒–—−•·](?! ))(?=\s*["'\w]+:).*/,
    message: ([, sign]) => `found ${sign}, expected one hyphen (-) before a list entry`,
    mend: (line) =>
      line
        .replace(/^(?:--+|\d+[.)]|.)\s*/, '- ')
        .slice(0, line.length)
        .padEnd(line.length),
  },
  {
    pattern: /^(?:\/\/|\/\*|\*\/|--(?=\s)|;(?=\s))/,
    message: ([sign]) => `found a comment that begins with ${sign}, expected # before a comment`,
    mend: (match) => '#'.repeat(match.length),
  },
  {
    pattern: /^[‐‑‒–—−•·*+](?=\s)/,
    message: ([sign]) => `found ${sign} (${code(sign)}), expected a hyphen (-) before a list entry`,
    mend: () => '-',
  },
  {
    // At the start, after a hyphen, within a key, or after its colon.
    pattern:
      /^(?:-|[^\s:]+:|(?=[^:]+:)[\w$]*)?([\u00a0\u00ad\u2000-\u200f\u202f\u2060\u3000\ufeff])/,
    message: ({ 1: sign = '', input }) => invisible(sign, input),
    mend: (match) => `${match.slice(0, -1)} `,
    last: true,
  },
  {
    pattern: /^[“”„‘’«][^:]*[“”‘’»](?=:)/,
    message: ([key = '']) =>
      `found the typographic quotes ${key.charAt(0)} and ${key.at(-1)} around a key, expected the key without quotes`,
    mend: (match) => `"${match.slice(1, -1)}"`,
  },
  {
    pattern: /^([\w$]+)[：﹕]/,
    message: ([, name]) => `found a full-width colon, expected ": " after ${name}`,
    mend: (match) => `${match.slice(0, -1)}:`,
    named: true,
    last: true,
  },
  {
    pattern: /^([\w$]+)::+/,
    message: ([, name]) => `found two colons after ${name}, expected one: "${name}: value"`,
    mend: (match) => match.replace(/:+$/, ':').padEnd(match.length),
    named: true,
  },
  {
    pattern: /^([\w$]+):[^\s/]/,
    message: ({ 1: name = '', input }) =>
      `found ${quoted(input)}, expected a space after the colon${short(`${name}: ${input.slice(name.length + 1)}`)}`,
    mend: (match) => `${match.slice(0, -1)} `,
    named: true,
  },
  {
    pattern: /^-[A-Za-z"'{[]/,
    message: ({ input }) =>
      `found ${quoted(input)}, expected a space after the hyphen${short(`- ${input.slice(1)}`)}`,
    mend: () => '- ',
  },
  {
    pattern: /^:?([\w$]+)\s*=>?\s?/,
    message: ({ 0: match, 1: name, input }) => {
      const value = input.slice(match.length)
      const shown = /[,"{}[\]]/.test(value) ? 'value' : value
      return `found "${match.includes('>') ? '=>' : '='}" after ${name}, expected a colon${short(`${name}: ${shown}`)}`
    },
    mend: (match) => `${match.replace(/^:/, '').replace(/=.*/, ':').padEnd(match.length)}`,
    named: true,
  },
  {
    pattern: /^([\w$]+)((?:\.[\w$]+)+)\s*[=:].*/,
    message: ([, name, rest]) =>
      `found "${name}${rest}", expected "${name}:" and ${rest?.slice(1)} below it, indented`,
    mend: (match) => '#'.repeat(match.length),
    named: true,
  },
  {
    pattern: /^([\w$]+)(?: +:(?=\S)|;\s*)/,
    message: ({ 0: match, 1: name }) =>
      match.endsWith(':')
        ? `found a space before the colon and none after it, expected "${name}: value"`
        : `found ; after ${name}, expected a colon: "${name}: value"`,
    mend: (match) => match.replace(/\s*[:;]\s*$/, ':').padEnd(match.length),
    named: true,
  },
  {
    pattern: /^[\w$-]+:\s+&\s+(?=[\w-]+\s*$)/,
    message: ({ input }) => {
      const name = input.replace(/^.*&\s+/, '')
      return `found a space after &, expected the name right after it, &${name}, or quotes around text: "& ${name}"`
    },
    mend: (match) => match.replace(/&(\s+)$/, '$1&'),
  },
  {
    pattern: /^"([\w$]+):\s+([^"]+)"$/,
    message: ([, name, value]) =>
      `found quotes around a key and its value, expected them around the value alone: ${name}: "${shortened(value ?? '')}"`,
    mend: (match) => `${match.slice(1).replace(': ', ': "')}`,
    named: true,
  },
  {
    pattern: /^"([\w$]+):"\s*(?=\S)/,
    message: ({ 0: match, 1: name, input }) =>
      `found the colon between the quotes, expected it after the key${short(`${name}: ${input.slice(match.length)}`)}`,
    mend: (match) => match.replace(/"([\w$]+):"/, '"$1":'),
    named: true,
  },
  {
    pattern: /^(\.{3}|…)$/,
    message: ([sign]) => `found ${sign}, expected what it stands for: remove the line`,
    mend: (match) => '#'.repeat(match.length),
  },
  {
    pattern: /^([\w$]+)(?:\s+#.*)?$/,
    message: ([, name]) => `found "${name}" without a colon, expected "${name}:" and its value`,
    mend: (match) => `${match.replace(/.(?=\s|$)/, ':')}`,
    alone: true,
    named: true,
  },
]

/** What to write instead, unless it is long. */
const short = (text: string): string => (text.length > 40 ? '' : `: "${text}"`)

/** Characters that take no room, unlike a space of another kind. */
const zeroWidth = /[\u00ad\u200b-\u200f\u2060\ufeff]/

/** The sentence about a character that looks like a space, or like nothing; the line may have more of them. */
export function invisible(sign: string, line: string): string {
  const count = line.split(sign).length - 1
  const it = count > 1 ? `each of the ${count} in this line` : 'it'
  const what = `${sign === '\u00a0' ? 'a no-break space' : 'an invisible character'} (${code(sign)})`
  return zeroWidth.test(sign)
    ? `found ${what}: delete ${it}`
    : `found ${what}, expected a plain space: delete ${it} and type a space`
}

/** `U+00A0` */
export const code = (sign = ''): string =>
  `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** The mistakes that keys, values that begin a line, and lines with an error of the parser show. */
export function slipsIn(
  { text }: Source,
  documents: readonly Document[],
  errors: readonly number[],
): Slip[] {
  /** Where lines begin, and whether a key is there that is complete. */
  const starts = new Map(errors.filter((at) => beginsLine(text, at)).map((at) => [at, false]))
  const look = ({ type, range }: Scalar, isOfPair: boolean) => {
    const [start = 0, end = 0] = range ?? []
    if (type !== Scalar.PLAIN || start === end) return
    const isKey = isOfPair && !text.slice(start, end).includes('\n')
    if (isOfPair || beginsLine(text, start)) starts.set(start, isKey)
  }
  for (const document of documents) eachScalar(document, look)
  return [...starts].flatMap(([start, isKey]) => {
    const [line = ''] = text.slice(start, start + 300).split(/[\r\n]/, 1)
    const isAlone = isKey || isEntryOfTexts(text, start)
    return secondHyphen(text, line, start) ?? slipOfLine(line.trimEnd(), start, isAlone) ?? []
  })
}

/** True for the text of a list entry with nothing below it: `- contacts` among scopes. */
function isEntryOfTexts(text: string, start: number): boolean {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  if (!text.slice(lineStart, start).includes('-')) return false
  const below = /\n[ \t]*(?=[^\s#])/y
  const end = text.indexOf('\n', start)
  below.lastIndex = end < 0 ? text.length : end
  return (below.exec(text)?.[0].length ?? 0) <= start - lineStart
}

const beginsLine = (text: string, start: number): boolean =>
  /^[ -]*$/.test(text.slice(Math.max(start - 200, text.lastIndexOf('\n', start - 1) + 1), start))

/** What begins an entry once more after its hyphen: `- -id: c1`, `- 1. id: c1`. */
function secondHyphen(text: string, line: string, start: number): Slip | undefined {
  const [all, sign = ''] = /^(-+|\d+[.)]|[‐‑‒–—−•·*+])\s*(?=["'\w$]+:(?:\s|$))/.exec(line) ?? []
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  if (all === undefined || !/^ *(?:- +)+$/.test(before)) return undefined
  const message =
    sign === '-'
      ? 'found two hyphens, expected one before a list entry: remove the second one'
      : `found ${sign} after a hyphen, expected the hyphen alone before a list entry: remove ${sign}`
  const mend = { from: start, text: line.slice(all.length).padEnd(line.length) }
  return { message, at: start, length: sign.length, mend, isSure: true }
}

function slipOfLine(line: string, start: number, isKey: boolean): Slip | undefined {
  for (const { pattern, message, mend, named, last, alone } of causes) {
    if (alone && isKey) continue
    const found = pattern.exec(line)
    if (!found || (named && !isKeyName(found[1] ?? ''))) continue
    const [match] = found
    const [at, length] = last ? [start + match.length - 1, 1] : [start, line.length]
    return {
      message: message(found),
      at,
      length,
      noticed: start,
      mend: { from: start, text: mend(match) },
      isSure: true,
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
