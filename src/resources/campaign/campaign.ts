import { Type } from '@sinclair/typebox'
import { notBlank } from '../../lib/blank.js'
import { defineResource, idField, parentField, textField } from '../resource.js'
import { subAccount } from '../sub-account/sub-account.js'

/** A campaign of a sub-account (OpenAPI `campaignsSchema`). */
export const campaign = defineResource({
  name: 'campaign',
  plural: 'campaigns',
  noun: 'campaign',
  parent: subAccount,
  parentKey: 'subAccountId',
  key: 'id',
  setting: true,
  fields: {
    id: idField,
    name: {
      schema: Type.String({
        pattern: notBlank,
        title: 'a name',
        description: 'The name of the campaign.',
        examples: ['Spring service'],
      }),
      column: 'TEXT',
      write: 'never',
      required: true,
    },
    status: {
      ...textField('a status', 'Such as draft or published.', 'draft'),
      required: true,
      fallback: 'published',
    },
    subAccountId: parentField('loc-main'),
  },
  indexes: { campaignsBySubAccount: ['subAccountId'] },
  label: ({ name }) => name,
  about: {
    title: 'a campaign',
    description: 'The campaigns of the sub-account.',
    example: { id: 'campaign-1', name: 'Spring service' },
  },
  defaults: {
    description: 'Filled in where a campaign of this file does not say it itself.',
    example: { status: 'draft' },
  },
})
