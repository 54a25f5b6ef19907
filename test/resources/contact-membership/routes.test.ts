import t, { type Test } from 'tap'
import type { Profile } from '../../../src/resources/profile.js'
import { loadText } from '../../../src/seeding/load.js'
import { toWorld } from '../../../src/seeding/to-world.js'
import { adminMock } from '../../support/admin.js'

function open(t: Test, profile: Profile = 'documented') {
  const scopes = ['contacts', 'locations/tags.readonly', 'locations/tags.write']
  return adminMock(t, {
    profile,
    seed: {
      subAccounts: [
        {
          id: 's',
          privateIntegrations: [{ name: 'full', token: 'pit-1', scopes }],
          users: [{ id: 'u1', firstName: 'Ann' }],
          tags: ['old'],
          businesses: [{ id: 'biz', name: 'Haddad Tiles' }],
          campaigns: [{ id: 'camp', name: 'Spring', status: 'published' }],
          workflows: [{ id: 'flow', name: 'Welcome', status: 'published' }],
          contacts: [
            { id: 'a', tags: ['old'], appointments: [{ id: 'e1', title: 'Visit' }] },
            { id: 'b' },
          ],
        },
        {
          id: 'o',
          businesses: [{ id: 'far', name: 'Far' }],
          contacts: [{ id: 'theirs', tags: ['old'] }],
        },
      ],
    },
  })
}

