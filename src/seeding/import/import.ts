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
import { disguised, withoutNames } from '../record/disguise.js'
import { withoutPersonInAll } from '../record/personal.js'
import type { Pseudonyms } from '../record/pseudonyms.js'
import type { SeedEntry } from '../walk.js'
import { channelOf, fieldOf, importable } from './columns.js'
import { hasDayFirst } from './dates.js'
import { rowsOfJson } from './objects.js'
import { type Definition, isEmpty, personOf } from './people.js'
import { ImportProblem } from './problem.js'
import { readFile, rowsOfCsv } from './table.js'
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
  // When the file has columns for the contact's own name, this column names another person.
  const hasNames = columns.some((column) => /^(?:first|last)Name$/.test(fieldOf(column) ?? ''))
  const isOther = (column: string) => hasNames && /^ansprechpartner/i.test(column)
  const fieldIn = (column: string) =>
    map.get(column) ?? (isOther(column) ? undefined : fieldOf(column))
  // A column that is empty in all rows becomes no custom field.
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
  const read = rows.map((row) => personOf(row, { map, fieldIn, customFields, leftOut, isDayFirst }))
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
  // A column that is left out of all contacts becomes no custom field.
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
