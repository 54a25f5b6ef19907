import { parseInstant } from '../../lib/instant.js'
import { nearest } from '../../lib/suggest.js'
import { quoted } from '../../lib/violation.js'
import { resources } from '../../resources/index.js'
import { type Field, fieldsOf, type Resource } from '../../resources/resource.js'
import type { Read } from '../parse/document.js'
import { formatPlace, maxReported, type Place, type Problem } from '../parse/source.js'
import { isPasted } from '../paste/paste.js'
import { isEntry, type Path, pathOf, type SeedEntry, textOf, type Visit, walk } from '../walk.js'
import { sourceOf } from './owners.js'
import { onlyRest } from './split.js'
import { appointment, strangerSaid } from './strangers.js'
import { meantKey } from './unknown-keys.js'

/** The fields whose objects, or those of their lists, have keys that are known. */
const keyed = new Map<Resource, (readonly [name: string, field: Field])[]>(
  resources.map((one) => [one, fieldsOf(one).filter(([, { innerKeys }]) => innerKeys)]),
)

type Warn = (within: Path, message: string, of?: 'key' | 'value') => void

/** Warns about objects in fields that are kept as they are: their unknown keys, and appointments that end before they start. */
export function oddParts(reads: readonly Read[]): Problem[] {
  const problems: Problem[] = []
  /** The places of the appointments, by their ids. */
  const first = new Map<string, Place>()
  for (const { seed, document } of reads) {
    if (document.inForce) continue
    walk(seed, resources, (visit) => {
      for (const [name, field] of keyed.get(visit.resource) ?? []) {
        const value = visit.entry[name]
        if (value === undefined) continue
        const warn: Warn = (within, message, of) => {
          const path = [...pathOf(visit), ...within]
          if (problems.length >= maxReported || isPasted(document, path)) return
          const place = document.place(sourceOf(document.value, path), of)
          problems.push({ severity: 'warning', place, message })
        }
        const list: [part: unknown, within: Path][] = Array.isArray(value)
          ? value.map((part: unknown, index) => [part, [name, index]])
          : [[value, [name]]]
        for (const [part, within] of list) {
          if (!isEntry(part)) continue
          const path = [...pathOf(visit), ...within]
          const stranger =
            name === appointment.plural
              ? strangerSaid(document, { kind: appointment, entry: part, path, owner: visit })
              : undefined
          if (stranger !== undefined) {
            warn(within, stranger)
            continue
          }
          if (name === appointment.plural && Array.isArray(part.notes)) {
            const message =
              'notes: found a list, expected text; notes of a contact belong to the contact: indent them as its other keys'
            warn([...within, 'notes'], message, 'key')
          }
          const above: unknown = Array.isArray(value) ? value[Number(within[1]) - 1] : undefined
          const rest = isEntry(above) ? onlyRest(above, Object.keys(part)) : undefined
          if (rest)
            warn(
              within,
              `this entry ${rest}: is the "- " one too many? write two spaces in its place`,
            )
          checkKeys(part, field, within, warn)
          checkTimes(part, field, within, warn)
          checkStatus(part, field, within, warn)
          checkOwners(part, visit, within, warn)
          const id = name === appointment.plural ? textOf(part, 'id') : undefined
          const source = sourceOf(document.value, [...path, 'id'])
          // Contacts may have one of a template.
          if (id === undefined || source[0] === 'templates') continue
          const other = first.get(id)
          if (other) {
            const message = `the appointment ${quoted(id)} is already at ${formatPlace(other)}; write another id, or remove this appointment`
            warn([...within, 'id'], message)
          } else first.set(id, document.place(source))
        }
      }
    })
  }
  return problems
}

function checkKeys(
  part: SeedEntry,
  { innerKeys: all = [], hasMoreKeys }: Field,
  within: Path,
  warn: Warn,
): void {
  const known = all.filter((key) => !Object.hasOwn(part, key))
  for (const name of Object.keys(part)) {
    if (all.includes(name)) continue
    const meant = meantKey({ path: [...within, name], known })
    if (meant === undefined && hasMoreKeys) continue
    const advice =
      meant === undefined ? `, expected one of ${all.join(', ')}` : `; did you mean "${meant}"?`
    warn([...within, name], `found the unknown key ${quoted(name)}${advice}`, 'key')
  }
}

/** The words that HighLevel's calendars have for the status of an appointment (assumed). */
const statuses = ['new', 'confirmed', 'cancelled', 'showed', 'noshow', 'invalid']

/** The status of an appointment, which is kept as it is written: clients that look for it find nothing. */
function checkStatus(part: SeedEntry, { innerKeys = [] }: Field, within: Path, warn: Warn): void {
  const status = innerKeys.includes('appointmentStatus')
    ? textOf(part, 'appointmentStatus')
    : undefined
  const meant =
    status === undefined || statuses.includes(status)
      ? undefined
      : nearest(status.toLowerCase().replace(/[\s_-]/g, ''), statuses, 2)
  if (meant === undefined) return
  const message = `appointmentStatus: found ${quoted(String(status))}, expected one of ${statuses.join(', ')}; did you mean "${meant}"?`
  warn([...within, 'appointmentStatus'], message)
}

/** The times of an appointment, which are kept as they are written. */
function checkTimes(part: SeedEntry, { innerKeys = [] }: Field, within: Path, warn: Warn): void {
  if (!innerKeys.includes('endTime')) return
  for (const name of ['startTime', 'endTime']) {
    const text = textOf(part, name)
    if (text === undefined || !Number.isNaN(parseInstant(text))) continue
    const advice = /^[+-]|^now$/.test(text) ? '; here it is not counted from now' : ''
    const message = `${name}: found ${quoted(text)}, expected a date and time such as 2026-03-10 11:00:00${advice}`
    warn([...within, name], message)
  }
  const [start, end] = [textOf(part, 'startTime'), textOf(part, 'endTime')]
  // Without an offset, a time is that of the sub-account.
  if (!start || !end || hasOffset(start) !== hasOffset(end)) return
  if (!(parseInstant(end) < parseInstant(start))) return
  const message = `endTime: found "${end}", which is before startTime, "${start}"; exchange them, or write a later one`
  warn([...within, 'endTime'], message)
}

/** What an appointment says of its contact and its sub-account, which are those around it. */
function checkOwners(part: SeedEntry, visit: Visit, within: Path, warn: Warn): void {
  const owners = [
    ['contactId', visit],
    ['locationId', visit.parent],
  ] as const
  for (const [name, owner] of owners) {
    const [id, own] = [textOf(part, name), owner && textOf(owner.entry, 'id')]
    if (!owner || id === undefined || own === undefined || id === own) continue
    const message = `${name}: found ${quoted(id)}, but it is below the ${owner.resource.noun} ${own}: move it, or write ${own}`
    warn([...within, name], message)
  }
}

const hasOffset = (text: string): boolean => /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text.slice(10))
