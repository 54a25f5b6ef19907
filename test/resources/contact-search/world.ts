import type { Test } from 'tap'
import type { Seed } from '../../../src/seeding/fixture-format.js'
import { type MockOptions, mock, tokens } from '../../support/mock.js'

type Contact = NonNullable<NonNullable<Seed['subAccounts']>[number]['contacts']>[number]

const people: Contact[] = [
  {
    id: 'jane',
    firstName: 'Jane',
    lastName: "O'Hara",
    email: 'Jane@Example.com',
    phone: '+15555550100',
    address1: '1 Main Street',
    city: 'MÜNCHEN',
    state: 'BY',
    country: 'DE',
    postalCode: '80331',
    companyName: 'Acme 100%',
    website: 'https://jane.example',
    timezone: 'Europe/Berlin',
    source: 'public api',
    type: 'customer',
    assignedTo: 'user-1',
    businessId: 'business-1',
    dnd: true,
    dndSettings: { SMS: { status: 'active' } },
    tags: ['VIP', 'renewal'],
    followers: ['user-2'],
    dateOfBirth: '1990-09-25',
    lastActivity: '2026-03-01T10:00:00Z',
    dateAdded: '2026-01-01',
    dateUpdated: '2026-02-01',
    customFields: [
      { id: 'plan', value: 'Gold' },
      { id: 'seats', value: 12 },
      { id: 'colours', value: ['red', 'Blue'] },
      { id: 'since', value: '2026-02-03' },
    ],
    attributionSource: { url: 'https://jane.example', sessionSource: 'Direct traffic' },
    lastAttributionSource: { url: 'https://jane.example/back' },
  },
  {
    id: 'bob',
    firstName: 'Bob',
    lastName: 'Stone',
    email: 'bob@example.com',
    phone: '+15555550101',
    city: 'Munich_1',
    tags: ['vip'],
    businessId: 'business-1',
    dateAdded: '2026-01-02',
    customFields: [
      { id: 'plan', value: 'silver' },
      { id: 'seats', value: '7' },
    ],
  },
  { id: 'carl', firstName: 'Carl', lastName: 'janeway', dateAdded: '2026-01-03T08:00:00Z' },
]

/** A mock with these contacts; another sub-account has one too. */
export function open(
  t: Test,
  contacts = people,
  options: MockOptions = {},
  customFields: NonNullable<Seed['subAccounts']>[number]['customFields'] = [],
) {
  const privateIntegrations = [{ name: 'full', token: tokens.full, scopes: ['contacts.readonly'] }]
  const subAccounts = [
    { id: 'loc-main', privateIntegrations, contacts, customFields },
    { id: 'loc-other', contacts: [{ id: 'eve', firstName: 'Jane', tags: ['vip'] }] },
  ]
  const opened = mock(t, { seed: { subAccounts }, ...options })
  const search = async (body: object) => {
    const answer = await opened.full('POST', '/contacts/search', {
      locationId: 'loc-main',
      pageLimit: 20,
      ...body,
    })
    return { status: answer.statusCode, ...answer.json() }
  }
  /** Ids in the order of the answer. */
  const find = async (body: object): Promise<string[]> => {
    const { status, contacts = [], total, ...rest } = await search(body)
    if (status !== 200) throw new Error(JSON.stringify(rest))
    const ids = contacts.map(({ id }: { id: string }) => id)
    t.equal(total, ids.length, 'the total')
    return ids
  }
  return { ...opened, search, find }
}
