import type { Seed } from '../../src/seeding/fixture-format.js'
import { tokens } from './mock.js'

export const profiles = ['documented', 'observed'] as const

const scopes = [
  'locations.readonly',
  'locations/tags.readonly',
  'locations/tags.write',
  'locations/customFields.readonly',
  'locations/customFields.write',
  'locations/customValues.readonly',
  'locations/customValues.write',
  'users.readonly',
  'businesses.readonly',
  'businesses.write',
  'campaigns.readonly',
  'workflows.readonly',
]

/** A sub-account with the token `full`, and another one with a row of everything under the id `far`. */
export const account = (own: Partial<Seed['subAccounts'][number]> = {}): Seed => ({
  clock: { freeze: '2026-05-01T12:00:00Z' },
  subAccounts: [
    {
      id: 'loc-main',
      privateIntegrations: [
        { name: 'full', token: tokens.full, scopes },
        { name: 'poor', token: tokens.readOnly, scopes: [] },
      ],
      ...own,
    },
    {
      id: 'loc-other',
      users: [{ id: 'far' }],
      tags: [{ id: 'far', name: 'far' }],
      customFields: [{ id: 'far', name: 'far', dataType: 'TEXT' }],
      customValues: [{ id: 'far', name: 'far' }],
      businesses: [{ id: 'far', name: 'far' }],
      campaigns: [{ id: 'far', name: 'far' }],
      workflows: [{ id: 'far', name: 'far' }],
    },
  ],
})
