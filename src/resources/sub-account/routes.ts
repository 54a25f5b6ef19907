import { Type } from '@sinclair/typebox'
import { NoQuery, traced } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { foundLocation, LocationAnswer, LocationsAnswer, location } from './location.js'
import { Page, pageOf } from './owned.js'
import { own, requireLocation } from './require-location.js'
import { isOfCompany, subAccount } from './sub-account.js'

const read = { scope: 'locations.readonly', resource: subAccount }

const one = { params: Type.Object({ locationId: Type.String() }), querystring: NoQuery }

/** OpenAPI `GET /locations/search`. */
const LocationSearch = Type.Object(
  {
    companyId: Type.Optional(Type.String()),
    ...Page,
    order: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)

const Health = Type.Object({ status: Type.String() })

/** OpenAPI names no answer; n8n reads this list. */
const TimezonesAnswer = Type.Object({ timezones: Type.Array(Type.String()) })

/** What clients ask for at their start. */
export const subAccountRoutes: ApiPlugin = (app, { profile }, done) => {
  const close = traced(profile)

  app.get(
    '/health',
    {
      config: { public: true, resource: subAccount, source: 'assumed W42' },
      schema: { summary: 'Whether the API answers; needs no token', response: { 200: Health } },
    },
    () => ({ status: 'ok' }),
  )

  app.get(
    '/locations/search',
    {
      config: read,
      schema: {
        summary: 'Search sub-accounts; a token of a sub-account finds its own',
        response: { 200: LocationsAnswer },
        querystring: LocationSearch,
      },
    },
    (request) => {
      const row = own(request)
      const { companyId, email } = request.query
      const isFound =
        (companyId === undefined || isOfCompany(row, companyId)) &&
        (email === undefined || row.email?.toLowerCase() === email.toLowerCase())
      const locations = pageOf(isFound ? [foundLocation(row)] : [], request.query, 10)
      return close({ locations }, request)
    },
  )

  app.get(
    '/locations/:locationId',
    {
      config: read,
      schema: { summary: 'One sub-account', response: { 200: LocationAnswer }, ...one },
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
        response: { 200: TimezonesAnswer },
        ...one,
      },
    },
    (request) => {
      requireLocation(request.params.locationId, request)
      return close({ timezones: Intl.supportedValuesOf('timeZone') }, request)
    },
  )

  done()
}
