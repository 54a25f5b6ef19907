import { documentOf } from '../parse/document.js'
import { readPasted } from '../paste/paste.js'
import { isEntry, type SeedEntry } from '../walk.js'
import { canBe, fieldOf } from './columns.js'
import { ImportProblem } from './problem.js'
import type { Cells, Entry } from './table.js'

/** Reads contacts in JSON: a list of objects, wherever it is, an object a line, or an answer of the API. */
export function rowsOfJson(
  file: string,
  text: string,
): { entries: Entry[] /** Sentences about what a fixture does not keep. */; notKept: string[] } {
  const value = parsed(file, text)
  const { document, problems } = readPasted(documentOf(value))
  const fixture = document.value
  const owners = isEntry(fixture) && Array.isArray(fixture.subAccounts) ? fixture.subAccounts : []
  const pasted = owners.flatMap((owner) => (isEntry(owner) ? (owner.contacts ?? []) : []))
  const list = pasted.length > 0 ? pasted : (listIn(value) ?? [value])
  const rows = list.map((entry, index) => ({
    cells: isEntry(entry) ? cellsOf(entry) : [],
    place: `entry ${index + 1} of ${file}`,
  }))
  const isAny = rows.some(({ cells }) => cells.some(([column]) => fieldOf(column) !== undefined))
  const used = rows.filter(({ cells }) => cells.length > 0)
  // What an answer says of others than contacts is not imported.
  const notKept = pasted.length > 0 ? problems.map(({ message }) => sentence(message)) : []
  if (used.length > 0 && (isAny || list[0] !== value)) return { entries: used, notKept }
  throw new ImportProblem(
    `${file} has no contacts, expected a list of objects, or "contacts" with one`,
  )
}

const sentence = (message: string): string =>
  `${message.charAt(0).toUpperCase()}${message.slice(1)}.`

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const lines = text.trim().split(/\r?\n/)
    try {
      // The second line of one object is none.
      if (lines.length > 1) return lines.filter(Boolean).map((line) => JSON.parse(line))
    } catch {}
    throw new ImportProblem(`${file} is not JSON: ${(error as Error).message}`) // of JSON.parse
  }
}

/** The list of contacts, by its name or because there is no other one. */
function listIn(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value.length > 0 && value.every(isEntry) ? value : undefined
  if (!isEntry(value)) return undefined
  const lists = Object.values(value).flatMap((one) => {
    const list = listIn(one)
    return list ? [list] : []
  })
  return listIn(value.contacts) ?? (lists.length === 1 ? lists[0] : undefined)
}

/** Names of objects that say nothing of what is in them. */
const wrapper = /^(?:properties|attributes|fields)$/i

/** The cells of an object, those of the objects in it too: `{ address: { city } }` has a column `address city`. */
function cellsOf(entry: SeedEntry, before = ''): Cells {
  return Object.entries(entry).flatMap(([key, value]): Cells => {
    const column = before + key
    if (value === null || value === '') return []
    const inner = [value].flat()
    const isCell = key !== 'customFields' && canBe(fieldOf(column) ?? column, value)
    if (isCell || !inner.some((one) => typeof one === 'object')) return [[column, value]]
    return inner.flatMap((one): Cells => {
      if (!isEntry(one)) return [[column, one]]
      const { id, key: named = id, value: own, ...rest } = one
      // A value of a custom field.
      if (typeof named === 'string' && own !== undefined && Object.keys(rest).length === 0)
        return [[named, own]]
      return cellsOf(one, wrapper.test(key) ? before : `${column} `)
    })
  })
}
