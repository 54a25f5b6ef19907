import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { DeleteAnswer, NoQuery, succeeded, traced } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { without } from '../../lib/without.js'
import { business } from '../business/business.js'
import { contact } from '../contact/contact.js'
import { Tags } from '../contact/parts.js'
import { contactQueries } from '../contact-read/queries.js'
import type { StoredContact } from '../contact-read/wire.js'
import { changeContact } from '../contact-write/write-contact.js'
import { requireLocation, requireOwnLocation } from '../sub-account/require-location.js'
import { warnOfUnknown } from '../sub-account-owned/warn-of-unknown.js'
import { bulkLocationMissing } from './refusals.js'

const write = { scope: 'contacts.write', resource: contact }
const strict = { additionalProperties: false }
/** The most that one request changes (assumed): all other requests wait for it. */
const maxItems = 1000
const Ids = Type.Array(Type.String({ maxLength: 50 }), {
  title: "a list of contacts' ids",
  maxItems,
})

/** OpenAPI `UpdateTagsDTO`. */
const TagsUpdate = Type.Object(
  {
    contacts: Ids,
    tags: { ...Tags, maxItems },
    locationId: Type.Optional(Type.String()),
    removeAllTags: Type.Optional(Type.Boolean()),
  },
  strict,
)

/** OpenAPI `UpdateTagsResponseDTO`: its schema lists texts, its example objects. */
const TagsUpdated = Type.Object({
  ...DeleteAnswer.properties,
  errorCount: Type.Integer(),
  responses: Type.Array(Type.Unknown()),
})

/** OpenAPI `ContactsBusinessUpdate`. */
const BusinessUpdate = Type.Object(
  {
    locationId: Type.Optional(Type.String()),
    ids: Ids,
    businessId: Type.Union([Type.String(), Type.Null()]),
  },
  strict,
)

/** Changes of many contacts at once. The specification names no scope for them: that of a change is asked for (assumed). */
export const bulkRoutes: ApiPlugin = (app, { profile, sandboxes: { secrets } }, done) => {
  const withTrace = traced(profile)

  /** The contact, or why it is left out. */
  const contactOf = (id: string, { sandbox, credential }: FastifyRequest) => {
    const queries = sandbox.queries(contactQueries)
    const json = queries.find(id, credential.subAccountId)
    if (json !== undefined) return JSON.parse(json) as StoredContact // as it was stored
    return queries.subAccountOf(id) === undefined
      ? 'contact is deleted'
      : 'contact does not belong to location'
  }

  app.post(
    '/contacts/bulk/tags/update/:type',
    {
      config: write,
      schema: {
        summary: 'Add tags to many contacts, or remove them',
        response: { 201: TagsUpdated },
        params: Type.Object({ type: Type.Union([Type.Literal('add'), Type.Literal('remove')]) }),
        querystring: NoQuery,
        body: TagsUpdate,
      },
    },
    (request, reply) => {
      const { contacts, locationId, removeAllTags = false } = request.body
      const tags = new Set(request.body.tags)
      const { subAccountId } = request.credential
      if (locationId === undefined) throw bulkLocationMissing({ subAccountId })
      requireLocation(locationId, request)
      const isAdd = request.params.type === 'add'
      const results = [...new Set(contacts)].map((contactId) => {
        const before = contactOf(contactId, request)
        if (typeof before === 'string') return { contactId, message: before, type: 'error' }
        const oldTags = before.tags
        const isGone = (tag: string) => !isAdd && (removeAllTags || tags.has(tag))
        const tagsAdded = isAdd ? without(tags, oldTags) : []
        const tagsRemoved = oldTags.filter(isGone)
        const left = [...oldTags.filter((tag) => !isGone(tag)), ...tagsAdded]
        changeContact(before, { tags: left }, request)
        return {
          contactId,
          message: 'Tags updated',
          type: 'success',
          oldTags,
          tagsAdded,
          tagsRemoved,
        }
      })
      reply.code(201)
      return withTrace(
        {
          ...succeeded(profile, request),
          errorCount: results.filter(({ type }) => type === 'error').length,
          responses:
            profile === 'observed' ? results : results.map((result) => JSON.stringify(result)),
        },
        request,
      )
    },
  )

  app.post(
    '/contacts/bulk/business',
    {
      config: write,
      schema: {
        summary: 'Add contacts to a business, or remove them from it',
        response: { 200: Type.Object({ success: Type.Boolean(), ids: Ids }) },
        querystring: NoQuery,
        body: BusinessUpdate,
      },
    },
    (request, reply) => {
      const { locationId, ids, businessId } = request.body
      requireOwnLocation(locationId, request)
      if (businessId !== null) warnOfUnknown(business, businessId, request, reply, secrets)
      const changed = [...new Set(ids)].filter((id) => {
        const before = contactOf(id, request)
        if (typeof before === 'string') return false
        changeContact(before, { businessId }, request)
        return true
      })
      return withTrace({ success: true, ids: changed }, request)
    },
  )

  done()
}
