import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useChanges } from '../changes.js'
import { now, sandboxNow } from '../clock.js'
import { fresh } from '../fresh.js'
import { useLastWriter } from '../journal.js'
import { useBody } from '../parts/body.js'
import { Button, Field, IconButton } from '../parts/controls.js'
import { confirm, Form } from '../parts/dialog.js'
import { attempt } from '../parts/notices.js'
import { Empty, Shown } from '../parts/states.js'
import { Time } from '../parts/time.js'
import { UserChoice } from '../parts/user-choice.js'
import { href } from '../route.js'
import { changeRow, createRow, nameOfUser, removeRow } from '../rows.js'
import { useRowsOf } from '../rows-of.js'
import { useSelected } from '../store.js'
import type { Task, User } from '../types.js'

interface TasksProps {
  contactId: string
  users: ReadonlyMap<string, User>
}

/** Tasks of a contact by their due date. */
export function Tasks({ contactId, users }: TasksProps) {
  const [isAdding, setAdding] = useState(false)
  const { loaded: tasks, showMore } = useRowsOf<Task>(contactId, 'tasks', 'task')
  return (
    <section class="card tasks" aria-labelledby="tasks-title">
      <header class="card-head">
        <h2 id="tasks-title">Tasks</h2>
        <span class="count">{tasks.data?.total}</span>
        <span class="space" />
        {!isAdding && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            Add task
          </Button>
        )}
      </header>
      {isAdding && (
        <TaskForm
          users={users}
          onCancel={() => setAdding(false)}
          onSave={async (values) => {
            await createRow('tasks', { contactId, ...values })
            setAdding(false)
            tasks.reload()
          }}
        />
      )}
      <Shown loaded={tasks}>
        {({ total, rows }) =>
          total === 0 && !isAdding ? (
            <Empty title="No tasks" />
          ) : (
            <>
              <ul class="items">
                {rows.map((task) => (
                  <li key={task.id}>
                    <OneTask task={task} users={users} onChange={tasks.reload} />
                  </li>
                ))}
              </ul>
              {rows.length < total && (
                <Button kind="quiet" onClick={showMore}>
                  Show later tasks
                </Button>
              )}
            </>
          )
        }
      </Shown>
    </section>
  )
}

interface OneTaskProps {
  task: Task
  users: ReadonlyMap<string, User>
  onChange: () => void
}

function OneTask({ task, users, onChange }: OneTaskProps) {
  const { id, title, body, assignedTo, dueDate, completed } = task
  const [isEditing, setEditing] = useState(false)
  const isFresh = useSelected(fresh, (ids) => ids.has(id))
  const isDue = useSelected(now, (nowMs) => Date.parse(dueDate) < nowMs)
  const writer = useLastWriter(`task:${id}`)
  const { body: text, switcher } = useBody(body ?? '')
  const change = async (changes: object) => {
    await changeRow('tasks', id, changes)
    setEditing(false)
    onChange()
  }
  if (isEditing) {
    return <TaskForm task={task} users={users} onCancel={() => setEditing(false)} onSave={change} />
  }
  const user = assignedTo === undefined ? undefined : users.get(assignedTo)
  const isLate = !completed && isDue
  return (
    <article class={`item task ${completed ? 'done' : ''} ${isFresh ? 'fresh' : ''}`}>
      <input
        type="checkbox"
        aria-label={`Completed: ${title}`}
        checked={completed}
        onChange={({ currentTarget }) =>
          attempt(() => change({ completed: currentTarget.checked }))
        }
      />
      <div class="item-main">
        <h3 class="item-title">
          <span class="text">{title}</span>
        </h3>
        {body && text}
        <div class="item-foot muted small">
          {isFresh && <span class="badge accent">New</span>}
          <span class={isLate ? 'late' : undefined}>
            Due <Time at={dueDate} />
          </span>
          {assignedTo !== undefined && (
            <span class="text clip author">{user ? nameOfUser(user) : assignedTo}</span>
          )}
          {writer !== undefined && <a href={href('requests', [writer])}>Request {writer}</a>}
          {switcher}
        </div>
      </div>
      <div class="item-actions">
        <IconButton icon="edit" label="Edit task" onClick={() => setEditing(true)} />
        <IconButton
          icon="trash"
          label="Delete task"
          onClick={() =>
            confirm({
              title: 'Delete task',
              text: 'The task is deleted from this sandbox.',
              action: 'Delete task',
              run: async () => {
                await removeRow('tasks', id)
                onChange()
              },
            })
          }
        />
      </div>
    </article>
  )
}

interface TaskFormProps {
  task?: Task
  users: ReadonlyMap<string, User>
  onSave: (values: object) => Promise<void>
  onCancel: () => void
}

/** A moment as `datetime-local` has it, in the time zone of the browser. */
const localTime = (ms: number): string =>
  new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16)

function TaskForm({ task, users, onSave, onCancel }: TaskFormProps) {
  const [title, setTitle] = useState(task?.title ?? '')
  const [body, setBody] = useState(task?.body ?? '')
  const [assignedTo, setAssignedTo] = useState(task?.assignedTo ?? '')
  const [due, setDue] = useState(() =>
    localTime(task ? Date.parse(task.dueDate) : sandboxNow() + 86_400_000),
  )
  const first = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => first.current?.focus(), [])
  const dueDate = Number.isNaN(Date.parse(due)) ? due : new Date(due).toISOString()
  const values = { title, body: body || null, assignedTo: assignedTo || null, dueDate }
  const changes = useChanges(values)
  const save = () => {
    if (task) return onSave(changes)
    const given = Object.entries(values).filter(([, value]) => value !== null)
    return onSave({ ...Object.fromEntries(given), completed: false })
  }
  return (
    <div class="inline-form">
      <Form action={task ? 'Save task' : 'Add task'} onSubmit={save} onCancel={onCancel}>
        <Field label="Title">
          <input
            ref={first}
            type="text"
            value={title}
            onInput={({ currentTarget }) => setTitle(currentTarget.value)}
          />
        </Field>
        <Field label="Details">
          <textarea
            rows={2}
            value={body}
            onInput={({ currentTarget }) => setBody(currentTarget.value)}
          />
        </Field>
        <div class="form-row">
          <Field label="Due">
            <input
              type="datetime-local"
              value={due}
              onInput={({ currentTarget }) => setDue(currentTarget.value)}
            />
          </Field>
          <UserChoice
            label="Assigned to"
            users={users}
            value={assignedTo}
            onChoose={setAssignedTo}
          />
        </div>
      </Form>
    </div>
  )
}
