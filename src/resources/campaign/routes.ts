import { Type } from '@sinclair/typebox'
import { traced } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { locationSchema, OfLocation, toLocation } from '../sub-account/owned.js'
import { requireLocation } from '../sub-account/require-location.js'
import { rowsOf } from '../sub-account/require-row.js'
import { campaign } from './campaign.js'

/** The campaigns of a sub-account. */
export const campaignRoutes: ApiPlugin = (app, { profile }, done) => {
  const close = traced(profile)
  app.get(
    '/campaigns/',
    {
      config: { scope: 'campaigns.readonly', resource: campaign },
      schema: {
        summary: 'The campaigns of a sub-account',
        querystring: Type.Object(
          { ...OfLocation.properties, status: Type.Optional(Type.String()) },
          { additionalProperties: false },
        ),
        // OpenAPI `CampaignsSuccessfulResponseDto`.
        response: { 200: Type.Object({ campaigns: Type.Array(locationSchema(campaign)) }) },
      },
    },
    (request) => {
      const { locationId, status } = request.query
      requireLocation(locationId, request)
      const campaigns = rowsOf(campaign, request)
        .filter((row) => status === undefined || row.status === status)
        .map((row) => toLocation(row))
      return close({ campaigns }, request)
    },
  )
  done()
}
