import { type Static, type TSchema, Type } from '@sinclair/typebox'

/** Text with at least one character that is not white space. */
export const notBlank = '\\S'

/** HighLevel's clients send `null` for "none" (observed for `userId`): absent on create, cleared on update. */
const nullable = <S extends TSchema>(schema: S) => Type.Optional(Type.Union([schema, Type.Null()]))

const body = Type.String({
  pattern: notBlank,
  description: 'Plain text or HTML, kept byte for byte.',
  examples: ['Spoke with Jane about the Q2 renewal.'],
})
const userId = Type.String({
  description: 'The author. HighLevel does not check it against its users.',
  examples: ['user-1'],
})
const title = Type.String({ examples: ['Renewal'] })
const color = Type.String({ examples: ['#FFAA00'] })
const pinned = Type.Boolean({ examples: [true] })

const optional = {
  title: nullable(title),
  userId: nullable(userId),
  color: nullable(color),
  pinned: nullable(pinned),
}

/** What a caller may write on create (quick start: `body` is required; OpenAPI `NotesDTO`: the rest). */
export const NoteInput = Type.Object({ body, ...optional }, { additionalProperties: false })
export type NoteInput = Static<typeof NoteInput>

/** What a caller may write on update, at least one of it (OpenAPI `UpdateNoteDTO`). */
export const NotePatch = Type.Object(
  { body: Type.Optional(body), ...optional },
  { additionalProperties: false, minProperties: 1 },
)
export type NotePatch = Static<typeof NotePatch>

/** A note as HighLevel sends it (OpenAPI `GetNoteSchema`). What was never set is left out. */
export const Note = Type.Object({
  id: Type.String({ examples: ['HGPcayliwcdoUFzvbTok'] }),
  body: Type.String({ examples: ['Spoke with Jane about the Q2 renewal.'] }),
  userId: Type.Optional(userId),
  dateAdded: Type.String({ examples: ['2026-03-07T12:00:00.000Z'] }),
  contactId: Type.String({ examples: ['TUcmRxWrjqzJS8EjkxNK'] }),
  title: Type.Optional(title),
  color: Type.Optional(color),
  pinned: Type.Optional(pinned),
})
export type Note = Static<typeof Note>

/** Answer of create, get and update (quick start; OpenAPI `GetCreateUpdateNoteSuccessfulResponseDto`). */
export const NoteAnswer = Type.Object({ note: Note })
export type NoteAnswer = Static<typeof NoteAnswer>

/** Answer of list, newest first (quick start; OpenAPI `GetNotesListSuccessfulResponseDto`). */
export const NotesAnswer = Type.Object({ notes: Type.Array(Note) })
export type NotesAnswer = Static<typeof NotesAnswer>

/** Answer of delete. The misspelling is HighLevel's; `Version: v3` sends both (OpenAPI). */
export const DeleteAnswer = Type.Object({
  succeeded: Type.Optional(Type.Boolean()),
  succeded: Type.Boolean(),
})
export type DeleteAnswer = Static<typeof DeleteAnswer>
