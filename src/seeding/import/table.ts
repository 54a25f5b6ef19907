import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { CsvError, parse } from 'csv-parse/sync'
import { ImportProblem } from './problem.js'

/** What a file says of a contact: cells with the names of their columns, which may be there several times. */
export type Cells = readonly (readonly [column: string, cell: unknown])[]

/** A contact of a file, and where it is: `contacts.csv:4`. */
export interface Entry {
  readonly cells: Cells
  readonly place: string
}

export function readFile(file: string): { text: string; isUtf: boolean } {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new ImportProblem(`${file} cannot be read: ${(error as Error).message}`, true) // of the file system
  }
  const decoded = decode(bytes)
  const text = (decoded ?? windows1252(bytes)).replace(/^\uFEFF/, '')
  if (!text.includes('\0')) return { text, isUtf: decoded !== undefined }
  throw new ImportProblem(`${file} has a NUL, expected text: save it as CSV in UTF-8`)
}

/** What Windows-1252 has in place of the control characters of Latin-1; Node decodes one as the other. */
const signs = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

const windows1252 = (bytes: Buffer): string =>
  bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (sign) => signs.charAt(sign.charCodeAt(0) - 0x80))

/** Text in UTF-8, or in UTF-16 as spreadsheets write "Unicode text"; undefined for any other. */
function decode(bytes: Buffer): string | undefined {
  const mark = bytes.toString('hex', 0, 2)
  if (mark === 'fffe') return bytes.toString('utf16le')
  // Of an odd number of bytes the last one is half of a letter.
  if (mark === 'feff')
    return bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le')
  return isUtf8(bytes) ? bytes.toString() : undefined
}

/** A row of a table and the line that it begins in. */
interface Line {
  record: string[]
  line: number
}

/** A row as the library reads it, and where in the text it ends. */
interface Parsed {
  record: string[]
  info: { bytes: number }
}

/** Reads a table whose first row has the names of columns. Rows and columns that are empty are passed over. */
export function rowsOfCsv(file: string, text: string): Entry[] {
  const [head, ...lines] = linesOf(file, text)
  const isUsed = (cell: string) => cell !== ''
  const width = Math.max(head?.record.findLastIndex(isUsed) ?? -1, 0) + 1
  const names = head?.record.map((name, index) => name || `Column ${index + 1}`) ?? []
  const rows = lines
    .filter(({ record }) => record.some(isUsed))
    .map(({ record, line }): Entry => {
      const place = `${file}:${line}`
      const isTooLong = record.length > names.length && record.slice(names.length).some(isUsed)
      if (isTooLong || record.length < width)
        throw new ImportProblem(`${place} ${lengthProblem(record, names)}`)
      const cells = names.flatMap((name, index): Cells => {
        const cell = record[index] ?? ''
        return cell === '' && head?.record[index] === '' ? [] : [[name, cell]]
      })
      return { cells, place }
    })
  if (rows.length > 0) return rows
  throw new ImportProblem(
    `${file} has no contacts, expected a line of column names and a line each`,
  )
}

function linesOf(file: string, text: string): Line[] {
  // Excel takes the separator from such a line.
  const [declared] = /^sep=.(?:\r\n?|\n)/i.exec(text) ?? []
  // Spreadsheets write ="0049" so that a text is no number.
  const body = text.slice(declared?.length).replace(/(?<=^|[,;\t|])="((?:[^"\n]|"")*)"/gm, ' "$1"')
  const options = {
    relax_column_count: true,
    trim: true,
    skip_empty_lines: true,
    info: true,
  } as const
  const read = (delimiter: string, to = -1) => {
    const lines: unknown = parse(body, { ...options, delimiter, to })
    const bytes = Buffer.from(body)
    let [line, from] = [declared ? 2 : 1, 0]
    // With `info`, the library's types do not say what it gives.
    return (lines as Parsed[]).map(({ record, info }): Line => {
      const own = bytes.toString('utf8', from, info.bytes)
      const [blank = ''] = /^\s*/.exec(own) ?? []
      const begin = line + newlinesIn(blank)
      line += newlinesIn(own)
      from = info.bytes
      // Spreadsheets also write an apostrophe before such text.
      return { record: record.map((cell) => cell.trim().replace(/^'(?=[\d+=-])/, '')), line: begin }
    })
  }
  const widthWith = (delimiter: string): number => {
    try {
      return read(delimiter, 1)[0]?.record.length ?? 0
    } catch {
      return 0
    }
  }
  const [delimiter = ','] = [',', ';', '\t', '|']
    .map((one) => ({ one, width: widthWith(one) }))
    .sort((one, other) => other.width - one.width)
    .map(({ one }) => one)
  try {
    return read(delimiter)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new ImportProblem(`${file} is not CSV: ${quoteProblem(error)}`)
  }
}

/** What is wrong with the quotes of a table; anything else is rare and keeps the words of the library. */
function quoteProblem({ code, lines, message }: CsvError & { lines?: unknown }): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return `the cell with a quote in line ${lines} does not end`
  return /QUOTE/.test(code)
    ? `line ${lines} has a quote that neither begins nor ends a cell, expected quotes around the whole cell, and "" for each quote inside of it`
    : message
}

const newlinesIn = (text: string): number => text.split('\n').length - 1

/** What is wrong with a row that has more or fewer cells than there are names of columns. */
function lengthProblem({ length }: readonly string[], names: readonly string[]): string {
  const mend =
    length < names.length
      ? 'write the separators of empty cells too'
      : 'a cell with a separator in it needs double quotes'
  return `has ${length} ${length === 1 ? 'column' : 'columns'}, expected ${names.length} as in its first line: ${mend}`
}
