import { nearest } from '../../lib/suggest.js'
import { describe, quoted } from '../../lib/violation.js'
import { business } from '../../resources/business/business.js'
import { contact } from '../../resources/contact/contact.js'
import { customField } from '../../resources/custom-field/custom-field.js'
import { customValue } from '../../resources/custom-value/custom-value.js'
import { resources as all } from '../../resources/index.js'
import { note } from '../../resources/note/note.js'
import { childrenOf, type Resource } from '../../resources/resource.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import { task } from '../../resources/task/task.js'
import { user } from '../../resources/user/user.js'
import { isEntry, type Path, type SeedEntry, textOf } from '../walk.js'
import { notKept } from './not-kept.js'
import { appointmentIn, isEvent, isWebhook, namesOf } from './webhooks.js'

const resources: readonly Resource[] = all

/** The name by which HighLevel's JSON names the owner of a row. */
export const ownerName = ({ parent, parentKey }: Resource): string | undefined =>
  parent?.name === subAccount.name ? 'locationId' : parentKey

/** A row as an answer has it, and where it is. */
interface Sent {
  resource: Resource
  row: SeedEntry
  path: Path
}

/** Rows as an answer of the API has them, and the names of the rest of the answer. */
export interface Answer {
  rows: Sent[]
  rest: string[]
  /** Rows that do not say whose they are, as the others do. */
  odd?: { path: Path; of?: 'key'; message: string }[]
}

/** True for a row that says what only an answer of the API says. */
function isSent(resource: Resource, row: SeedEntry): boolean {
  if (resource.name === subAccount.name) return isEntry(row.settings) || isEntry(row.social)
  if (resource.name === user.name) return isEntry(row.roles)
  return textOf(row, ownerName(resource) ?? '') !== undefined
}

/** True for an entry that names its owner as HighLevel does; an owner without an id takes it. */
export function agrees(
  resource: Resource,
  row: SeedEntry,
  owner: Record<string, unknown>,
): boolean {
  if (!isSent(resource, row)) return false
  if (!resource.parent) return true
  const ids = ownersIn(resource, row)
  owner.id ??= ids[0]
  // An id that is not text is reported separately.
  return ids.length === 0 || ids.includes(String(owner.id)) || typeof owner.id !== 'string'
}

/** The ids of the owners of a row; a user has several. */
export function ownersIn(resource: Resource, row: SeedEntry): string[] {
  const { locationIds } = isEntry(row.roles) ? row.roles : {}
  if (resource.name === user.name && Array.isArray(locationIds)) return locationIds.map(String)
  const id = textOf(row, ownerName(resource) ?? '')
  return id === undefined ? [] : [id]
}

/** Reads a value as an answer of the API: an envelope, a row without one, or a list of those. */
export function answerIn(value: unknown): Answer | undefined {
  if (Array.isArray(value)) return bareRows(value)
  if (!isEntry(value) || Object.hasOwn(value, 'subAccounts')) return undefined
  // A sub-account whose list below `subAccounts:` was forgotten is none.
  const isSubAccount = Object.keys(value).some((key) => Object.hasOwn(subAccount.fields, key))
  for (const resource of resources) {
    const answer = envelopeOf(resource, value)
    if (!answer || (answer.rows.length === 0 && isSubAccount)) continue
    if (isAnswered(answer)) return withoutOdd(resource, answer)
  }
  return appointmentsIn(value) ?? bareRows([value], [])
}

/** What answers say besides rows. */
const metadata = new Set([
  ...['traceId', 'total', 'count', 'totalCount', 'meta', 'new', 'statusCode', 'errorCount'],
  ...['success', 'succeded', 'succeeded', 'tagsAdded', 'tagsRemoved', 'followersAdded'],
  ...['followersRemoved', 'access_token', 'accessToken'],
])

/** True for an envelope that an answer of the API is in. */
function isAnswered({ rows, rest }: Answer): boolean {
  const isPlain = rest.length > 0 && rest.every((name) => metadata.has(name))
  return isPlain || rows.length === 0 || rows.some(({ resource, row }) => namesOwner(resource, row))
}

/** True for a row that has the name of its owner, whatever the value. */
const namesOwner = (resource: Resource, row: SeedEntry): boolean =>
  isSent(resource, row) || Object.hasOwn(row, ownerName(resource) ?? '')

