import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { NoQuery, traced } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { OfLocation, Page, pageOf, toLocation } from '../sub-account/owned.js'
import { unknownOf } from '../sub-account/refusals.js'
import { requireLocation } from '../sub-account/require-location.js'
import { requireRow, rowsOf } from '../sub-account-owned/require-row.js'
import {
  BusinessAnswer,
  BusinessesAnswer,
  BusinessInput,
  BusinessPatch,
  business,
  RemovedBusiness,
  WrittenBusiness,
} from './business.js'

const read = { scope: 'businesses.readonly', resource: business }
const write = { scope: 'businesses.write', resource: business }
const businesses = { resource: business, unknown: unknownOf(business) }

const querystring = Type.Object(
  { ...OfLocation.properties, ...Page },
  { additionalProperties: false },
)
const one = { querystring: NoQuery, params: Type.Object({ businessId: Type.String() }) }

const find = (id: string, request: FastifyRequest) =>
  toLocation(requireRow(businesses, id, request))

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
        response: { 200: BusinessesAnswer },
        querystring,
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
        response: { 201: WrittenBusiness },
        querystring: NoQuery,
        body: BusinessInput,
      },
    },
    (request, reply) => {
      const { locationId, ...values } = request.body
      requireLocation(locationId, request)
      const row = { ...values, subAccountId: locationId }
      const { id } = request.sandbox.write(business).create(row)
      reply.code(201)
      return written(id, request)
    },
  )

  app.get(
    '/businesses/:businessId',
    {
      config: read,
      schema: { summary: 'One business', response: { 200: BusinessAnswer }, ...one },
    },
    (request) => close({ business: find(request.params.businessId, request) }, request),
  )

  app.put(
    '/businesses/:businessId',
    {
      config: write,
      schema: {
        summary: 'Change a business',
        response: { 200: WrittenBusiness },
        ...one,
        body: BusinessPatch,
      },
    },
    (request) => {
      const { id } = find(request.params.businessId, request)
      request.sandbox.write(business).update(id, request.body)
      return written(id, request)
    },
  )

  app.delete(
    '/businesses/:businessId',
    {
      config: write,
      schema: { summary: 'Remove a business', response: { 200: RemovedBusiness }, ...one },
    },
    (request) => {
      const { id } = find(request.params.businessId, request)
      request.sandbox.write(business).remove(id)
      return close({ success: true }, request)
    },
  )

  done()
}
