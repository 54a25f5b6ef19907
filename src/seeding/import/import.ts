import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { CsvError, parse } from 'csv-parse/sync'
import { timesOf } from '../../lib/plural.js'
import { suggestion } from '../../lib/suggest.js'
import { quoted } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { areAlike } from '../../resources/contact-duplicate/duplicates.js'
import { keyOf } from '../../resources/custom-field/key.js'
import { NoteInput, note } from '../../resources/note/note.js'
import type { Field } from '../../resources/resource.js'
import type { Seed } from '../fixture-format.js'
import { checkSeed } from '../load.js'
import { documentOf } from '../parse/document.js'
import { readPasted } from '../paste/paste.js'
import { disguised, withoutNames } from '../record/disguise.js'
import type { Pseudonyms } from '../record/pseudonyms.js'
import { isEntry, type SeedEntry } from '../walk.js'
import { fieldOf, furtherOf, importable, valueOfCell } from './columns.js'
import { withoutPersonIn } from './personal.js'
import { usersNamed } from './users.js'

/** Thrown for a file, or a map of its columns, that cannot be imported. */
export class ImportProblem extends Error {
  readonly isUsage: boolean

  constructor(message: string, isUsage = false) {
    super(message)
    this.isUsage = isUsage
  }
}

interface Imported {
  seed: Seed
  /** Sentences about what was left out. */
  notes: string[]
}

/**
 * Makes a fixture of an export of contacts: CSV, a list of objects in JSON, or an answer of the API. Columns that are
 * no field of contacts become custom fields. Without pseudonyms the data is unchanged.
 *
 * @param map fields by the names of columns, where they are not the usual ones; an empty field leaves a column out
 * @throws ImportProblem when the file or the map cannot be used
 */
export async function importContacts(
  file: string,
  map: ReadonlyMap<string, string>,
  pseudonyms: Pseudonyms | undefined,
): Promise<Imported> {
  const { text, isUtf } = readFile(file)
  const rows = /^\s*[[{]/.test(text) ? rowsOfJson(file, text) : rowsOfCsv(file, text)
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  checkMap(map, columns)
  const customFields = customFieldsOf(
    columns.filter((one) => (map.get(one) ?? fieldOf(one)) === undefined),
  )
  const leftOut = new Map<string, number>()
  const read = rows.map((row) => personOf(row, map, customFields, leftOut))
  const others = read.map((person) => pseudonyms?.contact(person))
  const users = usersNamed(
    rows.flatMap((row) =>
      columns
        .filter((one) => (map.get(one) ?? fieldOf(one)) === 'assignedTo')
        .flatMap((one) => (typeof row[one] === 'string' && row[one] !== '' ? row[one] : [])),
    ),
    pseudonyms,
  )
  // Before the first text, which may name any of them.
  const people = pseudonyms
    ? read.map((person) => withoutColumns(person, customFields, pseudonyms))
    : read
  const contacts = people.map((person, index) => ({
    ...(pseudonyms ? withoutPerson(person, pseudonyms) : person),
    ...others[index],
  }))
  const isAlike = areAlike(contacts)
  const subAccount = {
    id: 'loc-imported',
    name: 'Imported',
    ...(isAlike && { allowDuplicateContact: true }),
    privateIntegrations: [{ name: 'imported', scopes: ['contacts'] }],
    ...(users.length > 0 && { users }),
    ...(customFields.size > 0 && { customFields: [...customFields.values()] }),
    contacts,
  }
  const notes = [...leftOut].map(([sentence, count]) => `${sentence}, ${timesOf(count)}.`)
  if (!isUtf)
    notes.unshift(
      `${file} is not UTF-8: it was read as Windows-1252. If letters in it are wrong, save it as CSV in UTF-8.`,
    )
  if (isAlike)
    notes.push(
      'Several contacts have the same e-mail address or telephone number, which the sub-account now allows.',
    )
  const [example] = customFields.keys()
  if (example !== undefined) {
    const names = [...customFields.keys()].join(', ')
    notes.push(
      `These columns became custom fields: ${names}. --map "${example}=source" makes one a field of contacts instead, and --map "${example}=" leaves it out.`,
    )
  }
  return { seed: checkSeed({ subAccounts: [subAccount] }).seed, notes }
}

function readFile(file: string): { text: string; isUtf: boolean } {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new ImportProblem(`${file} cannot be read: ${(error as Error).message}`, true) // of the file system
  }
  const decoded = decode(bytes)
  const text = (decoded ?? new TextDecoder('windows-1252').decode(bytes)).replace(/^\uFEFF/, '')
  if (!text.includes('\0')) return { text, isUtf: decoded !== undefined }
  throw new ImportProblem(`${file} has a NUL, expected text: save it as CSV in UTF-8`)
}

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

type Cells = Readonly<Record<string, unknown>>

function rowsOfCsv(file: string, text: string): Cells[] {
  const [head = ''] = text.split(/[\r\n]/, 1)
  const count = (sign: string) => head.split(sign).length
  const [delimiter = ','] = [',', ';', '\t'].sort((a, b) => count(b) - count(a))
  try {
    const rows: Cells[] = parse(text, {
      delimiter,
      columns: true,
      trim: true,
      skip_empty_lines: true,
    })
    if (rows.length > 0) return rows
    throw new ImportProblem(
      `${file} has no contacts, expected a line of column names and a line each`,
    )
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new ImportProblem(lengthProblem(file, error) ?? `${file} is not CSV: ${error.message}`)
  }
}

/** What is wrong with a row that has more or fewer cells than there are names of columns. */
function lengthProblem(file: string, error: CsvError): string | undefined {
  const { lines, record, columns }: Readonly<Record<string, unknown>> = error
  if (error.code !== 'CSV_RECORD_INCONSISTENT_COLUMNS') return undefined
  if (!Array.isArray(record) || !Array.isArray(columns)) return undefined
  const mend =
    record.length < columns.length
      ? 'write the separators of empty cells too'
      : 'a cell with a separator in it needs double quotes'
  return `${file}:${lines} has ${record.length} ${record.length === 1 ? 'column' : 'columns'}, expected ${columns.length} as in its first line: ${mend}`
}

function rowsOfJson(file: string, text: string): Cells[] {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new ImportProblem(`${file} is not JSON: ${(error as Error).message}`) // of JSON.parse
  }
  const fixture = readPasted(documentOf(value)).document.value
  const owners = isEntry(fixture) && Array.isArray(fixture.subAccounts) ? fixture.subAccounts : []
  const pasted = owners.flatMap((owner) => (isEntry(owner) ? (owner.contacts ?? []) : []))
  const list = isEntry(value) ? value.contacts : value
  const rows = pasted.length > 0 ? pasted : list
  if (Array.isArray(rows) && rows.length > 0 && rows.every(isEntry)) return rows
  throw new ImportProblem(
    `${file} has no contacts, expected a list of objects, or "contacts" with one`,
  )
}

