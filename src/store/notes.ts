import type { Database } from 'better-sqlite3'
import { formatInstant, parseInstant } from '../domain/instant.js'
import type { Note, NoteInput, NotePatch } from '../domain/note.js'
import type { Wire } from '../domain/wire.js'
import type { NewNote, NotePlace } from '../domain/world.js'
import { onDemand } from './on-demand.js'
import { present } from './present.js'

/** What SQLite binds: every column, `NULL` for absent, integers for booleans. */
interface NoteColumns {
  body: string | null
  userId: string | null
  title: string | null
  color: string | null
  pinned: 0 | 1 | null
}

interface NoteRow extends NoteColumns {
  id: string
  contactId: string
  dateAdded: string
}

type NoteValues = (string | number | null)[]

/**
 * A value to compare with. SQLite 3.54 looks at the value of a bare parameter when it plans a query, so that it plans
 * the query again for each new value, which takes longer than to run it. It does not look inside a cast.
 */
const text = 'CAST(? AS TEXT)'

/** What a read may see. One statement that asks for both costs half of two. */
const owned = `notes JOIN contacts ON contacts.id = contactId
  WHERE contactId = ${text} AND subAccountId = ${text}`

/**
 * `group_concat` takes the rows in the order of the subquery: SQLite documents that it keeps the `ORDER BY` of a
 * subquery under such an aggregate. With an `ORDER BY` of its own `group_concat` sorts the rows without the index.
 */
export const listQuery = `SELECT group_concat(json, ',') FROM
  (SELECT json FROM ${owned} ORDER BY dateAdded DESC, seq DESC)`

/**
 * The notes of one world. Reads and writes answer the wire JSON that SQLite made when the row was written.
 * Newest first is total: of two notes dated the same millisecond, the one written later comes first; an update
 * moves nothing.
 */
