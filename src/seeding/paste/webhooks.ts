import { nearest } from '../../lib/suggest.js'
import { note } from '../../resources/note/note.js'
import type { Resource } from '../../resources/resource.js'
import { subAccount } from '../../resources/sub-account/sub-account.js'
import { isEntry, type SeedEntry, textOf } from '../walk.js'

/** What an answer calls a resource: `contact` or `contacts`, `location`; one misspelling is HighLevel's. */
export const namesOf = ({ name, plural }: Resource): readonly string[] => {
  if (name === subAccount.name) return ['location', 'locations']
  return name === 'business' ? [name, plural, 'buiseness'] : [name, plural]
}

/** True for the body of a webhook about a resource, whose type says so: `ContactCreate`, `TaskComplete`. */
export function isWebhook(resource: Resource, row: SeedEntry): boolean {
  const type = textOf(row, 'type') ?? ''
  return namesOf(resource).some(
    (name) => type.toLowerCase().startsWith(name) && /^[A-Z]/.test(type.slice(name.length)),
  )
}

/** True for the webhook about a row that is gone: `ContactDelete`. */
export const isDeletion = (resource: Resource, row: SeedEntry): boolean =>
  isWebhook(resource, row) && /Delete$/.test(textOf(row, 'type') ?? '')

/** The events that HighLevel sends about the rows that a fixture keeps. */
const events: readonly string[] = [
  ...['ContactCreate', 'ContactUpdate', 'ContactDelete', 'ContactDndUpdate', 'ContactTagUpdate'],
  ...['NoteCreate', 'NoteUpdate', 'NoteDelete', 'TaskCreate', 'TaskComplete', 'TaskDelete'],
]

/** What is odd about the type of a webhook: it is misspelt, or that of another kind than the row. */
export function oddEvent(resource: Resource, row: SeedEntry): string | undefined {
  const type = textOf(row, 'type') ?? ''
  const meant = events.includes(type) ? undefined : nearest(type, events, 2)
  if (meant) return `type: found "${type}"; did you mean "${meant}"?`
  return resource === note && row.dueDate !== undefined
    ? `type: found "${type}", but this looks like a task, as it has "dueDate": write TaskCreate`
    : undefined
}

/** True for the body of a webhook of any kind: `OpportunityCreate`. */
export const isEvent = ({ type }: SeedEntry): boolean =>
  typeof type === 'string' && /^(?:[A-Z][a-z]+){2,}$/.test(type)

/** The contact of the body of `AppointmentCreate` and `AppointmentUpdate`, with the appointment (assumed). */
export function appointmentIn({ type, locationId, appointment }: SeedEntry): SeedEntry | undefined {
  const id = isEntry(appointment) ? textOf(appointment, 'contactId') : undefined
  return id !== undefined && isEvent({ type })
    ? { id, locationId, appointments: [appointment] }
    : undefined
}
