import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import {
  DeleteAnswer,
  type Note,
  NoteAnswer,
  NoteInput,
  NotePatch,
  NotesAnswer,
} from '../../domain/note.js'
import { Refusal } from '../../domain/refusal.js'
import { type Wire, wire } from '../../domain/wire.js'
import type { ApiPlugin } from '../types.js'
import { noteView } from './note-view.js'
import { reach } from './reach.js'

const OfContact = Type.Object({ contactId: Type.String() })
const OneNote = Type.Object({ contactId: Type.String(), id: Type.String() })

const read = { scope: 'contacts.readonly' } as const
const write = { scope: 'contacts.write' } as const

/** Notes on a contact. */
export const notes: ApiPlugin = (app, { profile }, done) => {
  const view = noteView(profile)
  const answer = (note: Wire<Note>) => `{"note":${view.one(note)}}` as Wire<NoteAnswer>

  app.get(
    '/contacts/:contactId/notes',
    {
      config: read,
      schema: {
        summary: 'Notes of a contact',
        params: OfContact,
        response: { 200: wire(NotesAnswer) },
      },
    },
    (request) => {
      const { contactId } = request.params
      const { sandbox, token } = request
      const notes = sandbox.store.notes.list(contactId, token.subAccountId)
      if (notes === undefined) reach(contactId, request)
      return `{"notes":[${notes === undefined ? '' : view.many(notes)}]}` as Wire<NotesAnswer>
    },
  )

  app.post(
    '/contacts/:contactId/notes',
    {
      config: write,
      schema: {
        summary: 'Write a note',
        params: OfContact,
        body: NoteInput,
        response: { 201: wire(NoteAnswer) },
      },
    },
    (request, reply) => {
      const { contactId } = request.params
      reach(contactId, request)
      reply.code(201)
      return answer(request.sandbox.createNote(contactId, request.body))
    },
  )

  app.get(
    '/contacts/:contactId/notes/:id',
    {
      config: read,
      schema: { summary: 'One note', params: OneNote, response: { 200: wire(NoteAnswer) } },
    },
    (request) => answer(findNote(request.params, request)),
  )

  app.put(
    '/contacts/:contactId/notes/:id',
    {
      config: write,
      schema: {
        summary: 'Change a note',
        params: OneNote,
        body: NotePatch,
        response: { 200: wire(NoteAnswer) },
      },
    },
    (request) => {
      const before = findNote(request.params, request)
      return answer(request.sandbox.store.notes.update(request.params.id, request.body) ?? before)
    },
  )

  app.delete(
    '/contacts/:contactId/notes/:id',
    {
      config: write,
      schema: { summary: 'Remove a note', params: OneNote, response: { 200: DeleteAnswer } },
    },
    (request) => {
      findNote(request.params, request)
      request.sandbox.store.notes.remove(request.params.id)
      const both = profile === 'observed' || request.headers.version === 'v3'
      return both ? { succeeded: true, succeded: true } : { succeded: true }
    },
  )

  done()
}

/**
 * The note that a path names.
 *
 * @throws Refusal when its contact cannot be reached, or when the contact has no such note
 */
function findNote(
  { contactId, id }: { contactId: string; id: string },
  request: FastifyRequest,
): Wire<Note> {
  const { notes } = request.sandbox.store
  const note = notes.find(id, contactId, request.token.subAccountId)
  if (note !== undefined) return note

  reach(contactId, request)
  const owner = notes.contactOf(id)
  throw new Refusal(
    owner === undefined
      ? { kind: 'note-unknown', noteId: id, contactId }
      : { kind: 'note-elsewhere', noteId: id, contactId, owner },
  )
}
