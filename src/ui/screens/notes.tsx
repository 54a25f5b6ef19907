import { useState } from 'preact/hooks'
import { exampleCall } from '../commands.js'
import { fresh } from '../fresh.js'
import { useLastWriter } from '../journal.js'
import { useKeys } from '../keys.js'
import { useBody } from '../parts/body.js'
import { Button, IconButton } from '../parts/controls.js'
import { confirm } from '../parts/dialog.js'
import { Icon } from '../parts/icons.js'
import { attempt } from '../parts/notices.js'
import { Empty, Shown } from '../parts/states.js'
import { Time } from '../parts/time.js'
import { href } from '../route.js'
import { changeRow, createRow, nameOfUser, removeRow } from '../rows.js'
import { useRowsOf } from '../rows-of.js'
import { useSelected } from '../store.js'
import { useToken } from '../tokens.js'
import type { Note, User } from '../types.js'
import { NoteForm } from './note-form.js'

interface NotesProps {
  contactId: string
  subAccountId: string
  users: ReadonlyMap<string, User>
}

/** Notes of a contact, newest first, as the API lists them. */
export function Notes({ contactId, subAccountId, users }: NotesProps) {
  const [isAdding, setAdding] = useState(false)
  const { loaded: notes, showMore } = useRowsOf<Note>(contactId, 'notes', 'note')
  const token = useToken(subAccountId, 'contacts.write')
  useKeys({ n: () => setAdding(true) })
  return (
    <section class="card notes" aria-labelledby="notes-title">
      <header class="card-head">
        <h2 id="notes-title">Notes</h2>
        <span class="count">{notes.data?.total}</span>
        <span class="space" />
        {!isAdding && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            Add note
          </Button>
        )}
      </header>
      {isAdding && (
        <NoteForm
          users={users}
          onCancel={() => setAdding(false)}
          onSave={async (values) => {
            await createRow('notes', { contactId, ...values })
            setAdding(false)
            notes.reload()
          }}
        />
      )}
      <Shown loaded={notes}>
        {({ total, rows }) =>
          total === 0 && !isAdding ? (
            <Empty
              title="No notes yet"
              command={exampleCall('POST', `/contacts/${contactId}/notes`, token, {
                body: 'Called back.',
              })}
            >
              Notes that your app creates appear here at once. Try it:
            </Empty>
          ) : (
            <>
              <ul class="items">
                {rows.map((note) => (
                  <li key={note.id}>
                    <OneNote note={note} users={users} onChange={notes.reload} />
                  </li>
                ))}
              </ul>
              {rows.length < total && (
                <Button kind="quiet" onClick={showMore}>
                  Show older notes
                </Button>
              )}
            </>
          )
        }
      </Shown>
    </section>
  )
}

interface OneNoteProps {
  note: Note
  users: ReadonlyMap<string, User>
  onChange: () => void
}

function OneNote({ note, users, onChange }: OneNoteProps) {
  const { id, title, body, color, pinned, userId, dateAdded } = note
  const [isEditing, setEditing] = useState(false)
  const isFresh = useSelected(fresh, (ids) => ids.has(id))
  const writer = useLastWriter(`note:${id}`)
  const { body: text, switcher } = useBody(body)
  const change = async (changes: object) => {
    await changeRow('notes', id, changes)
    setEditing(false)
    onChange()
  }
  if (isEditing) {
    return <NoteForm note={note} users={users} onCancel={() => setEditing(false)} onSave={change} />
  }
  const author = userId === undefined ? undefined : users.get(userId)
  return (
    <article
      class={`item ${color ? 'coloured' : ''} ${isFresh ? 'fresh' : ''}`}
      style={{ borderLeftColor: color ?? '' }}
      data-note={id}
    >
      <div class="item-main">
        {(title || pinned) && (
          <h3 class="item-title">
            {pinned && (
              <span class="pinned" title="Pinned">
                <Icon name="pin" />
                <span class="hidden">Pinned</span>
              </span>
            )}
            <span class="text">{title}</span>
          </h3>
        )}
        {text}
        <div class="item-foot muted small">
          {isFresh && <span class="badge accent">New</span>}
          <Time at={dateAdded} />
          {userId !== undefined && (
            <span class="text clip author">{author ? nameOfUser(author) : userId}</span>
          )}
          {writer !== undefined && <a href={href('requests', [writer])}>Request {writer}</a>}
          {switcher}
        </div>
      </div>
      <div class="item-actions">
        <IconButton
          icon="pin"
          label={pinned ? 'Unpin note' : 'Pin note'}
          pressed={pinned === true}
          onClick={() => attempt(() => change({ pinned: !pinned }))}
        />
        <IconButton icon="edit" label="Edit note" onClick={() => setEditing(true)} />
        <IconButton
          icon="trash"
          label="Delete note"
          onClick={() =>
            confirm({
              title: 'Delete note',
              text: 'The note is deleted from this sandbox.',
              action: 'Delete note',
              run: async () => {
                await removeRow('notes', id)
                onChange()
              },
            })
          }
        />
      </div>
    </article>
  )
}
