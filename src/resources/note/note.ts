import { type Static, Type } from '@sinclair/typebox'
import { notBlank } from '../../lib/blank.js'
import { instantOf, Moment } from '../../lib/moment.js'
import { contact } from '../contact/contact.js'
import { colorForm } from '../forms.js'
import { defineResource, idField, parentField, type RowIn, textField } from '../resource.js'
import { inputSchema, wireSchema } from '../schemas.js'

/**
 * A note on a contact. HighLevel's clients send `null` for "no value" (observed for `userId`): absent on create,
 * cleared on update.
 */
export const note = defineResource({
  name: 'note',
  plural: 'notes',
  noun: 'note',
  parent: contact,
  parentKey: 'contactId',
  key: 'id',
  fields: {
    id: idField,
    contactId: parentField('TUcmRxWrjqzJS8EjkxNK'),
    body: {
      schema: Type.String({
        pattern: notBlank,
        title: 'text that is not blank',
        description: 'Plain text or HTML, kept byte for byte; after | it may have several lines.',
        examples: ['Spoke with Jane about the Q2 renewal.'],
      }),
      column: 'TEXT',
      write: 'always',
      required: true,
    },
    title: { ...textField('a title', 'A headline.', 'Renewal'), nullable: true },
    userId: {
      ...textField(
        "a user's id",
        'The author. HighLevel does not check it against its users.',
        'user-1',
      ),
      nullable: true,
      refersTo: 'users',
    },
    color: {
      ...textField('a color', 'As CSS writes it; in quotes, for the #.', '#FFAA00'),
      nullable: true,
      form: colorForm,
    },
    pinned: {
      schema: Type.Boolean({
        title: 'true or false',
        description: 'Whether it is kept on top in the user interface.',
        examples: [true],
      }),
      column: 'BOOLEAN',
      write: 'always',
      nullable: true,
    },
    dateAdded: {
      schema: Type.String({ examples: ['2026-03-07T12:00:00.000Z'] }),
      column: 'TEXT',
      write: 'never',
      required: true,
      made: 'now',
      written: Moment,
      read: instantOf,
      date: true,
    },
  },
  // Newest first is total: of two notes of one millisecond the one written later comes first.
  order: ['dateAdded DESC', 'seq DESC'],
  indexes: { notesNewestFirst: ['contactId', 'dateAdded'] },
  wire: ['id', 'body', 'userId', 'dateAdded', 'contactId'],
  param: 'noteId',
  seededAs: 'seeded note',
  madeFrom: [['dateAdded', 'body']],
  counted: true,
  about: {
    title: 'a note',
    description: 'The notes on the contact. Without dates, a note further down is newer.',
    example: { body: 'Called back.' },
  },
  defaults: {
    description: 'Filled in where a note of this file does not say it itself; null is said.',
    example: { userId: 'user-1', color: '#FFAA00' },
  },
})

/** A note as HighLevel sends it (OpenAPI `GetNoteSchema`). What was never set is left out. */
export const Note = wireSchema(note)
export type Note = RowIn<typeof note>

const SentNote = Type.Object({
  ...Note.properties,
  // The profile `observed` alone has these.
  bodyText: Type.Optional(Type.String({ description: 'The body without its tags.' })),
  relations: Type.Optional(
    Type.Array(Type.Object({ objectKey: Type.String(), recordId: Type.String() })),
  ),
})

/** What a caller may write on create (quick start: `body` is required; OpenAPI `NotesDTO`: the rest). */
export const NoteInput = inputSchema(note, 'create')
export type NoteInput = Static<typeof NoteInput>

/** What a caller may write on update, at least one of it (OpenAPI `UpdateNoteDTO`). */
export const NotePatch = inputSchema(note, 'always')
export type NotePatch = Static<typeof NotePatch>

/** Answer of create, get and update (quick start; OpenAPI `GetCreateUpdateNoteSuccessfulResponseDto`). */
export const NoteAnswer = Type.Object({ note: SentNote })
export type NoteAnswer = Static<typeof NoteAnswer>

/** Answer of list, newest first (quick start; OpenAPI `GetNotesListSuccessfulResponseDto`). */
export const NotesAnswer = Type.Object({ notes: Type.Array(SentNote) })
export type NotesAnswer = Static<typeof NotesAnswer>