t.test('lists that are too long are refused, because all requests would wait', async (t) => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`)
  const bulk = { locationId: 's', contacts: names(1001), tags: ['x'] }
  const wrong = [
    ['POST', '/contacts/a/tags', { tags: names(10_001) }, 'tags'],
    ['DELETE', '/contacts/a/followers', { followers: names(10_001) }, 'followers'],
    ['PUT', '/contacts/a', { tags: names(10_001) }, 'tags'],
    ['POST', '/contacts/bulk/tags/update/add', bulk, 'contacts'],
  ] as const
  const documented = open(t).as('pit-1')
  const observed = open(t, 'observed').as('pit-1')
  for (const [method, url, body, name] of wrong) {
    const limit = name === 'contacts' ? 1000 : 10_000
    const answer = await documented(method, url, body)
    const message = `${name}: expected a list of at most ${limit} entries, found ${limit + 1} entries`
    t.same(answer.json(), { statusCode: 400, message }, url)
    t.match((await observed(method, url, body)).json(), {
      message: [`${name} must contain no more than ${limit} elements`],
    })
  }
  const most = await documented('POST', '/contacts/a/tags', { tags: names(10_000) })
  t.equal(most.statusCode, 201)
})

t.test('tags are added, removed, and defined in the sub-account', async (t) => {
  const ask = open(t).as('pit-1')
  const added = await ask('POST', '/contacts/a/tags', { tags: ['new', 'VIP', 'new'] })
  t.equal(added.statusCode, 201)
  t.same(added.json(), { tags: ['old', 'new', 'VIP'] })
  const removed = await ask('DELETE', '/contacts/a/tags', { tags: ['old', 'nothing'] })
  t.same([removed.statusCode, removed.json()], [200, { tags: ['new', 'VIP'] }])
  t.same((await ask('GET', '/contacts/a')).json().contact.tags, ['new', 'VIP'])
  const defined = (await ask('GET', '/locations/s/tags')).json().tags
  t.same(defined.map(({ name }: { name: string }) => name).sort(), ['VIP', 'new', 'old'])
})

t.test(
  'a tag that was removed from the sub-account comes back with a new contact alone',
  async (t) => {
    const { as, admin } = open(t)
    const ask = as('pit-1')
    const tags = async () => (await ask('GET', '/locations/s/tags')).json().tags
    const defined = async () => (await tags()).map(({ name }: { name: string }) => name)
    const [old] = await tags()
    await ask('DELETE', `/locations/s/tags/${old.id}`)
    const bulk = { locationId: 's', contacts: ['a'], tags: ['old'] }
    for (const [method, url, body] of [
      ['POST', '/contacts/a/tags', { tags: ['old'] }],
      ['DELETE', '/contacts/a/tags', { tags: ['other'] }],
      ['PUT', '/contacts/a', { tags: ['old'] }],
      ['POST', '/contacts/bulk/tags/update/add', bulk],
      ['POST', '/contacts/bulk/tags/update/remove', { ...bulk, tags: ['other'] }],
    ] as const) {
      t.ok((await ask(method, url, body)).statusCode < 300, url)
      t.same(await defined(), [], `${method} ${url}`)
    }
    await admin('PATCH', '/rows/contacts/a', { tags: ['old'] })
    t.same(await defined(), [], 'the admin API')
    await ask('POST', '/contacts/b/tags', { tags: ['old'] })
    t.same(await defined(), ['old'])
  },
)

t.test('a tag is not blank', async (t) => {
  for (const [profile, status] of [
    ['documented', 400],
    ['observed', 422],
  ] as const) {
    const ask = open(t, profile).as('pit-1')
    for (const [method, url, body] of [
      ['POST', '/contacts/a/tags', {}],
      ['PUT', '/contacts/a', {}],
      ['POST', '/contacts/', { locationId: 's' }],
      ['POST', '/contacts/bulk/tags/update/add', { locationId: 's', contacts: ['a'] }],
    ] as const) {
      for (const tag of ['', ' \t']) {
        const answer = await ask(method, url, { ...body, tags: ['x', tag] })
        t.equal(answer.statusCode, status, url)
        const place = profile === 'observed' ? 'tags.1 should not be empty' : 'tags.1 is empty'
        t.ok(String(answer.json().message).startsWith(place), answer.body)
      }
    }
  }
})

t.test('followers are added and removed; an unknown user is warned about', async (t) => {
  const ask = open(t).as('pit-1')
  const added = await ask('POST', '/contacts/a/followers', { followers: ['u1', 'u9'] })
  t.equal(added.statusCode, 201)
  t.same(added.json(), { followers: ['u1', 'u9'], followersAdded: ['u1', 'u9'] })
  t.match(added.headers['x-mock-warning'], 'followers: s has no user u9')
  t.same(
    (await ask('POST', '/contacts/a/followers', { followers: ['u1'] })).json().followersAdded,
    [],
  )
  const removed = await ask('DELETE', '/contacts/a/followers', { followers: ['u1'] })
  t.same(removed.json(), { followers: ['u9'], followersRemoved: ['u1'] })
})

for (const profile of ['documented', 'observed'] as const) {
  t.test(`${profile}: campaigns and workflows`, async (t) => {
    const ask = open(t, profile).as('pit-1')
    for (const [method, url, status] of [
      ['POST', '/contacts/a/campaigns/camp', 201],
      ['DELETE', '/contacts/a/campaigns/camp', 200],
      ['DELETE', '/contacts/a/campaigns/removeAll', 200],
      ['DELETE', '/contacts/a/campaigns/remove-all', 200],
      ['POST', '/contacts/a/workflow/flow', 200],
      ['DELETE', '/contacts/a/workflow/flow', 200],
    ] as const) {
      const { statusCode, headers, json } = await ask(method, url, {})
      t.equal(statusCode, status, `${method} ${url}`)
      t.equal(json().succeded, true)
      t.notOk(headers['x-mock-warning'])
    }
    const timed = { eventStartTime: '2021-06-23T03:30:00+01:00' }
    const unknown = await ask('POST', '/contacts/a/workflow/none', timed)
    t.equal(unknown.statusCode, 200)
    t.match(unknown.headers['x-mock-warning'], 's has no workflow none')
  })
}

t.test('appointments are those of the fixture and say whose they are', async (t) => {
  const ask = open(t).as('pit-1')
  t.same((await ask('GET', '/contacts/a/appointments')).json(), {
    events: [{ id: 'e1', title: 'Visit', locationId: 's', contactId: 'a' }],
  })
  t.same((await ask('GET', '/contacts/b/appointments')).json(), { events: [] })
  t.notOk('appointments' in (await ask('GET', '/contacts/a')).json().contact)
})

t.test('tags of many contacts at once', async (t) => {
  const ask = open(t, 'observed').as('pit-1')
  const body = { contacts: ['a', 'b', 'theirs', 'none'], tags: ['new'], locationId: 's' }
  const added = await ask('POST', '/contacts/bulk/tags/update/add', body)
  t.equal(added.statusCode, 201)
  t.match(added.json(), { succeded: true, errorCount: 2 })
  t.same(added.json().responses, [
    {
      contactId: 'a',
      message: 'Tags updated',
      type: 'success',
      oldTags: ['old'],
      tagsAdded: ['new'],
      tagsRemoved: [],
    },
    {
      contactId: 'b',
      message: 'Tags updated',
      type: 'success',
      oldTags: [],
      tagsAdded: ['new'],
      tagsRemoved: [],
    },
    { contactId: 'theirs', message: 'contact does not belong to location', type: 'error' },
    { contactId: 'none', message: 'contact is deleted', type: 'error' },
  ])
  await ask('POST', '/contacts/bulk/tags/update/remove', { ...body, tags: [], removeAllTags: true })
  t.same((await ask('GET', '/contacts/a')).json().contact.tags, [])
  t.equal((await ask('POST', '/contacts/bulk/tags/update/replace', body)).statusCode, 422)
})

t.test('a contact that is named many times is changed once', async (t) => {
  const ask = open(t, 'observed').as('pit-1')
  const body = { contacts: ['a', 'b', 'a'], tags: ['new'], locationId: 's' }
  const { responses } = (await ask('POST', '/contacts/bulk/tags/update/add', body)).json()
  t.same(
    responses.map(({ contactId }: { contactId: string }) => contactId),
    ['a', 'b'],
  )
  const ids = { ids: ['a', 'a'], locationId: 's', businessId: 'biz' }
  t.same((await ask('POST', '/contacts/bulk/business', ids)).json().ids, ['a'])
})

t.test('tags with half a character are exported and loaded', async (t) => {
  const { app, as } = open(t)
  const tags = ['\ud800', '\ud801', '\ufffd']
  await as('pit-1')('PUT', '/contacts/a', { tags })
  const { body } = await app.inject('/__admin/state')
  const { seed } = loadText({ name: 'export', text: body, format: 'yaml' })
  const world = toWorld(seed, 'any', 0)
  const names = (world.tags ?? []).map(({ name }) => name)
  t.same(names.sort(), ['old', 'old', '\ufffd'])
})

t.test('a business of many contacts at once', async (t) => {
  const ask = open(t).as('pit-1')
  const body = { ids: ['a', 'b', 'theirs'], locationId: 's', businessId: 'biz' }
  const added = await ask('POST', '/contacts/bulk/business', body)
  t.same(added.json(), { success: true, ids: ['a', 'b'] })
  t.equal((await ask('GET', '/contacts/b')).json().contact.businessId, 'biz')
  await ask('POST', '/contacts/bulk/business', { ...body, businessId: null })
  t.notOk('businessId' in (await ask('GET', '/contacts/b')).json().contact)

  for (const [businessId, warning] of [
    ['biz', undefined],
    [null, undefined],
    ['nope', 's has no business nope'],
    ['far', 's has no business far'],
  ] as const) {
    const { statusCode, headers } = await ask('POST', '/contacts/bulk/business', {
      ...body,
      businessId,
    })
    t.equal(statusCode, 200)
    t.equal(headers['x-mock-warning'], warning, `${businessId}`)
  }
})

t.test('a bulk change of tags names the sub-account', async (t) => {
  const url = '/contacts/bulk/tags/update/add'
  const body = { contacts: ['a'], tags: ['x'] }
  const documented = await open(t).as('pit-1')('POST', url, body)
  t.match(documented.json(), { statusCode: 400, message: /^locationId is missing/ })
  t.match(documented.headers['x-mock-reason'], /^location-missing-bulk/)
  const observed = await open(t, 'observed').as('pit-1')('POST', url, body)
  const message = "LocationId can't be undefined"
  t.same(observed.json(), { message, error: 'Bad Request', statusCode: 400 })
  t.equal(observed.headers['x-mock-reason'], 'location-missing-bulk; need=locationId s; have=none')
})
