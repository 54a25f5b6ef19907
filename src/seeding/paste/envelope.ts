import { contact } from '../../resources/contact/contact.js'
import { resources as all } from '../../resources/index.js'
import { note } from '../../resources/note/note.js'
import type { Resource } from '../../resources/resource.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import { task } from '../../resources/task/task.js'
import { user } from '../../resources/user/user.js'
import { isEntry, type Path, type SeedEntry, textOf } from '../walk.js'

const resources: readonly Resource[] = all

/** The name by which HighLevel's JSON names the owner of a row. */
export const ownerName = ({ parent, parentKey }: Resource): string | undefined =>
  parent?.name === subAccount.name ? 'locationId' : parentKey

/** Rows as an answer of the API has them, and the rest of the answer. */
export interface Answer {
  resource: Resource
  rows: { row: SeedEntry; path: Path }[]
  rest: string[]
}

/** What an answer calls a resource: `contact` or `contacts`, `location`; one misspelling is HighLevel's. */
const namesOf = ({ name, plural }: Resource): readonly string[] => {
  if (name === subAccount.name) return ['location', 'locations']
  return name === 'business' ? [name, plural, 'buiseness'] : [name, plural]
}

/** True for a row that says what only an answer of the API says. */
function isSent(resource: Resource, row: SeedEntry): boolean {
  if (resource.name === subAccount.name) return isEntry(row.settings) || isEntry(row.social)
  if (resource.name === user.name) return isEntry(row.roles)
  return textOf(row, ownerName(resource) ?? '') !== undefined
}

/** Reads a value as an answer of the API: an envelope, a row without one, or a list of those. */
export function answerIn(value: unknown): Answer | undefined {
  if (Array.isArray(value)) return bareRows(value)
  if (!isEntry(value) || Object.hasOwn(value, 'subAccounts')) return undefined
  const isTraced = textOf(value, 'traceId') !== undefined
  // A sub-account whose list below `subAccounts:` was forgotten is none.
  const isSubAccount = Object.keys(value).some((key) => Object.hasOwn(subAccount.fields, key))
  for (const resource of resources) {
    for (const name of namesOf(resource)) {
      const sent = value[name]
      if (typeof sent !== 'object' || sent === null) continue
      const rows = [sent].flat()
      if (rows.length === 0 && isSubAccount) continue
      if (!rows.every(isEntry) || !rows.every((row) => isTraced || isSent(resource, row))) continue
      return {
        resource,
        rows: rows.map((row, index) => ({
          row,
          path: Array.isArray(sent) ? [name, index] : [name],
        })),
        rest: Object.keys(value).filter((key) => key !== name),
      }
    }
  }
  return bareRows([value], [])
}

function bareRows(rows: readonly unknown[], path?: Path): Answer | undefined {
  if (rows.length === 0 || !rows.every(isEntry)) return undefined
  const resource = kinds.find(({ having, of }) =>
    rows.every((row) => isSent(of, row) && having.some((name) => row[name] !== undefined)),
  )?.of
  if (!resource) return undefined
  return { resource, rows: rows.map((row, index) => ({ row, path: path ?? [index] })), rest: [] }
}

/** By which of its fields a row without an envelope is recognised. */
const kinds: readonly { of: Resource; having: readonly string[] }[] = [
  { of: note, having: ['body', 'bodyText'] },
  { of: task, having: ['dueDate'] },
  { of: user, having: ['firstName', 'name', 'email'] },
  { of: contact, having: ['firstName', 'contactName', 'email', 'phone', 'fullNameLowerCase'] },
]