/** An answer without the rows whose owner is not known, while that of others is. */
function withoutOdd(resource: Resource, answer: Answer): Answer {
  const name = resource === user ? undefined : ownerName(resource)
  if (name === undefined || !answer.rows.some(({ row }) => namesOwner(resource, row))) return answer
  const rows = answer.rows.filter(({ row }) => isSent(resource, row))
  const expected = `expected the id of its ${resource.parent?.noun}`
  const odd = answer.rows.flatMap(({ row, path }) => {
    if (isSent(resource, row)) return []
    if (Object.hasOwn(row, name))
      return {
        path: [...path, name],
        message: `${name}: found ${describe(row[name])}, ${expected}`,
      }
    const misspelt = nearest(name, Object.keys(row))
    return misspelt === undefined
      ? { path, message: `"${name}" is missing in this ${resource.noun}, ${expected}` }
      : {
          path: [...path, misspelt],
          of: 'key' as const,
          message: meantKey(misspelt, name),
        }
  })
  return { ...answer, rows, odd: [...(answer.odd ?? []), ...odd] }
}

/** What the API answers with and a fixture has no list for: `{ opportunity: { ... } }`. */
const isNotKept = (name: string, value: unknown): boolean =>
  notKept.test(name) ||
  (name === 'tags' && [value].flat().every((one) => typeof one === 'string')) ||
  (name === 'events' && Array.isArray(value) && value.length === 0)

/** What to say of an answer of the API without rows; undefined for what is none. */
export function withoutRows(value: unknown): string | undefined {
  if (!isEntry(value)) return undefined
  const names = Object.keys(value)
  const isAnswer = names.some(metadata.has, metadata)
  const others = Object.entries(value).filter(([name]) => !metadata.has(name))
  const hasNoRows = others.length > 0 && others.every(([name, one]) => isNotKept(name, one))
  // HighLevel's templates are a list.
  if (isEntry(value.templates)) return undefined
  if (names.includes(subAccount.plural) || !(isAnswer || hasNoRows)) return undefined
  if (isRefusal(value)) {
    const said = [value.message].flat().find((one) => typeof one === 'string')
    return `this is the answer to a request that was refused${said === undefined ? '' : `, ${quoted(said)}`}: copy the answer to one that was not`
  }
  const kept = resources
    .map(({ plural }) => plural)
    .filter((plural) => !names.includes(plural))
    .join(', ')
  const found = names.slice(0, 5).join(', ') + (names.length > 5 ? ' and so on' : '')
  return `this is an answer of the API without rows that a fixture keeps, but with ${found}; rows are kept of ${kept}; "stubs:" answers other routes`
}

/** True for the answer to a request that was refused. */
export const isRefusal = (value: unknown): boolean =>
  isEntry(value) && Number(value.statusCode) >= 400

/** The rows of a resource in an envelope: `{ contact: { ... }, traceId }`. */
function envelopeOf(resource: Resource, value: SeedEntry): Answer | undefined {
  for (const name of namesOf(resource)) {
    const sent = value[name]
    if (typeof sent !== 'object' || sent === null) continue
    const rows = [sent].flat().map((row: unknown, index) => ({
      resource,
      row,
      path: Array.isArray(sent) ? [name, index] : [name],
    }))
    if (rows.length > 0 && !rows.some(({ row }) => isEntry(row))) continue
    return {
      rows: rows.flatMap(({ row, ...one }) => (isEntry(row) ? { ...one, row } : [])),
      rest: Object.keys(value).filter((key) => key !== name),
      odd: rows.flatMap(({ row, path }) =>
        isEntry(row)
          ? []
          : { path, message: `found ${describe(row)}, expected a ${resource.noun}` },
      ),
    }
  }
  return undefined
}

/** An envelope in place of an entry, or of a list of entries. */
export function envelopeIn(resource: Resource, value: unknown): Answer | undefined {
  if (!isEntry(value)) return undefined
  const answer = envelopeOf(resource, value)
  const isPlain = answer?.rest.every((key) => !Object.hasOwn(resource.fields, key))
  const isAlone = answer?.rest.length === 0
  const [single = ''] = namesOf(resource)
  if (answer && isEntry(value[single])) return answer
  return answer && isPlain && (isAlone || isAnswered(answer)) ? answer : undefined
}

