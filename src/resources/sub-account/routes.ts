import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { NoQuery, traced } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { Digits } from '../../lib/digits.js'
import {
  foundLocation,
  LocationAnswer,
  LocationsAnswer,
  location,
  TimezonesAnswer,
} from './location.js'
import { pageOf } from './owned.js'
import { requireLocation } from './require-location.js'
import { type SubAccount, subAccount } from './sub-account.js'

const read = { scope: 'locations.readonly', resource: subAccount }

const OneLocation = Type.Object({ locationId: Type.String() })

/** OpenAPI `GET /locations/search`. */
const LocationSearch = Type.Partial(
  Type.Object({
    companyId: Type.String(),
    skip: Digits,
    limit: Digits,
    order: Type.String(),
    email: Type.String(),
  }),
  { additionalProperties: false },
)

/** The caller's own sub-account. */
const own = ({ sandbox, credential }: FastifyRequest): SubAccount =>
  // The token's foreign key says that it exists; its columns are the fields of the resource.
  sandbox.database.find(subAccount, credential.subAccountId) as SubAccount

/** What clients ask for at their start. */
export const subAccountRoutes: ApiPlugin = (app, { profile }, done) => {
  const close = traced(profile)

  app.get(
    '/health',
    {
      config: { public: true, resource: subAccount, source: 'assumed W42' },
      schema: {
        summary: 'Whether the API answers; needs no token',
        response: { 200: Type.Object({ status: Type.String() }) },
      },
    },
    () => ({ status: 'ok' }),
  )

  app.get(
    '/locations/search',
    {
      config: read,
      schema: {
        summary: 'Search sub-accounts; a token of a sub-account finds its own',
        querystring: LocationSearch,
        response: { 200: LocationsAnswer },
      },
    },
    (request) => {
      const row = own(request)
      const { companyId, email } = request.query
      const isFound =
        // A sub-account that does not say its company is of any.
        (companyId === undefined || row.companyId === undefined || row.companyId === companyId) &&
        (email === undefined || row.email?.toLowerCase() === email.toLowerCase())
      const locations = pageOf(isFound ? [foundLocation(row)] : [], request.query, 10)
      return close({ locations }, request)
    },
  )

  app.get(
    '/locations/:locationId',
    {
      config: read,
      schema: {
        summary: 'One sub-account',
        params: OneLocation,
        querystring: NoQuery,
        response: { 200: LocationAnswer },
      },
    },
    (request) => {
      requireLocation(request.params.locationId, request)
      return close({ location: location(own(request)) }, request)
    },
  )

  app.get(
    '/locations/:locationId/timezones',
    {
      config: read,
      schema: {
        summary: 'The time zones that a sub-account may have',
        params: OneLocation,
        querystring: NoQuery,
        response: { 200: TimezonesAnswer },
      },
    },
    (request) => {
      requireLocation(request.params.locationId, request)
      return close({ timezones: Intl.supportedValuesOf('timeZone') }, request)
    },
  )

  done()
}
