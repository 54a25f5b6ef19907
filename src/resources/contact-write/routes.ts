import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { acknowledge, closingText, DeleteAnswer, NoQuery } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { type Wire, wire } from '../../lib/wire.js'
import {
  ChangedAnswer,
  type Contact,
  CreatedAnswer,
  contact,
  UpsertAnswer,
} from '../contact/contact.js'
import { duplicateSetting } from '../contact-duplicate/queries.js'
import { findDuplicate, requireNoDuplicate } from '../contact-duplicate/require-no-duplicate.js'
import { findContact } from '../contact-read/require-contact.js'
import { contactIn, type StoredContact } from '../contact-read/wire.js'
import { isV3 } from '../profile.js'
import { requireOwnLocation } from '../sub-account/require-location.js'
import { createdView } from './created.js'
import { ContactInput, ContactPatch, ContactUpsert } from './input.js'
import {
  changeContact,
  createContact,
  readValues,
  upsertedValues,
  type Values,
} from './write-contact.js'

const OneContact = Type.Object({ contactId: Type.String() })

const write = { scope: 'contacts.write', resource: contact }

/** Contacts: create, change, upsert, remove. */
export const contactWriteRoutes: ApiPlugin = (app, { profile, sandboxes: { secrets } }, done) => {
  const end = closingText(profile)
  const acknowledged = acknowledge(profile)
  const answer = (before: string, json: Wire<Contact>, request: FastifyRequest) =>
    `{${before}"contact":${contactIn(request.headers.version, json)}${end(request)}`

  app.post(
    '/contacts/',
    {
      config: write,
      schema: {
        summary: 'Create a contact',
        response: { 201: wire(CreatedAnswer) },
        querystring: NoQuery,
        body: ContactInput,
      },
    },
    (request, reply) => {
      const { locationId, ...body } = request.body
      requireOwnLocation(locationId, request)
      const values = readValues(body, ContactInput, request, reply, secrets)
      requireNoDuplicate(values, request)
      const made = createContact(values, request)
      reply.code(201)
      // v3 answers as GET does (OpenAPI).
      const view = isV3(request.headers.version) ? made : createdView(made)
      return answer('', view, request) as Wire<CreatedAnswer>
    },
  )

  app.put(
    '/contacts/:contactId',
    {
      config: write,
      schema: {
        summary: 'Change a contact',
        response: { 200: wire(ChangedAnswer) },
        params: OneContact,
        querystring: NoQuery,
        body: ContactPatch,
      },
    },
    (request, reply) => {
      const { contactId } = request.params
      const before: StoredContact = JSON.parse(findContact(contactId, request))
      const values = readValues(request.body, ContactPatch, request, reply, secrets)
      requireNoDuplicate(values, request, contactId)
      const after = changeContact(before, values, request)
      const done = isV3(request.headers.version) ? '"succeeded":true,' : '"succeded":true,'
      return answer(done, after, request) as Wire<ChangedAnswer>
    },
  )

  app.delete(
    '/contacts/:contactId',
    {
      config: write,
      schema: {
        summary: 'Remove a contact, with its notes and tasks',
        response: { 200: DeleteAnswer },
        params: OneContact,
        querystring: NoQuery,
      },
    },
    (request) => {
      const { contactId } = request.params
      findContact(contactId, request)
      request.sandbox.write(contact).remove(contactId)
      return acknowledged(request)
    },
  )

  app.post(
    '/contacts/upsert',
    {
      config: write,
      schema: {
        summary: 'Create a contact, or change the one with the same e-mail address or phone',
        response: { 200: wire(UpsertAnswer) },
        querystring: NoQuery,
        body: ContactUpsert,
      },
    },
    (request, reply) => {
      const { locationId, createNewIfDuplicateAllowed, ...body } = request.body
      const subAccountId = requireOwnLocation(locationId, request)
      const { allowed } = duplicateSetting(request.sandbox, subAccountId)
      const values = readValues(body, ContactUpsert, request, reply, secrets)
      const isWanted = createNewIfDuplicateAllowed && allowed
      const known = isWanted ? undefined : findDuplicate(values, request)
      const result = known
        ? update(known.contactId, values, request)
        : createContact(values, request)
      // Observed and not in OpenAPI, but there are clients that take an answer without it for a failure.
      return answer(`"new":${!known},"succeded":true,`, result, request) as Wire<UpsertAnswer>
    },
  )

  const update = (contactId: string, values: Values, request: FastifyRequest) => {
    const before: StoredContact = JSON.parse(findContact(contactId, request))
    return changeContact(before, upsertedValues(values, contactId, request), request)
  }

  done()
}