/** What is written beside the one row of an envelope, and belongs to it: `{ contact: { ... }, notes: [ ... ] }`. */
export function besideRow(
  resource: Resource,
  { rows, rest }: Answer,
  value: SeedEntry,
): Record<string, unknown> {
  const lists = childrenOf(resource, resources).map(({ plural }) => plural)
  const own = rest.filter(
    (name) => Object.hasOwn(resource.fields, name) || [...lists, 'generate', 'like'].includes(name),
  )
  return rows.length === 1 ? Object.fromEntries(own.map((name) => [name, value[name]])) : {}
}

interface AppointedContact extends SeedEntry {
  appointments: SeedEntry[]
}

/**
 * The answer of `GET /contacts/:contactId/appointments`: contacts that are known by their ids alone, if at all; those of
 * v3 do not name them.
 */
function appointmentsIn(value: SeedEntry): Answer | undefined {
  const { events, ...rest } = value
  if (!Array.isArray(events) || !events.every(isEntry)) return undefined
  const contacts = new Map<string | undefined, { row: AppointedContact; path: Path }>()
  for (const [index, event] of events.entries()) {
    const [id, locationId] = [textOf(event, 'contactId'), textOf(event, 'locationId')]
    const known = contacts.get(id) ?? {
      row: { ...(id !== undefined && { id }), locationId, appointments: [] },
      path: ['events', index],
    }
    known.row.appointments.push(event)
    contacts.set(id, known)
  }
  if (contacts.size === 0) return undefined
  const rows = [...contacts.values()].map((one) => ({ resource: contact, ...one }))
  return { rows, rest: Object.keys(rest) }
}

/** Rows without an envelope; the bodies of webhooks may be of several kinds. */
function bareRows(rows: readonly unknown[], path?: Path): Answer | undefined {
  const rest: string[] = []
  const odd: Answer['odd'] = []
  const sent = rows.flatMap((row, index): Sent[] => {
    if (!isEntry(row)) return []
    const resource = resourceOf(row)
    const at = path ?? [index]
    const misspelt = resource && misspeltOwner(resource, row)
    if (misspelt) odd.push({ ...misspelt, path: [...at, ...misspelt.path] })
    if (resource) return misspelt ? [] : [{ resource, row, path: at }]
    const appointed = appointmentIn(row)
    if (appointed) return [{ resource: contact, row: appointed, path: at }]
    if (isEvent(row)) rest.push(String(row.type))
    return []
  })
  const isWhole = sent.length + rest.length + odd.length === rows.length
  return sent.length + odd.length > 0 && isWhole ? { rows: sent, rest, odd } : undefined
}

/** The key of a webhook about a row of a contact that is meant to name the contact. */
function misspeltOwner(resource: Resource, row: SeedEntry) {
  const name = ownerName(resource)
  const isOfContact = resource.parent === contact && name !== undefined
  if (!isOfContact || Object.hasOwn(row, name)) return undefined
  const found = nearest(name, Object.keys(row))
  return found && { path: [found], of: 'key' as const, message: meantKey(found, name) }
}

const meantKey = (found: string, name: string): string =>
  `found the key "${found}"; did you mean "${name}"?`

const resourceOf = (row: SeedEntry): Resource | undefined =>
  resources.find((one) => isWebhook(one, row)) ??
  kinds.find(({ having, of }) => isSent(of, row) && having.some((name) => row[name] !== undefined))
    ?.of

/**
 * The resource of a row, or of the rows of an envelope, that was pasted among those of another one: a task among notes.
 * Rows of sub-accounts have too much in common to tell.
 */
export function strangerIn(resource: Resource, value: unknown): Resource | undefined {
  if (!isEntry(value)) return undefined
  const event = resources.find((one) => isWebhook(one, value))
  if (event && event !== resource) return event
  if (resource.parent !== contact) return undefined
  const own = resourceOf(value)
  if (own) return own === resource ? undefined : own
  return resources.find(
    (one) => one !== resource && one.parent === contact && envelopeIn(one, value),
  )
}

/** By which of its fields a row without an envelope is recognised; the first that fits counts. */
const kinds: readonly { of: Resource; having: readonly string[] }[] = [
  { of: task, having: ['dueDate'] },
  { of: note, having: ['body', 'bodyText'] },
  { of: user, having: ['firstName', 'name', 'email'] },
  { of: subAccount, having: ['settings', 'social'] },
  { of: customField, having: ['dataType'] },
  { of: customValue, having: ['fieldKey'] },
  { of: business, having: ['createdBy', 'updatedBy', 'description'] },
  { of: contact, having: ['firstName', 'contactName', 'email', 'phone', 'fullNameLowerCase'] },
]
