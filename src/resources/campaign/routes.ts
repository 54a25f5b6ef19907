import { Type } from '@sinclair/typebox'
import { OfLocation } from '../sub-account/owned.js'
import { listRoute } from '../sub-account-owned/routes.js'
import { campaign } from './campaign.js'

const query = Type.Object(
  { ...OfLocation.properties, status: Type.Optional(Type.String()) },
  { additionalProperties: false },
)

/** The campaigns of a sub-account (OpenAPI `CampaignsSuccessfulResponseDto`). */
export const campaignRoutes = listRoute({
  resource: campaign,
  scope: 'campaigns',
  query,
  isListed: (row, { status = row.status }) => row.status === status,
})
