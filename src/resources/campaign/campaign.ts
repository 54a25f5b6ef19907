import { defineResource, idField } from '../resource.js'
import {
  defaultsOf,
  ofSubAccount,
  requiredText,
  subAccountField,
  usualText,
} from '../sub-account/fields.js'

/** A campaign of a sub-account (OpenAPI `campaignsSchema`). */
export const campaign = defineResource({
  ...ofSubAccount,
  name: 'campaign',
  plural: 'campaigns',
  noun: 'campaign',
  setting: true,
  fields: {
    id: idField,
    name: requiredText('a name', 'The name of the campaign.', 'Spring service'),
    status: usualText('a status', 'Such as draft or published.', 'draft', 'published'),
    subAccountId: subAccountField,
  },
  indexes: { campaignsBySubAccount: ['subAccountId'] },
  label: ({ name }) => name,
  about: {
    title: 'a campaign',
    description: 'The campaigns of the sub-account.',
    example: { id: 'campaign-1', name: 'Spring service' },
  },
  defaults: defaultsOf('campaign', { status: 'draft' }),
})
