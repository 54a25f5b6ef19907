import { Type } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { isoBirthday } from '../../lib/birthday.js'
import { contact } from '../../resources/contact/contact.js'
import { channels } from '../../resources/contact/parts.js'
import { birthdayForm, countryForm, countryNamed } from '../../resources/forms.js'
import { NoteInput, note } from '../../resources/note/note.js'
import type { Field } from '../../resources/resource.js'
import { columns } from './column-names.js'
import { momentOf, yearFirst } from './dates.js'
import { userId } from './users.js'

const plain = (column: string): string =>
  column
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '')

const fields = new Map(
  Object.entries(columns).flatMap(([field, names]) => names.map((name) => [name, field] as const)),
)

export const importable: readonly string[] = Object.keys(columns)

/** Which of several it is: `Home Phone`, `Person - Email - Work`, `Default Address City`. */
const before =
  /^(?:primary|secondary|alternate|main|other|home|work|business|company|personal|mailing|your|person|contact|lead|customer|defaultaddress|default|names|emails|phones|addresses)/
const after = /(?:home|work|mobile|other|cell)$/
/** `E-mail 1 - Value`, `Address 1 - Street`, `Email 2` */
const number = /^(email|phone|website|address|organization)(?:address)?\d(?:value)?/
/** What Google puts beside a value. */
const label = /^(?:email|phone|address|website|organization|relation|event)\d(?:label|type)$/

/**
 * The field of a contact that a column is; empty for a column that says nothing of a contact, and undefined for one
 * that is a custom field.
 */
export function fieldOf(column: string): string | undefined {
  const name = plain(column)
  if (label.test(name)) return ''
  const bare = name.replace(before, '')
  const barer = bare.replace(before, '')
  const names = [name, bare, barer, name.replace(number, '$1'), bare.replace(after, '')]
  const field = names.map((one) => fields.get(one)).find(Boolean)
  // `Business Id` is the id of a business, not of the contact.
  return field === 'id' && bare === 'id' && name !== 'id' && !fields.has(name) ? undefined : field
}

const addressFields = new Set(['address1', 'city', 'state', 'postalCode', 'country'])

/** Which of several addresses a column belongs to: `Home City`; undefined for a column of no address. */
export function addressOf(column: string, field: string | undefined): string | undefined {
  if (field === undefined || !addressFields.has(field)) return undefined
  const name = plain(column)
  const [ordinal = ''] = /\d/.exec(name.replace(/address(?:line)?1$/, '')) ?? []
  return (before.exec(name)?.[0] ?? '') + ordinal
}

/** True for an address that is only used when a contact has no other one. */
export const isOtherAddress = (address: string): boolean =>
  /^(?:other|secondary|alternate|shipping)/.test(address)

/** Fields of which a contact has one, and the list that others are added to. */
export const furtherOf: Readonly<Record<string, string>> = {
  email: 'additionalEmails',
  phone: 'additionalPhones',
}

const isList = (field: string): boolean => /^(?:tags|additional(?:Emails|Phones))$/.test(field)

/** Whether a cell says yes, in the languages of spreadsheets; undefined for another word. */
function truthOf(cell: string): boolean | undefined {
  const word = plain(cell).replace(/^(?:dnd|optedout)/, '')
  if (
    /^(?:true|yes|y|1|on|x|all|enabled|active|checked|unsubscribed|ja|j|wahr|oui|o|vrai|si|s|verdadero|vero)$/.test(
      word,
    )
  )
    return true
  return /^(?:false|no|n|0|off|none|disabled|inactive|unchecked|subscribed|nein|falsch|non|faux|falso)$/.test(
    word,
  )
    ? false
    : undefined
}

/** The channel that a column is about: `DND SMS`, `Email Opt Out`, `Unsubscribed from all email`. */
export function channelOf(column: string): keyof typeof channels | undefined {
  const name = plain(column)
  const [, of = ''] =
    /^(?:dnd|donot)(\w+)$|^(\w+)(?:optout|optedout|dnd)$|^(?:unsubscribedfromall|unsubscribed|optoutof|hasoptedoutof)(\w+)$/
      .exec(name)
      ?.filter((one) => one !== undefined) ?? []
  const meant = { text: 'sms', mail: 'email', emails: 'email', calls: 'call' }[of] ?? of
  return channelNames.find((one) => one.toLowerCase() === meant)
}

const channelNames = Object.keys(channels) as (keyof typeof channels)[] // of the object itself

/** The settings of a channel that a cell turns off, none when it leaves it on; undefined for what does not say. */
export function channelIn(channel: string, cell: unknown): object | undefined {
  const truth = truthOf(String(cell))
  return truth === undefined ? undefined : truth ? { [channel]: { status: 'active' } } : {}
}

/** Whether a contact can have a value in a field; false for a field that it does not have. */
export function canBe(field: string, value: unknown): boolean {
  if (field === note.plural) return Value.Check(notes, value)
  if (!Object.hasOwn(contact.fields, field)) return false
  const { schema, written = schema }: Field = contact.fields[field as keyof typeof contact.fields] // it has it
  return Value.Check(written, value)
}

const notes = Type.Array(Type.Pick(NoteInput, ['body']))

/**
 * The value of a cell as a fixture has it; undefined when it cannot be read.
 *
 * @param isDayFirst true in a file whose dates have the day before the month
 */
export function valueOfCell(field: string, cell: string, isDayFirst = false): unknown {
  // Google's groups are separated by `:::`, and `* myContacts` is every contact's.
  const parts = cell
    .split(/[,;，、；]|:::/)
    .map((part) => part.trim().replace(/^"(.*)"$/, '$1'))
    .filter((part) => part !== '' && !part.startsWith('* '))
  if (field === 'additionalEmails') return parts.map((email) => ({ email }))
  if (field === 'additionalPhones') return parts.map((phone) => ({ phone }))
  if (isList(field)) return parts
  if (field === 'assignedTo') return userId(cell)
  if (field === 'dnd') return truthOf(cell)
  if (field === 'country')
    return countryForm.isMet(cell, '') ? cell.toUpperCase() : (countryNamed(cell) ?? cell)
  if (field === 'dateOfBirth') {
    const day = isoBirthday(yearFirst(cell, isDayFirst))
    return birthdayForm.isMet(day, '') ? day : undefined
  }
  if (field === note.plural) return [{ body: cell }]
  if (!/^(?:date(?:Added|Updated)|lastActivity)$/.test(field)) return cell
  return momentOf(cell, isDayFirst)
}
