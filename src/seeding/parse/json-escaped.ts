import { blanked, type Mend, type Slip } from './slips.js'

/** A key whose last quote is escaped; any text, which may have no end in its line; one with escaped quotes; white space. */
const parts =
  /("[\w$]+\\"(?=[ \t]*:[ \t]*(?:\\"|[\d[{-]|true|false|null)))|"(?:[^"\\]|\\.)*(?:"|$)|(\\"(?:[^"\\]|\\\\(?:\\["\\]|[^\\"]))*\\"(?=[ \t]*(?:[,:}\]\r]|\\[nrt]|$)))|(\\[nrt])/g

/** What is before a key and before a text in their line. */
const [leadOfKey, lead] = [/(?:^|[{,])[ \t]*$/, /(?:^|[[{,:]|\\[nrt])[ \t]*$/]

/** A line whose quotes are escaped, and the first of them. */
interface Escaped {
  at: number
  length: number
  mend: Mend
  /** The escaped white space outside of its texts. */
  spaces: string[]
  /** Whether there are more escaped signs inside of its texts. */
  isDeep: boolean
}

/** Quotes with a backslash before them around keys and texts, as in a text or a log that has JSON in it. */
export function escapedQuotes(text: string): Slip[] {
  const runs: Escaped[][] = []
  let end = 0
  for (const { 0: line, index } of text.matchAll(/^.*\\".*$/gm)) {
    const escaped = escapedIn(line, index)
    if (!escaped) continue
    // Lines without quotes between them have brackets and numbers.
    if (runs.length === 0 || /["\\]/.test(text.slice(end, index))) runs.push([])
    runs.at(-1)?.push(escaped)
    end = index + line.length
  }
  return runs.flatMap((run) =>
    run.map((line, index) => ({ message: index === 0 ? messageOf(run) : '', ...line })),
  )
}

function escapedIn(line: string, lineAt: number): Escaped | undefined {
  const spaces: string[] = []
  let [first, isDeep] = [-1, false]
  const text = line.replace(parts, (part, key, escaped, space, at: number) => {
    const start = line.slice(Math.max(0, at - 100), at)
    if (space !== undefined) {
      spaces.push(part)
      return blanked(part)
    }
    const isEscaped = key === undefined ? escaped && lead.test(start) : leadOfKey.test(start)
    if (!isEscaped) return part
    if (first < 0) first = at
    isDeep ||= part.includes('\\\\')
    // As long as it is, and without a space at the end of a key.
    return part
      .replace(/\\"$/, '" ')
      .replace(/\\\\\\["\\]|\\([\\"])/g, (found, sign) =>
        sign === undefined ? `  ${found.slice(2)}` : ` ${sign}`,
      )
  })
  if (first < 0) return undefined
  const length = line.trimEnd().length - first
  return { at: lineAt + first, length, mend: { from: lineAt, text }, spaces, isDeep }
}

function messageOf(run: readonly Escaped[]): string {
  const where = run.length === 1 ? 'this line' : `${run.length} lines`
  const spaces = [...new Set(run.flatMap((line) => line.spaces))].join(' and ')
  const more = spaces === '' ? '' : `, and ${spaces} outside of texts`
  const rest = run.some(({ isDeep }) => isDeep) ? ', then one of each two that are left' : ''
  return `found escaped quotes, \\" in place of ", in ${where}, as in a log or in text: remove the \\ before each${more}${rest}`
}
