import { isoBirthday } from '../../lib/birthday.js'
import type { Field } from '../../resources/resource.js'
import { isEntry } from '../walk.js'
import type { Pseudonyms } from './pseudonyms.js'

type Change = (value: unknown, pseudonyms: Pseudonyms) => unknown

const leftOut: Change = () => undefined
/** A word of a list, which may be somebody's name too. */
const kept: Change = (value) => value

/** What an attribution says of no person; the rest are ids of a visitor and the address of a device. */
const harmless = /^(?:utm\w+|campaign|medium|sessionSource|source|channel|timestamp)$/
const urls = /^(?:url|referrer)$/

const attribution: Change = (value, pseudonyms) =>
  Object.fromEntries(
    Object.entries(isEntry(value) ? value : {}).flatMap(([name, one]) => {
      if (urls.test(name) && typeof one === 'string') return [[name, pseudonyms.link(one)]]
      return harmless.test(name) ? [[name, withoutNames(one, pseudonyms)]] : []
    }),
  )

/** A list with what is equal in it once. */
export const withoutRepeats = (list: readonly unknown[]): unknown[] => [
  ...new Map(list.map((one) => [JSON.stringify(one), one])).values(),
]

/** A list of objects with other values of one key. */
const each =
  (key: string, change: (value: unknown, pseudonyms: Pseudonyms) => unknown): Change =>
  (list, pseudonyms) =>
    [list].flat().map((one) => {
      const { [key]: value, ...rest } = isEntry(one) ? one : {}
      const other = value === undefined ? {} : { [key]: change(value, pseudonyms) }
      return { ...other, ...Object(withoutNames(rest, pseudonyms)) }
    })

/** Fields that are more than a text in which a name may be. */
const changes: Readonly<Record<string, Change>> = {
  type: kept,
  gender: kept,
  country: kept,
  timezone: kept,
  dataType: kept,
  model: kept,
  acceptedFormat: kept,
  // It looks like the name of a site.
  fieldKey: (value, pseudonyms) => pseudonyms.names(String(value)),
  additionalEmails: each('email', (value, pseudonyms) => pseudonyms.email(String(value))),
  additionalPhones: each('phone', (value, pseudonyms) => pseudonyms.phone(String(value))),
  // Two spellings of a name are one.
  tags: (tags, pseudonyms) => withoutRepeats([withoutNames(tags, pseudonyms)].flat()),
  appointments: each('assignedUserId', (id, pseudonyms) => pseudonyms.user(String(id))),
  ssn: leftOut,
  visitorId: leftOut,
  dateOfBirth: (value) => {
    const [, year] = /^(\d{4})-\d\d-\d\d$/.exec(isoBirthday(String(value))) ?? []
    return year && `${year}-01-01`
  },
  website: (value, pseudonyms) => pseudonyms.link(String(value)),
  attributionSource: attribution,
  lastAttributionSource: attribution,
  createdBy: attribution,
  customFields: (values, pseudonyms) =>
    [values].flat().map((one) => {
      const { id, value } = isEntry(one) ? one : {}
      return { id, value: withoutNames(value, pseudonyms, (key) => pseudonyms.text(key)) }
    }),
}

/** The value of a field without personal data; undefined when the field is left out. */
export function disguised(
  name: string,
  { made, date, refersTo }: Field,
  value: unknown,
  pseudonyms: Pseudonyms,
): unknown {
  const change = changes[name]
  if (change) return change(value, pseudonyms)
  if (refersTo === 'users') {
    return Array.isArray(value)
      ? value.map((id) => pseudonyms.user(String(id)))
      : pseudonyms.user(String(value))
  }
  // Other systems have e-mail addresses and numbers as ids.
  const isId = made === 'id' && !/[@+]/.test(String(value))
  return isId || date || refersTo ? value : withoutNames(value, pseudonyms)
}

/** A value with other names in every text in it, and other numbers of telephones. */
export function withoutNames(
  value: unknown,
  pseudonyms: Pseudonyms,
  ofKey = (key: string): string => key,
): unknown {
  if (typeof value === 'string') return pseudonyms.text(value)
  if (typeof value === 'number') return pseudonyms.number(value)
  if (Array.isArray(value)) return value.map((one) => withoutNames(one, pseudonyms, ofKey))
  if (!isEntry(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [ofKey(key), withoutNames(one, pseudonyms, ofKey)]),
  )
}
