import { Value } from '@sinclair/typebox/value'
import { formatInstant, isInYears } from '../../lib/instant.js'
import { channels } from '../../resources/contact/parts.js'
import type { Resource } from '../../resources/resource.js'
import { datesOf, isEntry, type SeedEntry } from '../walk.js'

/**
 * The value of a field of an answer in the form that a fixture has it, without nulls; undefined when it is left out.
 *
 * @param leaveOut receives what is not kept; the name of a part of the value, or none for all of it
 */
export function keptOf(
  { fields }: Resource,
  name: string,
  sent: unknown,
  leaveOut: (within?: string) => void,
): unknown {
  const value = inWords(name, sent, leaveOut)
  const { schema, written = schema } = fields[name] ?? {}
  if (!written || Value.Check(written, value)) return value
  // A webhook has a list of attachments, which is usually empty.
  const list = Array.isArray(value) && written.type === 'string' ? [...value] : undefined
  if (list?.length === 0) return undefined
  if (!list && !isPlaceholder(value)) return value
  leaveOut()
  return undefined
}

/** What the specification has for text without an example. */
const isPlaceholder = (value: unknown): boolean =>
  value === 'string' ||
  (typeof value === 'object' && value !== null && Object.values(value).some(isPlaceholder))

/** What lists of a contact have in place of a text, by the name of the list. */
const parts = new Map<string, (text: string) => object>([
  ['additionalEmails', (email) => ({ email })],
  ['additionalPhones', (phone) => ({ phone })],
])

function inWords(name: string, value: unknown, leaveOut: (within?: string) => void): unknown {
  if (name === 'followers' && typeof value === 'string') return [value]
  if (name === 'dateOfBirth' && typeof value === 'number' && isInYears(value))
    return formatInstant(value).slice(0, 10)
  // A search answers with texts (OpenAPI), other routes with objects.
  const part = parts.get(name)
  if (part && Array.isArray(value)) {
    return withoutNulls(value.map((one) => (typeof one === 'string' ? part(one) : one)))
  }
  if (name === 'dndSettings' && isEntry(value)) return withoutNulls(spelt(value))
  if (name !== 'customFields' || !Array.isArray(value)) return withoutNulls(value)
  return value.filter(isEntry).map((one) => {
    const { id, key, value, fieldValue, field_value, ...rest } = one
    for (const other of Object.keys(rest)) leaveOut(`.${other}`)
    return withoutNulls({ id, key, value: value ?? fieldValue ?? field_value ?? '' })
  })
}

/** Channels as fixtures spell them; answers of v3 spell them otherwise. */
const spelt = (settings: object): object =>
  Object.fromEntries(
    Object.entries(settings).map(([name, channel]) => [
      Object.entries(channels).find(([, newer]) => newer === name)?.[0] ?? name,
      channel,
    ]),
  )

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((one) => one !== null).map(withoutNulls)
  if (!isEntry(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== null && one !== undefined)
      .map(([name, one]) => [name, withoutNulls(one)]),
  )
}

/** The settings of a location that are fields of a sub-account, and the names of the others. */
export function settingsIn(settings: SeedEntry, known: ReadonlySet<string>) {
  const all = Object.entries(settings)
  return {
    kept: Object.fromEntries(all.filter(([name]) => known.has(name))),
    // What is off by default says nothing.
    others: all
      .filter(([name, value]) => !known.has(name) && value !== false)
      .map(([name]) => name),
  }
}

export const rolesOf = ({ type, role }: SeedEntry): SeedEntry => ({
  ...(typeof type === 'string' && { type }),
  ...(typeof role === 'string' && { role }),
})

/** Numbers nearer to 1970 are no milliseconds: seconds, mostly. */
export const fewestMs = 1e11

/** An entry with dates in place of milliseconds since 1970. Seconds are an error. */
export function withDates(resource: Resource, entry: SeedEntry): SeedEntry {
  let copy: Record<string, unknown> | undefined
  for (const name of datesOf(resource)) {
    const ms = entry[name]
    if (typeof ms !== 'number' || Math.abs(ms) < fewestMs || !isInYears(ms)) continue
    copy ??= { ...entry }
    copy[name] = formatInstant(ms)
  }
  return copy ?? entry
}
