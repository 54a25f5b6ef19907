import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { useChanges } from '../changes.js'
import { Field } from '../parts/controls.js'
import { Form } from '../parts/dialog.js'
import { UserChoice } from '../parts/user-choice.js'
import type { Note, User } from '../types.js'

interface NoteFormProps {
  note?: Note
  users: ReadonlyMap<string, User>
  onSave: (values: object) => Promise<void>
  onCancel: () => void
}

const colors = {
  '#E8590C': 'Orange',
  '#FFAA00': 'Amber',
  '#2F9E44': 'Green',
  '#1098AD': 'Teal',
  '#4263EB': 'Blue',
  '#AE3EC9': 'Violet',
  '#E03131': 'Red',
  '#868E96': 'Grey',
}

/** Writes a new note, or the fields of a note that changed. */
export function NoteForm({ note, users, onSave, onCancel }: NoteFormProps) {
  const [body, setBody] = useState(note?.body ?? '')
  const [title, setTitle] = useState(note?.title ?? '')
  const [userId, setUserId] = useState(note?.userId ?? '')
  const [color, setColor] = useState(note?.color ?? '')
  const [pinned, setPinned] = useState(note?.pinned ?? false)
  const text = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => text.current?.focus(), [])

  const texts = { body, title: title || null, userId: userId || null, color: color || null }
  const changes = useChanges({ ...texts, pinned })
  const save = () => {
    if (note) return onSave(changes)
    const given = Object.entries(texts).filter(([, value]) => value !== null)
    return onSave({ ...Object.fromEntries(given), ...(pinned && { pinned }) })
  }
  const custom = color !== '' && !Object.hasOwn(colors, color.toUpperCase())
  return (
    <div class="inline-form">
      <Form action={note ? 'Save note' : 'Add note'} onSubmit={save} onCancel={onCancel}>
        <Field label="Title">
          <input
            type="text"
            value={title}
            onInput={({ currentTarget }) => setTitle(currentTarget.value)}
          />
        </Field>
        <Field label="Note" hint="Text or HTML">
          <textarea
            ref={text}
            rows={4}
            value={body}
            onInput={({ currentTarget }) => setBody(currentTarget.value)}
          />
        </Field>
        <div class="form-row">
          <UserChoice label="Author" users={users} value={userId} onChoose={setUserId} />
          <fieldset class="colors">
            <legend class="field-label">Colour</legend>
            <label class="swatch none" title="No colour">
              <input
                type="radio"
                name="color"
                aria-label="No colour"
                checked={color === ''}
                onChange={() => setColor('')}
              />
            </label>
            {[...Object.entries(colors), ...(custom ? [[color, color] as const] : [])].map(
              ([value, name]) => (
                <label key={value} class="swatch" title={name}>
                  <input
                    type="radio"
                    name="color"
                    aria-label={name}
                    checked={color.toUpperCase() === value.toUpperCase()}
                    style={{ backgroundColor: value }}
                    onChange={() => setColor(value)}
                  />
                </label>
              ),
            )}
          </fieldset>
          <label class="check">
            <input
              type="checkbox"
              checked={pinned}
              onChange={({ currentTarget }) => setPinned(currentTarget.checked)}
            />
            Pinned
          </label>
        </div>
      </Form>
    </div>
  )
}
