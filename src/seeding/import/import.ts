import { timesOf } from '../../lib/plural.js'
import { suggestion } from '../../lib/suggest.js'
import { quoted } from '../../lib/violation.js'
import { contact } from '../../resources/contact/contact.js'
import { areAlike } from '../../resources/contact-duplicate/duplicates.js'
import { keyOf } from '../../resources/custom-field/key.js'
import { note } from '../../resources/note/note.js'
import type { Field } from '../../resources/resource.js'
import type { Seed } from '../fixture-format.js'
import { checkSeed } from '../load.js'
import { disguised, withoutNames, withoutRepeats } from '../record/disguise.js'
import { withoutPersonInAll } from '../record/personal.js'
import type { Pseudonyms } from '../record/pseudonyms.js'
import type { SeedEntry } from '../walk.js'
import {
  canBe,
  channelIn,
  channelOf,
  fieldOf,
  furtherOf,
  importable,
  valueOfCell,
} from './columns.js'
import { hasDayFirst } from './dates.js'
import { rowsOfJson } from './objects.js'
import { ImportProblem } from './problem.js'
import { type Cells, readFile, rowsOfCsv } from './table.js'
import { usersNamed } from './users.js'

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
  const isJson = /^\s*[[{]/.test(text)
  const { entries, notKept } = isJson
    ? rowsOfJson(file, text)
    : { entries: rowsOfCsv(file, text), notKept: [] }
  const rows = entries.map(({ cells }) => cells)
  const columns = [...new Set(rows.flatMap((row) => row.map(([column]) => column)))]
  checkMap(map, columns)
  const fieldIn = (column: string) => map.get(column) ?? fieldOf(column)
  // A column that is empty in all rows is no field.
  const filled = new Set(
    rows.flatMap((row) => row.flatMap(([one, cell]) => (isEmpty(cell) ? [] : one))),
  )
  const customFields = customFieldsOf(
    columns.filter((one) => filled.has(one) && fieldIn(one) === undefined && !channelOf(one)),
  )
  const dates = rows.flatMap((row) =>
    row.flatMap(([one, cell]) => (/^(?:date|lastA)/.test(fieldIn(one) ?? '') ? [cell] : [])),
  )
  const isDayFirst = hasDayFirst(dates)
  const leftOut = new Map<string, number>()
  const read = rows.map((row) => personOf(row, map, customFields, leftOut, isDayFirst))
  checkIds(read.map(({ id }, index) => ({ id, place: entries[index]?.place ?? file })))
  const others = read.map((person) => pseudonyms?.contact(person))
  const users = usersNamed(
    rows.flatMap((row) =>
      row.flatMap(([one, cell]) =>
        fieldIn(one) === 'assignedTo' && typeof cell === 'string' && cell !== '' ? cell : [],
      ),
    ),
    pseudonyms,
  )
  // Before the first text, which may name any of them.
  const definitions = new Map([...customFields.values()].map((one) => [one.id, one]))
  const people = pseudonyms
    ? read.map((person) => ({
        ...person,
        customFields: withoutPersonInAll(person.customFields, definitions, pseudonyms),
      }))
    : read
  const contacts = people.map(({ customFields: values, ...person }, index) => {
    const entry = { ...person, ...(values.length > 0 && { customFields: values }) }
    return { ...(pseudonyms ? withoutPerson(entry, pseudonyms) : entry), ...others[index] }
  })
  // What is left out of all contacts is no field.
  const used = new Set(read.flatMap(({ customFields: values }) => values.map(({ id }) => id)))
  for (const [name, { id }] of customFields) if (!used.has(id)) customFields.delete(name)
  const isAlike = areAlike(contacts)
  const subAccount = {
    id: 'loc-imported',
    name: 'Imported',
    ...(isAlike && { allowDuplicateContact: true }),
    privateIntegrations: [
      {
        name: 'imported',
        scopes: [
          'contacts',
          'locations/customFields.readonly',
          'locations/tags.readonly',
          'users.readonly',
        ],
      },
    ],
    ...(users.length > 0 && { users }),
    ...(customFields.size > 0 && { customFields: [...customFields.values()] }),
    contacts,
  }
  const notes = [...leftOut].map(([sentence, count]) => `${sentence}, ${timesOf(count)}.`)
  notes.push(...notKept)
  if (!isUtf)
    notes.unshift(
      `${file} is not UTF-8: it was read as Windows-1252. If letters in it are wrong, save it as CSV in UTF-8.`,
    )
  const isNamed = columns.some((one) => /^(?:firstN|lastN|n)ame$/.test(fieldIn(one) ?? ''))
  if (pseudonyms && !isNamed)
    notes.push(
      'No column is known for names, so names in texts are not replaced; --map "COLUMN=name" says which one has them.',
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

/** An id twice is named by its place in the file, which the fixture does not have. */
function checkIds(people: readonly { id?: unknown; place: string }[]): void {
  const places = new Map<unknown, string>()
  for (const { id, place } of people) {
    const before = places.get(id)
    if (before !== undefined)
      throw new ImportProblem(
        `${place} has the id ${quoted(String(id))} as in ${before}, expected one of its own: write another id, or remove one of the two`,
      )
    if (id !== undefined) places.set(id, place)
  }
}

type Definition = { id: string; name: string; fieldKey?: string; dataType: 'TEXT' }

function customFieldsOf(columns: readonly string[]): Map<string, Definition> {
  const own = columns.filter((column) => !Object.hasOwn(contact.fields, column))
  const ids = new Set<string>()
  return new Map(
    own.map((name, index) => {
      const key = keyOf(name).replace(/\W/g, '')
      const wanted = isId(name) ? name : `field-${key || index + 1}`
      const isTaken = ids.has(wanted)
      const id = isTaken ? `${wanted}-${index + 1}` : wanted
      ids.add(id)
      // Names that differ by signs alone have one key.
      const fieldKey = `contact.${key || 'field'}_${index + 1}`
      return [name, { id, name, ...((isTaken || key === '') && { fieldKey }), dataType: 'TEXT' }]
    }),
  )
}

/** As HighLevel makes ids: the answers of its API name custom fields by them. */
const isId = (name: string): boolean => /^[A-Za-z0-9]{20}$/.test(name)

/** Fields of a contact, and the values of its custom fields. */
interface Person extends SeedEntry {
  customFields: { id: string; value: unknown }[]
}

function personOf(
  row: Cells,
  map: ReadonlyMap<string, string>,
  customFields: ReadonlyMap<string, Definition>,
  leftOut: Map<string, number>,
  isDayFirst: boolean,
): Person {
  const person: Record<string, unknown> = {}
  const values = new Map<string, unknown>()
  const addTo = (column: string, cell: unknown): string | undefined => {
    const custom = customFields.get(column)
    if (custom && !map.has(column)) {
      if ([cell].flat().some((one) => typeof one === 'object')) return cannot
      const text = [cell].flat().join(', ')
      if (!values.has(custom.id)) values.set(custom.id, text)
      return values.get(custom.id) === text ? undefined : 'a contact has one value of this name'
    }
    const channel = map.has(column) ? undefined : channelOf(column)
    if (channel) {
      const settings = { ...Object(person.dndSettings), ...channelIn(channel, cell) }
      if (Object.keys(settings).length > 0) person.dndSettings = settings
      return undefined
    }
    const field = map.get(column) ?? fieldOf(column) ?? column
    // Google writes several of them into one cell.
    const several =
      furtherOf[field] !== undefined && typeof cell === 'string' ? cell.split(':::') : []
    if (several.length > 1) return several.map((one) => addTo(column, one.trim())).find(Boolean)
    const value = valueIn(field, cell, isDayFirst)
    if (field === '' || (Array.isArray(value) && value.length === 0)) return undefined
    if (!canBe(field, value)) return cannot
    return add(person, field, value) ? undefined : `a contact has one ${field}`
  }
  for (const [column, cell] of row) {
    if (isEmpty(cell)) continue
    const reason = addTo(column, cell)
    if (reason === undefined) continue
    const why = reason === cannot ? reason : `${reason}, and another column says it`
    const sentence = `Left out, as ${why}: ${column}`
    leftOut.set(sentence, (leftOut.get(sentence) ?? 0) + 1)
  }
  for (const [field, value] of Object.entries(person))
    if (Array.isArray(value)) person[field] = withoutRepeats(value)
  const entries = [...values].map(([id, value]) => ({ id, value }))
  return { ...person, customFields: entries }
}

const isEmpty = (cell: unknown): boolean => cell === '' || cell === null || cell === undefined

const cannot = 'a contact cannot have such a value'

/** A cell as a field has it. JSON may have numbers and lists where a field has text or objects. */
function valueIn(field: string, cell: unknown, isDayFirst: boolean): unknown {
  if (typeof cell === 'string') return valueOfCell(field, cell, isDayFirst)
  const isText = [cell].flat().every((one) => typeof one === 'string' || typeof one === 'number')
  return isText && !canBe(field, cell) ? valueOfCell(field, [cell].flat().join(',')) : cell
}

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
