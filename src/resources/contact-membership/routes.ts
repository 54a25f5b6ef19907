import { type Static, Type } from '@sinclair/typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { acknowledge, DeleteAnswer, NoQuery, traced } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { without } from '../../lib/without.js'
import { campaign } from '../campaign/campaign.js'
import { contact } from '../contact/contact.js'
import { Followers, Tags } from '../contact/parts.js'
import { findContact } from '../contact-read/require-contact.js'
import type { StoredContact } from '../contact-read/wire.js'
import { changeContact } from '../contact-write/write-contact.js'
import { warnOfUnknown } from '../sub-account-owned/warn-of-unknown.js'
import { warnOfUsers } from '../user/warn-of-users.js'
import { workflow } from '../workflow/workflow.js'

const read = { scope: 'contacts.readonly', resource: contact }
const write = { scope: 'contacts.write', resource: contact }

const OfContact = Type.Object({ contactId: Type.String() })
const strict = { additionalProperties: false }

/** OpenAPI `TagsDTO`. */
const TagsInput = Type.Object({ tags: Tags }, strict)
/** OpenAPI `CreateAddTagSuccessfulResponseDto`: the whole list. */
const TagsAnswer = Type.Object({ tags: Tags })

/** OpenAPI `FollowersDTO`. */
const FollowersInput = Type.Object({ followers: Followers }, strict)
const FollowersAdded = Type.Object({ followers: Followers, followersAdded: Followers })
const FollowersRemoved = Type.Object({ followers: Followers, followersRemoved: Followers })

/** OpenAPI `AddContactToCampaignDto`, which has no fields. */
const CampaignInput = Type.Object({}, strict)
/** OpenAPI `CreateWorkflowDto`. */
const WorkflowInput = Type.Object({ eventStartTime: Type.Optional(Type.String()) }, strict)

/** What belongs to a contact, and where a contact belongs: tags, followers, campaigns, workflows, appointments. */
export const membershipRoutes: ApiPlugin = (app, { profile, sandboxes: { secrets } }, done) => {
  const withTrace = traced(profile)
  const acknowledged = acknowledge(profile)
  const contactOf = (request: FastifyRequest & { params: { contactId: string } }): StoredContact =>
    JSON.parse(findContact(request.params.contactId, request))

  app.post(
    '/contacts/:contactId/tags',
    {
      config: write,
      schema: {
        summary: 'Add tags to a contact',
        response: { 201: TagsAnswer },
        params: OfContact,
        querystring: NoQuery,
        body: TagsInput,
      },
    },
    (request, reply) => {
      const before = contactOf(request)
      const tags = [...new Set([...before.tags, ...request.body.tags])]
      changeContact(before, { tags }, request)
      reply.code(201)
      return withTrace({ tags }, request)
    },
  )

  app.delete(
    '/contacts/:contactId/tags',
    {
      config: write,
      schema: {
        summary: 'Remove tags from a contact',
        response: { 200: TagsAnswer },
        params: OfContact,
        querystring: NoQuery,
        body: TagsInput,
      },
    },
    (request) => {
      const before = contactOf(request)
      const tags = without(before.tags, request.body.tags)
      changeContact(before, { tags }, request)
      return withTrace({ tags }, request)
    },
  )

  app.post(
    '/contacts/:contactId/followers',
    {
      config: write,
      schema: {
        summary: 'Add followers to a contact',
        response: { 201: FollowersAdded },
        params: OfContact,
        querystring: NoQuery,
        body: FollowersInput,
      },
    },
    (request, reply) => {
      const before = contactOf(request)
      const followersAdded = without(new Set(request.body.followers), before.followers)
      const followers = [...before.followers, ...followersAdded]
      for (const id of followersAdded) warnOfUsers({ followers: id }, request, reply, secrets)
      changeContact(before, { followers }, request)
      reply.code(201)
      return withTrace({ followers, followersAdded }, request)
    },
  )

  app.delete(
    '/contacts/:contactId/followers',
    {
      config: write,
      schema: {
        summary: 'Remove followers from a contact',
        response: { 200: FollowersRemoved },
        params: OfContact,
        querystring: NoQuery,
        body: FollowersInput,
      },
    },
    (request) => {
      const before = contactOf(request)
      const followers = without(before.followers, request.body.followers)
      const followersRemoved = without(before.followers, followers)
      changeContact(before, { followers }, request)
      return withTrace({ followers, followersRemoved }, request)
    },
  )

  // The mock keeps no membership of campaigns and workflows: the journal shows the call.
  const OneCampaign = Type.Object({ contactId: Type.String(), campaignId: Type.String() })

  app.post(
    '/contacts/:contactId/campaigns/:campaignId',
    {
      config: write,
      schema: {
        summary: 'Add a contact to a campaign',
        response: { 201: DeleteAnswer },
        params: OneCampaign,
        querystring: NoQuery,
        body: CampaignInput,
      },
    },
    (request, reply) => {
      contactOf(request)
      warnOfUnknown(campaign, request.params.campaignId, request, reply, secrets)
      reply.code(201)
      return acknowledged(request)
    },
  )

  app.delete(
    '/contacts/:contactId/campaigns/:campaignId',
    {
      config: write,
      schema: {
        summary: 'Remove a contact from a campaign',
        response: { 200: DeleteAnswer },
        params: OneCampaign,
        querystring: NoQuery,
      },
    },
    (request, reply) => {
      contactOf(request)
      warnOfUnknown(campaign, request.params.campaignId, request, reply, secrets)
      return acknowledged(request)
    },
  )

  // v3 spells it with a dash.
  for (const all of ['removeAll', 'remove-all']) {
    app.delete(
      `/contacts/:contactId/campaigns/${all}`,
      {
        config: write,
        schema: {
          summary: 'Remove a contact from every campaign',
          response: { 200: DeleteAnswer },
          params: OfContact,
          querystring: NoQuery,
        },
      },
      (request) => {
        contactOf(request)
        return acknowledged(request)
      },
    )
  }

  const OneWorkflow = Type.Object({ contactId: Type.String(), workflowId: Type.String() })

  const ofWorkflow = (summary: string) => ({
    config: write,
    schema: {
      summary,
      params: OneWorkflow,
      querystring: NoQuery,
      body: WorkflowInput,
      response: { 200: DeleteAnswer },
    },
  })
  const inWorkflow = (
    request: FastifyRequest & { params: Static<typeof OneWorkflow> },
    reply: FastifyReply,
  ) => {
    contactOf(request)
    warnOfUnknown(workflow, request.params.workflowId, request, reply, secrets)
    return acknowledged(request)
  }
  const path = '/contacts/:contactId/workflow/:workflowId'
  app.post(path, ofWorkflow('Add a contact to a workflow'), inWorkflow)
  app.delete(path, ofWorkflow('Remove a contact from a workflow'), inWorkflow)

  app.get(
    '/contacts/:contactId/appointments',
    {
      config: read,
      schema: {
        summary: 'Appointments of a contact',
        response: { 200: Type.Object({ events: Type.Array(Type.Object({})) }) },
        params: OfContact,
        querystring: NoQuery,
      },
    },
    (request) => {
      const { locationId } = contactOf(request)
      const { contactId } = request.params
      const found = request.sandbox.database.find(contact, contactId)
      // The schema of the field has a list of objects.
      const kept = (found?.appointments ?? []) as object[]
      const events = kept.map((one) => ({ ...one, locationId, contactId }))
      return withTrace({ events }, request)
    },
  )

  done()
}
