import { type Static, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { acknowledge, closingText, DeleteAnswer, NoQuery } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { type Wire, wire } from '../../lib/wire.js'
import { requireContact } from '../contact-read/require-contact.js'
import { listOwned, requireOwned } from '../contact-read/require-owned.js'
import { warnOfUsers } from '../user/warn-of-users.js'
import { type Note, NoteAnswer, NoteInput, NotePatch, NotesAnswer, note } from './note.js'
import { noteQueries } from './queries.js'
import { noteElsewhere, noteUnknown } from './refusals.js'
import { noteView } from './wire.js'

const OfContact = Type.Object({ contactId: Type.String() })
const OneNote = Type.Object({ contactId: Type.String(), id: Type.String() })

const read = { scope: 'contacts.readonly', resource: note }
const write = { scope: 'contacts.write', resource: note }

const notes = {
  resource: note,
  queries: noteQueries,
  unknown: (noteId: string, contactId: string) => noteUnknown({ noteId, contactId }),
  elsewhere: (noteId: string, contactId: string, owner: string) =>
    noteElsewhere({ noteId, contactId, owner }),
}

const requireNote = ({ contactId, id }: Static<typeof OneNote>, request: FastifyRequest) =>
  requireOwned(notes, contactId, id, request)

/** Notes on a contact. */
export const noteRoutes: ApiPlugin = (app, { profile, sandboxes: { secrets } }, done) => {
  const view = noteView(profile)
  const end = closingText(profile)
  const acknowledged = acknowledge(profile)
  const answer = (json: Wire<Note>, request: FastifyRequest) =>
    `{"note":${view.one(json)}${end(request)}` as Wire<NoteAnswer>

  app.get(
    '/contacts/:contactId/notes',
    {
      config: read,
      schema: {
        summary: 'Notes of a contact',
        params: OfContact,
        querystring: NoQuery,
        response: { 200: wire(NotesAnswer) },
      },
    },
    (request) => {
      const list = view.many(listOwned(notes, request.params.contactId, request))
      return `{"notes":[${list}]${end(request)}` as Wire<NotesAnswer>
    },
  )

  app.post(
    '/contacts/:contactId/notes',
    {
      config: write,
      schema: {
        summary: 'Write a note',
        params: OfContact,
        querystring: NoQuery,
        body: NoteInput,
        response: { 201: wire(NoteAnswer) },
      },
    },
    (request, reply) => {
      const { contactId } = request.params
      const { sandbox, body } = request
      requireContact(contactId, request)
      warnOfUsers({ userId: body.userId }, request, reply, secrets)
      const { seq } = sandbox.write(note).create({ ...body, contactId })
      reply.code(201)
      return answer(sandbox.queries(noteQueries).bySeq(seq), request)
    },
  )

  app.get(
    '/contacts/:contactId/notes/:id',
    {
      config: read,
      schema: {
        summary: 'One note',
        params: OneNote,
        querystring: NoQuery,
        response: { 200: wire(NoteAnswer) },
      },
    },
    (request) => answer(requireNote(request.params, request), request),
  )

  app.put(
    '/contacts/:contactId/notes/:id',
    {
      config: write,
      schema: {
        summary: 'Change a note',
        params: OneNote,
        querystring: NoQuery,
        body: NotePatch,
        response: { 200: wire(NoteAnswer) },
      },
    },
    (request, reply) => {
      const before = requireNote(request.params, request)
      const { params, body, sandbox, credential } = request
      warnOfUsers({ userId: body.userId }, request, reply, secrets)
      sandbox.write(note).update(params.id, body)
      const after = sandbox
        .queries(noteQueries)
        .find(params.id, params.contactId, credential.subAccountId)
      return answer(after ?? before, request)
    },
  )

  app.delete(
    '/contacts/:contactId/notes/:id',
    {
      config: write,
      schema: {
        summary: 'Remove a note',
        params: OneNote,
        querystring: NoQuery,
        response: { 200: DeleteAnswer },
      },
    },
    (request) => {
      requireNote(request.params, request)
      request.sandbox.write(note).remove(request.params.id)
      return acknowledged(request)
    },
  )

  done()
}
