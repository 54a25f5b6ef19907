/** A place in a fixture; lines and columns count from 1. */
export interface Place {
  /** The path of the file, or the name of a text that is not a file. */
  file: string
  line?: number
  column?: number
  /** The number of characters to mark. */
  length?: number
  /** The text around the place, for messages. */
  excerpt?: Excerpt
}

/** The part of a line around a place, and the same part of the line before it. */
interface Excerpt {
  line: string
  before: string
  /** The number of characters in `line` before the place. */
  indent: number
}

/** The number of characters of a line in an excerpt. */
const width = 100

/** `file:line:column`, which editors and terminals turn into links. */
export const formatPlace = ({ file, line, column }: Place): string =>
  line === undefined ? file : `${file}:${line}:${column}`

/** The text that a place marks, as far as the excerpt shows it. */
export const writtenAt = ({ length = 0, excerpt }: Place): string =>
  excerpt?.line.slice(excerpt.indent, excerpt.indent + length) ?? ''

/** The rest of the line after the text that a place marks. */
const restOf = ({ length = 0, excerpt }: Place): string | undefined =>
  excerpt?.line.slice(excerpt.indent + length)

/** True for a key or the hyphen of a list entry whose value is commented out, as in `color: #FFAA00`. */
export const isCommentedOut = (place: Place): boolean =>
  (place.length === 0 ? /^#/ : /^:\s+#/).test(restOf(place) ?? '')

/** True for a key between brackets that a comma or the end of them follows. */
export const isWithoutColon = (place: Place): boolean => /^\s*[,}]/.test(restOf(place) ?? '')

/** True for a key, or the hyphen of a list entry, that nothing follows. */
export const isLeftEmpty = (place: Place): boolean =>
  place.excerpt !== undefined &&
  (place.length === 0 || /^\s*:\s*(?:[,}].*)?$/.test(restOf(place) ?? ''))

/** An error or a warning about a fixture. */
export interface Problem {
  /** Fixtures with an error are not loaded; fixtures with warnings are. */
  severity: 'error' | 'warning'
  place: Place
  message: string
  /** The other place, when two places contradict each other. */
  other?: Place
}

export const isError = ({ severity }: Problem): boolean => severity === 'error'

/** Sorts problems by line and column. */
export const byPlace = ({ place: a }: Problem, { place: b }: Problem): number =>
  (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0)

/** The number of problems of one kind that are reported at most. */
export const maxReported = 1000

/** Thrown when a fixture cannot be read; carries all problems found. */
export class Unreadable extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ message }) => message).join('\n'))
    this.problems = problems
  }
}

export const unreadable = (place: Place, message: string): Unreadable =>
  new Unreadable([{ severity: 'error', place, message }])

/** Calls `read`, and adds the problems of an `Unreadable` that it throws to `problems`. */
export function collect<T>(problems: Problem[], read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    problems.push(...error.problems)
    return undefined
  }
}

/** True for an entry between braces, which no hyphen begins. */
export const isInBraces = ({ excerpt }: Place): boolean =>
  excerpt?.line.charAt(excerpt.indent) === '{'

/** The text of a fixture, and where its lines begin. */
export class Source {
  readonly file: string
  readonly text: string
  #lineStarts: readonly number[] | undefined

  constructor(file: string, text: string) {
    this.file = file
    this.text = text
  }

  /** The place of a character; of the end, if the offset is beyond it. */
  at(offset: number, length = 1): Place {
    const within = Math.max(0, Math.min(offset, this.text.length))
    const line = this.lineAt(within)
    const column = within - (this.#lineStarts?.[line - 1] ?? 0) + 1
    const from = column > width - 20 ? column - 40 : 0
    const excerpt = {
      line: this.#part(line, from),
      before: this.#part(line - 1, from),
      indent: column - 1 - from + (from > 0 ? 1 : 0),
    }
    return { file: this.file, line, column, length, excerpt }
  }

  /** The number of the line of a character. */
  lineAt(offset: number): number {
    this.#lineStarts ??= startsOf(this.text)
    let [first, last] = [0, this.#lineStarts.length - 1]
    while (first < last) {
      const middle = Math.ceil((first + last) / 2)
      if ((this.#lineStarts[middle] ?? 0) <= offset) first = middle
      else last = middle - 1
    }
    return first + 1
  }

  /** The numbers of the lines from one character to another. */
  linesOf(from: number, to: number): number[] {
    const first = this.lineAt(from)
    return Array.from({ length: this.lineAt(to) - first + 1 }, (_, index) => first + index)
  }

  /** At most `width` characters of a line, from the character `from` on. */
  #part(line: number, from: number): string {
    const start = this.#lineStarts?.[line - 1]
    if (start === undefined) return ''
    const first = start + from
    const end = Math.min(first + width + 1, this.#lineStarts?.[line] ?? this.text.length)
    const [rest = ''] = this.text.slice(first, end).split(/[\r\n]/, 1)
    const shown = rest.slice(0, width).replace(/\p{Cc}/gu, ' ')
    return `${from > 0 ? '…' : ''}${shown}${rest.length > width ? '…' : ''}`
  }
}

function startsOf(text: string): number[] {
  const starts = [0]
  const ends = /\r\n|\n|\r/g
  while (ends.test(text)) starts.push(ends.lastIndex)
  return starts
}