function checkMap(map: ReadonlyMap<string, string>, columns: readonly string[]): void {
  for (const [column, field] of map) {
    if (!columns.includes(column)) {
      const advice = suggestion(column, columns) || `; the columns are ${columns.join(', ')}`
      throw new ImportProblem(`--map: the file has no column ${quoted(column)}${advice}`, true)
    }
    if (field !== '' && !importable.includes(field)) {
      const advice = suggestion(field, importable) || `; the fields are ${importable.join(', ')}`
      throw new ImportProblem(`--map: a contact has no field ${quoted(field)}${advice}`, true)
    }
  }
}

type Definition = { id: string; name: string; dataType: 'TEXT' }

function customFieldsOf(columns: readonly string[]): Map<string, Definition> {
  const own = columns.filter((column) => !(column in contact.fields))
  return new Map(
    own.map((name, index) => {
      const key = keyOf(name).replace(/\W/g, '')
      return [name, { id: `field-${key || index + 1}`, name, dataType: 'TEXT' }]
    }),
  )
}

function personOf(
  row: Cells,
  map: ReadonlyMap<string, string>,
  customFields: ReadonlyMap<string, Definition>,
  leftOut: Map<string, number>,
): SeedEntry {
  const person: Record<string, unknown> = {}
  const values: object[] = []
  for (const [column, cell] of Object.entries(row)) {
    if (cell === '' || cell === null || cell === undefined) continue
    const custom = customFields.get(column)
    if (custom && !map.has(column)) {
      values.push({ id: custom.id, value: cell })
      continue
    }
    const field = map.get(column) ?? fieldOf(column) ?? column
    const definition = definitionOf(field)
    const value = typeof cell === 'string' ? valueOfCell(field, cell) : cell
    if (!definition || (Array.isArray(value) && value.length === 0)) continue
    const isValid = Value.Check(definition.written ?? definition.schema, value)
    const reason = !isValid
      ? 'a contact cannot have such a value'
      : add(person, field, value)
        ? undefined
        : `a contact has one ${field}, and another column says it`
    if (reason !== undefined) {
      const sentence = `Left out, as ${reason}: ${column}`
      leftOut.set(sentence, (leftOut.get(sentence) ?? 0) + 1)
    }
  }
  return { ...person, ...(values.length > 0 && { customFields: values }) }
}

type Importable = Pick<Field, 'schema' | 'written'>

const definitionOf = (field: string): Importable | undefined =>
  field === note.plural
    ? { schema: Type.Array(Type.Pick(NoteInput, ['body'])) }
    : { ...contact.fields }[field as keyof typeof contact.fields] // undefined for other names

/** Adds a value to a contact, which may have an equal one; false when it has another one, and no list for more. */
function add(person: Record<string, unknown>, field: string, value: unknown): boolean {
  const before = person[field]
  if (before === undefined) person[field] = value
  else if (Array.isArray(before) && Array.isArray(value)) person[field] = [...before, ...value]
  else if (before !== value) {
    const list = furtherOf[field]
    return list !== undefined && add(person, list, [{ [field]: value }])
  }
  return true
}

/** A contact without what the names of columns say of persons. */
function withoutColumns(
  person: SeedEntry,
  customFields: ReadonlyMap<string, Definition>,
  pseudonyms: Pseudonyms,
): SeedEntry {
  const { customFields: values, ...rest } = person
  if (!Array.isArray(values)) return person
  const names = new Map([...customFields.values()].map(({ id, name }) => [id, name]))
  const others = values.flatMap(({ id, value }) => {
    const text =
      typeof value === 'string' ? withoutPersonIn(names.get(id) ?? '', value, pseudonyms) : value
    return text === undefined ? [] : [{ id, value: text }]
  })
  return { ...rest, ...(others.length > 0 && { customFields: others }) }
}

/** A contact without personal data, apart from the fields that `Pseudonyms.contact` replaces. */
const withoutPerson = (person: SeedEntry, pseudonyms: Pseudonyms): SeedEntry =>
  Object.fromEntries(
    Object.entries(person).flatMap(([name, value]): [string, unknown][] => {
      if (name === note.plural) return [[name, withoutNames(value, pseudonyms)]]
      const field: Field = contact.fields[name as keyof typeof contact.fields] // of `personOf`
      const other = disguised(name, field, value, pseudonyms)
      return other === undefined ? [] : [[name, other]]
    }),
  )
