import { blanked, type Mend, type Slip } from './slips.js'

/** A line whose quotes are written as those inside of a text, and the first of them. */
interface Line {
  at: number
  length: number
  mend: Mend
  /** What is to be done besides. */
  more: string[]
}

/** How quotes are written inside of a text. */
interface Kind {
  lines: RegExp
  lineOf: (line: string, lineAt: number) => Line | undefined
  message: (where: string) => string
}

/** A key whose last quote is escaped; any text, which may have no end in its line; one with escaped quotes; white space. */
const escapedParts =
  /("[\w$]+\\"(?=[ \t]*:[ \t]*(?:\\"|[\d[{-]|true|false|null)))|"(?:[^"\\]|\\.)*(?:"|$)|(\\"(?:[^"\\]|\\\\(?:\\["\\]|[^\\"]))*\\?"(?=[ \t]*(?:[,:}\]\r]|\\[nrt]|$)))|(\\[nrt])/g

/** A text with doubled quotes; a quote around an object or a list; or another text. */
const doubledParts =
  /""((?:[^"\\]|\\""|\\[^"]|"""")*)""(?=[ \t]*(?:[,:}\]\r]|$))|("(?=[[{]{1,2}"")|(?<=[\]}])"(?=[ \t]*(?:[,\]}\r]|$)))|"(?:[^"\\]|\\.)*"/g

/** What is before a key and before a text in their line. */
const [leadOfKey, lead] = [/(?:^|[{,])[ \t]*$/, /(?:^|[[{,:]|\\[nrt])[ \t]*$/]

const kinds: readonly Kind[] = [
  {
    lines: /^.*\\".*$/gm,
    lineOf: escapedIn,
    message: (where) =>
      `found escaped quotes, \\" in place of ", in ${where}, as in a log or in text: remove the \\ before each`,
  },
  {
    lines: /^.*""[\w$]+""[ \t]*:.*$/gm,
    lineOf: doubledIn,
    message: (where) =>
      `found doubled quotes, "" in place of ", in ${where}, as in CSV: remove one of each two`,
  },
]

/** Lines with all of their quotes escaped or doubled, as in a log or in a cell of CSV that has JSON in it. */
export const quotesOfText = (text: string): Slip[] =>
  kinds.flatMap(({ lines, lineOf, message }) => {
    const runs: Line[][] = []
    let end = 0
    for (const { 0: found, index } of text.matchAll(lines)) {
      const line = lineOf(found, index)
      if (!line) continue
      // Lines without quotes between them have brackets and numbers.
      if (runs.length === 0 || /["\\]/.test(text.slice(end, index))) runs.push([])
      runs.at(-1)?.push(line)
      end = index + found.length
    }
    return runs.flatMap((run) => {
      const more = new Set(run.flatMap((line) => line.more))
      const said = message(run.length === 1 ? 'this line' : `${run.length} lines`)
      return run.map((line, index) => ({
        ...line,
        message: index === 0 ? [said, ...more].join(', ') : '',
      }))
    })
  })

function escapedIn(line: string, lineAt: number): Line | undefined {
  const more: string[] = []
  let first = -1
  const text = line.replace(escapedParts, (part, key, escaped, space, at: number) => {
    const start = line.slice(Math.max(0, at - 100), at)
    if (space !== undefined) {
      more.push(`and ${part} outside of texts`)
      return blanked(part)
    }
    const isEscaped = key === undefined ? escaped && lead.test(start) : leadOfKey.test(start)
    if (!isEscaped) return part
    if (first < 0) first = at
    if (part.includes('\\\\')) more.push('then one of each two that are left')
    // As long as it is, and without a space at the end of a key.
    return part
      .replace(/\\"$/, '" ')
      .replace(/\\\\\\["\\]|\\([\\"])/g, (found, sign) =>
        sign === undefined ? `  ${found.slice(2)}` : ` ${sign}`,
      )
  })
  return lineOf(line, lineAt, first, text, more)
}

function doubledIn(line: string, lineAt: number): Line | undefined {
  const more: string[] = []
  let first = -1
  const text = line.replace(doubledParts, (part, inner, around, at: number) => {
    if (around !== undefined) more.push('and those around them')
    else if (inner === undefined || !lead.test(line.slice(Math.max(0, at - 100), at))) return part
    if (first < 0) first = at
    if (around !== undefined) return ' '
    const quoted = inner.replace(/\\""|""""/g, (one: string) => '\\"'.padStart(one.length))
    return ` "${quoted}" `
  })
  return lineOf(line, lineAt, first, text, more)
}

const lineOf = (
  line: string,
  lineAt: number,
  first: number,
  text: string,
  more: string[],
): Line | undefined =>
  first < 0
    ? undefined
    : {
        at: lineAt + first,
        length: line.trimEnd().length - first,
        mend: { from: lineAt, text },
        more,
      }
