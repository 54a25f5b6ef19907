import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { NoQuery, traced } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { formatInstant } from '../../lib/instant.js'
import { OfLocation, Page, pageOf, toLocation } from '../sub-account/owned.js'
import { requireLocation } from '../sub-account/require-location.js'
import { requireRow, rowsOf } from '../sub-account/require-row.js'
import {
  BusinessAnswer,
  BusinessesAnswer,
  BusinessInput,
  BusinessPatch,
  business,
  WrittenBusiness,
} from './business.js'
import { businessUnknown } from './refusals.js'

const read = { scope: 'businesses.readonly', resource: business }
const write = { scope: 'businesses.write', resource: business }
const OneBusiness = Type.Object({ businessId: Type.String() })

const find = (id: string, request: FastifyRequest) =>
  toLocation(requireRow({ resource: business, unknown: businessUnknown }, id, request))

/** The businesses of a sub-account. */
export const businessRoutes: ApiPlugin = (app, { profile }, done) => {
  const close = traced(profile)
  const written = (id: string, request: FastifyRequest) =>
    close({ success: true, buiseness: find(id, request) }, request)

  app.get(
    '/businesses/',
    {
      config: read,
      schema: {
        summary: 'The businesses of a sub-account',
        querystring: Type.Object(
          { ...OfLocation.properties, ...Page },
          { additionalProperties: false },
        ),
        response: { 200: BusinessesAnswer },
      },
    },
    (request) => {
      requireLocation(request.query.locationId, request)
      const page = pageOf(rowsOf(business, request), request.query, 100)
      return close({ businesses: page.map((row) => toLocation(row)) }, request)
    },
  )

  app.post(
    '/businesses/',
    {
      config: write,
      schema: {
        summary: 'Create a business',
        querystring: NoQuery,
        body: BusinessInput,
        response: { 201: WrittenBusiness },
      },
    },
    (request, reply) => {
      const { locationId, ...values } = request.body
      requireLocation(locationId, request)
      const { id } = request.sandbox.write(business).create({ ...values, subAccountId: locationId })
      reply.code(201)
      return written(id, request)
    },
  )

  app.get(
    '/businesses/:businessId',
    {
      config: read,
      schema: {
        summary: 'One business',
        params: OneBusiness,
        querystring: NoQuery,
        response: { 200: BusinessAnswer },
      },
    },
    (request) => close({ business: find(request.params.businessId, request) }, request),
  )

  app.put(
    '/businesses/:businessId',
    {
      config: write,
      schema: {
        summary: 'Change a business',
        params: OneBusiness,
        querystring: NoQuery,
        body: BusinessPatch,
        response: { 200: WrittenBusiness },
      },
    },
    (request) => {
      const { id } = find(request.params.businessId, request)
      const { sandbox, body } = request
      const updatedAt = formatInstant(sandbox.clock.nextDate())
      sandbox.write(business).update(id, { ...body, updatedAt })
      return written(id, request)
    },
  )

  app.delete(
    '/businesses/:businessId',
    {
      config: write,
      schema: {
        summary: 'Remove a business',
        params: OneBusiness,
        querystring: NoQuery,
        response: { 200: Type.Object({ success: Type.Boolean() }) },
      },
    },
    (request) => {
      const { id } = find(request.params.businessId, request)
      request.sandbox.write(business).remove(id)
      return close({ success: true }, request)
    },
  )

  done()
}
