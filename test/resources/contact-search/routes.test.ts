import t from 'tap'
import { open } from './world.js'

const list = '/contacts/?locationId=loc-main'

const shared = {
  id: 'jane',
  dateAdded: '2026-01-01T00:00:00.000Z',
  dateUpdated: '2026-02-01T00:00:00.000Z',
  tags: ['VIP', 'renewal'],
  type: 'customer',
  locationId: 'loc-main',
  firstName: 'Jane',
  lastName: "O'Hara",
  contactName: "Jane O'Hara",
  email: 'Jane@Example.com',
  phone: '+15555550100',
  country: 'DE',
  companyName: 'Acme 100%',
  city: 'MÜNCHEN',
  state: 'BY',
  postalCode: '80331',
  website: 'https://jane.example',
  timezone: 'Europe/Berlin',
  dateOfBirth: '1990-09-25',
  source: 'public api',
  assignedTo: 'user-1',
  dnd: true,
  customFields: [
    { id: 'plan', value: 'Gold' },
    { id: 'seats', value: 12 },
    { id: 'colours', value: ['red', 'Blue'] },
    { id: 'since', value: '2026-02-03' },
  ],
  businessId: 'business-1',
  followers: ['user-2'],
  additionalEmails: [],
  attributions: [
    {
      url: 'https://jane.example',
      sessionSource: 'Direct traffic',
      isFirst: true,
      utmSessionSource: 'Direct traffic',
    },
    { url: 'https://jane.example/back', isLast: true },
  ],
}

t.test('the fields of a contact that is listed, and of one that is found', async (t) => {
  const { full, search } = open(t)
  const listed = (await full('GET', `${list}&query=jane%20o`)).json().contacts
  t.same(listed, [{ ...shared, address1: '1 Main Street' }])
  const ofBusiness = await full(
    'GET',
    '/contacts/business/business-1?locationId=loc-main&query=jane',
  )
  t.same(ofBusiness.json(), { contacts: listed, count: 1 })
  t.same((await search({ query: 'jane o' })).contacts, [
    {
      ...shared,
      firstNameLowerCase: 'jane',
      lastNameLowerCase: "o'hara",
      address: '1 Main Street',
      dndSettings: { SMS: { status: 'active' } },
      additionalPhones: [],
      opportunities: [],
      searchAfter: [Date.UTC(2026, 0, 1), 'jane'],
    },
  ])
})

t.test('observed: trace ids; every version, and both spellings of the paths', async (t) => {
  const { full } = open(t, undefined, { profile: 'observed' })
  const body = { locationId: 'loc-main', pageLimit: 1, query: 'nobody' }
  const traceId = /^[-0-9a-f]{36}$/
  for (const version of ['2021-07-28', 'v3']) {
    for (const slash of ['', '/']) {
      const found = await full('POST', `/contacts/search${slash}`, body, { version })
      t.match(found.json(), { contacts: [], total: 0, traceId })
      const listed = await full('GET', `/contacts${slash}?locationId=loc-main`, undefined, {
        version,
      })
      t.match(listed.json(), { count: 3, meta: { total: 3 }, traceId })
      const business = `/contacts/business/nothing${slash}?locationId=loc-main`
      const ofBusiness = await full('GET', business, undefined, { version })
      t.match(ofBusiness.json(), { contacts: [], count: 0, traceId })
    }
  }
})
