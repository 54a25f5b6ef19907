import { note } from '../../resources/note/note.js'
import { withoutRepeats } from '../record/disguise.js'
import type { SeedEntry } from '../walk.js'
import {
  addressOf,
  canBe,
  channelIn,
  channelOf,
  furtherOf,
  isOtherAddress,
  valueOfCell,
} from './columns.js'
import type { Cells } from './table.js'

/** A custom field that a column became. */
export type Definition = { id: string; name: string; fieldKey?: string; dataType: 'TEXT' }

/** Fields of a contact, and the values of its custom fields. */
interface Person extends SeedEntry {
  customFields: { id: string; value: unknown }[]
}

/** How the rows of a file are read. */
interface Reading {
  map: ReadonlyMap<string, string>
  /** The field of a contact that a column is. */
  fieldIn: (column: string) => string | undefined
  customFields: ReadonlyMap<string, Definition>
  /** Sentences about what was left out, and how often. */
  leftOut: Map<string, number>
  isDayFirst: boolean
}

/** The contact that a row of a file is. */
export function personOf(
  row: Cells,
  { map, fieldIn, customFields, leftOut, isDayFirst }: Reading,
): Person {
  const address = map.size > 0 ? undefined : addressIn(row, fieldIn)
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
      const own = channelIn(channel, cell)
      if (!own) return cannot
      const settings = { ...Object(person.dndSettings), ...own }
      if (Object.keys(settings).length > 0) person.dndSettings = settings
      return undefined
    }
    const field = fieldIn(column) ?? column
    const part = addressOf(column, field)
    if (address !== undefined && part !== undefined && part !== address)
      return 'a contact has one address'
    // Google's export writes several addresses or numbers into one cell.
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
  for (const [field, list] of Object.entries(furtherOf)) {
    const further = person[list]
    if (person[field] !== undefined || !Array.isArray(further)) continue
    const [first, ...more] = further
    person[field] = first[field]
    if (more.length > 0) person[list] = more
    else delete person[list]
  }
  for (const [field, value] of Object.entries(person))
    if (Array.isArray(value)) person[field] = withoutRepeats(value)
  const entries = [...values].map(([id, value]) => ({ id, value }))
  return { ...person, customFields: entries }
}

/** The address that a contact gets of several: the first one with a street or a city, of the main ones. */
function addressIn(row: Cells, fieldIn: Reading['fieldIn']): string | undefined {
  const parts = row.flatMap(([column, cell]) => {
    const field = fieldIn(column)
    const address = addressOf(column, field)
    return address === undefined || isEmpty(cell) || !/^(?:address1|city)$/.test(field ?? '')
      ? []
      : address
  })
  return parts.find((one) => !isOtherAddress(one)) ?? parts[0]
}

export const isEmpty = (cell: unknown): boolean =>
  cell === '' || cell === null || cell === undefined

const cannot = 'a contact cannot have such a value'

/** A cell as a field has it. JSON may have numbers and lists where a field has text or objects. */
function valueIn(field: string, cell: unknown, isDayFirst: boolean): unknown {
  if (typeof cell === 'string') return valueOfCell(field, cell, isDayFirst)
  if (field === note.plural && Array.isArray(cell) && cell.every((one) => typeof one === 'string'))
    return cell.map((body) => ({ body }))
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
