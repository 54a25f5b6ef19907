import type { ComponentChildren } from 'preact'
import { get, segment } from '../api.js'
import { useLoaded } from '../loaded.js'
import { useBody } from '../parts/body.js'
import { Icon } from '../parts/icons.js'
import { Badge } from '../parts/marks.js'
import { Empty, Shown } from '../parts/states.js'
import { Time } from '../parts/time.js'
import { href } from '../route.js'
import { nameOfUser, useUsers } from '../rows.js'
import type { Contact, Note, PastRow, Task, User } from '../types.js'
import { Details } from './contact-details.js'
import { titleOf } from './contact-name.js'

interface PastRecordProps {
  /** In another world, a moment has another past. */
  world: number
  moment: number
  contactId: string
}

type Change = 'created' | 'updated' | 'removed' | null
interface Child<T> {
  row: T
  change: Change
}

const childrenOf = <T,>(children: PastRow['children'][string] = []) =>
  children as unknown as Child<T>[] // rows have the fields of their declarations

const tones = { created: 'ok', updated: 'accent', removed: 'bad' } as const

/** A contact record as it was right after a request; what that request changed is marked. */
export function PastRecord({ world, moment, contactId }: PastRecordProps) {
  const loaded = useLoaded(
    `${world} ${moment} ${contactId}`,
    () => get<PastRow>(`/history/${moment}/rows/contacts/${segment(contactId)}`),
    { past: true },
  )
  return (
    <Shown loaded={loaded}>
      {({ row, changed, children }) =>
        row === null ? (
          <Empty title="This contact did not exist then">
            <span class="text">{contactId}</span>
          </Empty>
        ) : (
          <Record
            contact={row as unknown as Contact /* with the fields of its declaration */}
            changed={changed}
            notes={childrenOf<Note>(children.notes)}
            tasks={childrenOf<Task>(children.tasks)}
          />
        )
      }
    </Shown>
  )
}

interface RecordProps {
  contact: Contact
  changed: readonly string[]
  notes: readonly Child<Note>[]
  tasks: readonly Child<Task>[]
}

function Record({ contact, changed, notes, tasks }: RecordProps) {
  const users = useUsers(contact.subAccountId)
  return (
    <>
      <header class="screen-head record-head">
        <h2 class="text">
          <a href={href('contacts', [contact.id])}>{titleOf(contact)}</a>
        </h2>
        <span class="muted small code text">{contact.id}</span>
        <Badge tone="accent">as it was</Badge>
      </header>
      <div class="record past">
        <section class="card notes" aria-labelledby="past-notes">
          <header class="card-head">
            <h2 id="past-notes">Notes</h2>
            <span class="count">{notes.filter(({ change }) => change !== 'removed').length}</span>
          </header>
          {notes.length === 0 && <Empty title="No notes then" />}
          <ul class="items">
            {notes.map(({ row, change }) => (
              <li key={row.id}>
                <PastNote row={row} change={change} users={users} />
              </li>
            ))}
          </ul>
        </section>
        <section class="card tasks" aria-labelledby="past-tasks">
          <header class="card-head">
            <h2 id="past-tasks">Tasks</h2>
            <span class="count">{tasks.filter(({ change }) => change !== 'removed').length}</span>
          </header>
          {tasks.length === 0 && <Empty title="No tasks then" />}
          <ul class="items">
            {tasks.map(({ row, change }) => (
              <li key={row.id}>
                <PastTask row={row} change={change} users={users} />
              </li>
            ))}
          </ul>
        </section>
        <Details contact={contact} users={users} changed={changed} />
      </div>
    </>
  )
}

interface PastProps<T> extends Child<T> {
  users: ReadonlyMap<string, User>
}

function PastNote({ row, change, users }: PastProps<Note>) {
  const { id, title, body, color, pinned, userId, dateAdded } = row
  const { body: text, switcher } = useBody(body)
  return (
    <article
      class={`item ${color ? 'coloured' : ''} ${change ?? ''}`}
      style={{ borderLeftColor: color ?? '' }}
      data-note={id}
    >
      <div class="item-main">
        {(title || pinned) && (
          <h3 class="item-title">
            {pinned && (
              <span class="pinned" title="Pinned">
                <Icon name="pin" />
              </span>
            )}
            <span class="text">{title}</span>
          </h3>
        )}
        {text}
        <Foot change={change} userId={userId} users={users} end={switcher}>
          <Time at={dateAdded} />
        </Foot>
      </div>
    </article>
  )
}

function PastTask({ row, change, users }: PastProps<Task>) {
  const { title, body, completed, assignedTo, dueDate } = row
  const { body: text, switcher } = useBody(body ?? '')
  return (
    <article class={`item task ${completed ? 'done' : ''} ${change ?? ''}`}>
      <input type="checkbox" aria-label={`Completed: ${title}`} checked={completed} disabled />
      <div class="item-main">
        <h3 class="item-title">
          <span class="text">{title}</span>
        </h3>
        {body && text}
        <Foot change={change} userId={assignedTo} users={users} end={switcher}>
          <span>
            Due <Time at={dueDate} />
          </span>
        </Foot>
      </div>
    </article>
  )
}

interface FootProps {
  change: Change
  userId: string | undefined
  users: ReadonlyMap<string, User>
  children: ComponentChildren
  end: ComponentChildren
}

function Foot({ change, userId, users, children, end }: FootProps) {
  const user = userId === undefined ? undefined : users.get(userId)
  return (
    <div class="item-foot muted small">
      {change && <Badge tone={tones[change]}>{change}</Badge>}
      {children}
      {userId !== undefined && (
        <span class="text clip author">{user ? nameOfUser(user) : userId}</span>
      )}
      {end}
    </div>
  )
}
