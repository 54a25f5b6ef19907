import { Time } from '../parts/time.js'
import { href } from '../route.js'
import { nameOfUser, useCustomFields } from '../rows.js'
import type { Contact, User } from '../types.js'

interface DetailsProps {
  contact: Contact
  users: ReadonlyMap<string, User>
  /** Of a record in the past: the fields that a request changed, which are marked. */
  changed?: readonly string[]
  /** The ids of the requests that wrote it. */
  requests?: readonly number[]
}

/** Shown elsewhere on the record, or in a section of their own. */
const elsewhere = new Set(['id', 'tags', 'customFields'])
const dates = new Set(['dateAdded', 'dateUpdated', 'lastActivity'])
const people = new Set(['assignedTo', 'followers'])
const first = [
  'firstName',
  'lastName',
  'name',
  'email',
  'phone',
  'companyName',
  'assignedTo',
  'source',
  'type',
]

/** `companyName` as people read it. */
const labelOf = (name: string): string => {
  const words = name.replace(/[A-Z]|\d+/g, (found) => ` ${found.toLowerCase()}`)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

const rank = (name: string) => (first.includes(name) ? first.indexOf(name) : first.length)

/** All fields of a contact that have a value. */
export function Details({ contact, users, changed, requests = [] }: DetailsProps) {
  const customFields = useCustomFields(contact.subAccountId)
  const rows = Object.entries(contact)
    .filter(([name, value]) => !elsewhere.has(name) && hasValue(value))
    .sort(([a], [b]) => rank(a) - rank(b))
  const mark = (name: string) => (changed?.includes(name) ? 'changed' : undefined)
  return (
    <section class="card details" aria-labelledby="details-title">
      <header class="card-head">
        <h2 id="details-title">Details</h2>
        {requests.length > 0 && (
          <span class="small muted links">
            Requests
            {requests.slice(-5).map((id) => (
              <a key={id} href={href('requests', [id])}>
                {id}
              </a>
            ))}
          </span>
        )}
      </header>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name} class={mark(name)}>
            <dt>{labelOf(name)}</dt>
            <dd class="text">
              <Value name={name} value={value} users={users} />
            </dd>
          </div>
        ))}
        {changed?.includes('tags') && (
          <div class="changed">
            <dt>Tags</dt>
            <dd class="text">{contact.tags.join(', ') || 'none'}</dd>
          </div>
        )}
      </dl>
      {contact.customFields.length > 0 && (
        <>
          <h3>Custom fields</h3>
          <dl class={mark('customFields')}>
            {contact.customFields.map(({ id, value }) => (
              <div key={id}>
                <dt class="text">{customFields.get(id)?.name ?? id}</dt>
                <dd class="text">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  )
}

const hasValue = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  value !== '' &&
  value !== false &&
  !(Array.isArray(value) && value.length === 0)

interface ValueProps {
  name: string
  value: unknown
  users: ReadonlyMap<string, User>
}

function Value({ name, value, users }: ValueProps) {
  if (dates.has(name) && typeof value === 'string') return <Time at={value} />
  if (people.has(name)) {
    const names = [value].flat().map((id) => {
      const user = users.get(String(id))
      return user ? nameOfUser(user) : String(id)
    })
    return <>{names.join(', ')}</>
  }
  if (value === true) return <>Yes</>
  if (typeof value === 'object') return <span class="code">{JSON.stringify(value)}</span>
  return <>{String(value)}</>
}