export function noteStore(db: Database) {
  const list = onDemand(() =>
    db.prepare<[contactId: string, subAccountId: string], Wire<Note> | null>(listQuery).pluck(),
  )
  const find = onDemand(() =>
    db
      .prepare<[contactId: string, subAccountId: string, id: string], Wire<Note>>(
        `SELECT json FROM ${owned} AND notes.id = ${text}`,
      )
      .pluck(),
  )
  const contactOf = onDemand(() =>
    db.prepare<[id: string], string>('SELECT contactId FROM notes WHERE id = ?').pluck(),
  )
  const ofSimilarLength = onDemand(() =>
    db.prepare<[id: string], { id: string; contactId: string }>(
      `SELECT id, contactId FROM notes
        WHERE abs(length(id) - length(?)) <= 2 ORDER BY seq LIMIT 10000`,
    ),
  )
  const insertion = `INSERT INTO notes (id, contactId, body, userId, title, color, pinned, dateAdded)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)`
  const plant = onDemand(() => db.prepare<NoteValues>(insertion))
  const insert = onDemand(() => db.prepare<NoteValues>(`${insertion} ON CONFLICT (id) DO NOTHING`))
  // Quicker than RETURNING, for which SQLite keeps the rows of a statement in a table of their own.
  const written = onDemand(() =>
    db.prepare<[seq: number | bigint], Wire<Note>>('SELECT json FROM notes WHERE seq = ?').pluck(),
  )
  const update = onDemand(() =>
    db
      .prepare<
        [NoteColumns & { [sent in `${keyof NoteColumns}Sent`]: 0 | 1 } & { id: string }],
        Wire<Note>
      >(
        `UPDATE notes SET
        body = iif(@bodySent, @body, body),
        userId = iif(@userIdSent, @userId, userId),
        title = iif(@titleSent, @title, title),
        color = iif(@colorSent, @color, color),
        pinned = iif(@pinnedSent, @pinned, pinned)
        WHERE id = @id RETURNING json`,
      )
      .pluck(),
  )
  const remove = onDemand(() => db.prepare<[id: string]>('DELETE FROM notes WHERE id = ?'))
  const all = onDemand(() =>
    db.prepare<[], NoteRow>(
      `SELECT id, contactId, body, userId, title, color, pinned, dateAdded FROM notes ORDER BY seq`,
    ),
  )
  const forgetSeq = onDemand(() => db.prepare("DELETE FROM sqlite_sequence WHERE name = 'notes'"))
  const setSeq = onDemand(() =>
    db.prepare<[seq: number]>("INSERT INTO sqlite_sequence (name, seq) VALUES ('notes', ?)"),
  )
  const lastSeq = onDemand(() =>
    db.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'notes'").pluck(),
  )

  return {
    /**
     * The notes of a contact, newest first, as the inside of a JSON array; undefined when there are none, or when
     * the contact is not of that sub-account.
     */
    list: (contactId: string, subAccountId: string): string | undefined =>
      list().get(contactId, subAccountId) ?? undefined,

    /** The note, when it is the contact's and the contact is the sub-account's. */
    find: (id: string, contactId: string, subAccountId: string): Wire<Note> | undefined =>
      find().get(contactId, subAccountId, id),

    /** The contact that holds a note, wherever it is. */
    contactOf: (id: string): string | undefined => contactOf().get(id),

    /** Notes whose id is about as long as `id`, the first 10,000 of them: for whoever looks for a slip. */
    ofSimilarLength: (id: string): { id: string; contactId: string }[] => ofSimilarLength().all(id),

    /** How many notes were ever written, removed ones too: grows with each create and goes back with a reset. */
    everWritten: (): number => lastSeq().get() ?? 0,

    /** Makes the next note the one after `count`, whatever is there now. */
    countOnFrom(count: number): void {
      forgetSeq().run()
      setSeq().run(count)
    },

    /** The notes of all contacts, in the order they were written. */
    all: (): NewNote[] => all().all().map(fromRow),

    /** The note as written, or undefined when the id is taken. */
    create(place: NotePlace, input: NoteInput): Wire<Note> | undefined {
      const { changes, lastInsertRowid } = insert().run(...values(place, input))
      return changes === 0 ? undefined : written().get(lastInsertRowid)
    },

    /** Writes a note whose id is known to be free, and reads nothing back. */
    plant(note: NewNote): void {
      plant().run(...values(note, note))
    },

    /** Changes what `patch` mentions, `null` clearing it; undefined when there is no such note. */
    update: (id: string, patch: NotePatch): Wire<Note> | undefined =>
      update().get({
        id,
        ...columns(patch),
        bodySent: sent(patch.body),
        userIdSent: sent(patch.userId),
        titleSent: sent(patch.title),
        colorSent: sent(patch.color),
        pinnedSent: sent(patch.pinned),
      }),

    /** True when there was one to remove. */
    remove: (id: string): boolean => remove().run(id).changes === 1,
  }
}

/** By position: to bind eight columns by name takes as long as a small insert. */
const values = (
  { id, contactId, dateAddedMs }: NotePlace,
  { body, userId, title, color, pinned }: NoteInput,
): NoteValues => [
  id,
  contactId,
  wellFormed(body),
  wellFormed(userId),
  wellFormed(title),
  wellFormed(color),
  bit(pinned),
  formatInstant(dateAddedMs),
]

const fromRow = ({ dateAdded, pinned, ...row }: NoteRow): NewNote => ({
  ...present<Omit<NewNote, 'pinned' | 'dateAddedMs'>>(row),
  ...(pinned !== null && { pinned: pinned === 1 }),
  dateAddedMs: parseInstant(dateAdded),
})

const sent = (value: unknown) => (value === undefined ? 0 : 1)

const columns = ({ body, userId, title, color, pinned }: NotePatch): NoteColumns => ({
  body: wellFormed(body),
  userId: wellFormed(userId),
  title: wellFormed(title),
  color: wellFormed(color),
  pinned: bit(pinned),
})

/** Half of a surrogate pair is no Unicode text: it becomes one replacement character, as in any UTF-8 API. */
const wellFormed = (value: string | null | undefined) => value?.toWellFormed() ?? null

const bit = (value: boolean | null | undefined) =>
  value === undefined || value === null ? null : value ? 1 : 0
