import t, { type Test } from 'tap'
import { describe } from '../../../src/lib/violation.js'
import type { Profile } from '../../../src/resources/profile.js'
import { loadText } from '../../../src/seeding/load.js'
import { mock } from '../../support/mock.js'

const account = (t: Test, profile: Profile = 'documented') =>
  mock(t, {
    profile,
    seed: {
      subAccounts: [
        {
          id: 's',
          privateIntegrations: [{ name: 'full', token: 'pit-1', scopes: ['contacts'] }],
          customFields: [
            { id: 'text', name: 'Plan', dataType: 'TEXT' },
            { id: 'number', name: 'Score', dataType: 'NUMERICAL' },
            {
              id: 'one',
              name: 'Fuel',
              dataType: 'SINGLE_OPTIONS',
              picklistOptions: ['gas', 'oil'],
            },
            { id: 'many', name: 'Rooms', dataType: 'CHECKBOX', picklistOptions: ['hall', 'attic'] },
            { id: 'date', name: 'Since', dataType: 'DATE' },
            { id: 'money', name: 'Budget', dataType: 'MONETORY' },
            { id: 'file', name: 'Plan of the house', dataType: 'FILE_UPLOAD' },
          ],
          contacts: [
            {
              id: 'a',
              customFields: [
                { key: 'plan', value: 'gold' },
                { id: 'number', value: 5 },
              ],
            },
          ],
        },
      ],
    },
  })

const open = (t: Test, profile?: Profile) => account(t, profile).as('pit-1')

t.test('a fixture names custom fields by id or by key', async (t) => {
  const ask = open(t)
  t.same((await ask('GET', '/contacts/a')).json().contact.customFields, [
    { value: 'gold', id: 'text' },
    { id: 'number', value: 5 },
  ])
})

t.test('a request names them by id or key, and its value in each spelling', async (t) => {
  const ask = open(t)
  const customFields = [
    { id: 'number', field_value: '7' },
    { key: 'contact.fuel', fieldValue: 'gas' },
    { key: 'rooms', field_value: ['hall', 'attic'] },
    { id: 'date', value: '2026-05-01' },
    { id: 'money', field_value: 12.5 },
    { id: 'file', field_value: 'https://x.test/plan.pdf' },
    { id: 'text', field_value: null },
  ]
  const changed = await ask('PUT', '/contacts/a', { customFields })
  t.equal(changed.statusCode, 200, changed.body)
  t.same(changed.json().contact.customFields, [
    { id: 'number', value: '7' },
    { id: 'one', value: 'gas' },
    { id: 'many', value: ['hall', 'attic'] },
    { id: 'date', value: '2026-05-01' },
    { id: 'money', value: 12.5 },
    { id: 'file', value: 'https://x.test/plan.pdf' },
  ])
  await ask('PUT', '/contacts/a', { customFields: [{ id: 'one', field_value: 'oil' }] })
  t.equal(
    (await ask('GET', '/contacts/a')).json().contact.customFields.length,
    6,
    'the others stay',
  )
})

t.test('empty text clears a custom field of every type', async (t) => {
  for (const profile of ['documented', 'observed'] as const) {
    const ask = open(t, profile)
    const ids = ['text', 'number', 'one', 'many', 'date', 'money', 'file']
    const customFields = ids.map((id) => ({ id, field_value: '' }))
    const changed = await ask('PUT', '/contacts/a', { customFields })
    t.same(
      changed.json().contact?.customFields,
      ids.map((id) => ({ id, value: '' })),
      changed.body,
    )
    const blank = { customFields: [{ id: 'number', field_value: ' ' }] }
    t.equal((await ask('PUT', '/contacts/a', blank)).statusCode, profile === 'observed' ? 422 : 400)
  }
})

/** Lists in lists. */
const nested = (levels: number): unknown[] => {
  let list: unknown[] = []
  for (let level = 1; level < levels; level++) list = [list]
  return list
}

t.test('what a custom field holds can be exported and loaded', async (t) => {
  const customFields = [{ id: 'file', field_value: nested(20) }]
  const { app, as } = account(t)
  t.equal((await as('pit-1')('PUT', '/contacts/a', { customFields })).statusCode, 200)
  const { body } = await app.inject('/__admin/state')
  const { seed } = loadText({ name: 'export', text: body, format: 'yaml' })
  const [value] = seed.subAccounts[0]?.contacts?.[0]?.customFields?.slice(-1) ?? []
  t.same(value, { id: 'file', value: nested(20) })
})

t.test('an unknown custom field is ignored, with a warning', async (t) => {
  const ask = open(t)
  const customFields = [
    { id: 'none', field_value: 'x' },
    { key: 'nope', field_value: 'x' },
  ]
  const made = await ask('POST', '/contacts/', { locationId: 's', customFields })
  t.equal(made.statusCode, 201)
  t.same(made.json().contact.customFields, [])
  t.match(made.headers['x-mock-warning'], 'no custom field of s: none, nope')
})

for (const [profile, status] of [
  ['documented', 400],
  ['observed', 422],
] as const) {
  t.test(`${profile}: a value that does not fit its type is refused`, async (t) => {
    const ask = open(t, profile)
    for (const [id, field_value] of [
      ['number', 'many'],
      ['one', 'wood'],
      ['many', ['hall', 'cellar']],
      ['date', 'soon'],
      ['date', Object.fromEntries([['toString', 1]])],
      ['money', {}],
      ['text', ['x']],
      ['file', 5],
      ['file', nested(21)],
      ['file', nested(1000)],
    ] as const) {
      const customFields = [{ id, field_value }]
      const refused = await ask('POST', '/contacts/', { locationId: 's', customFields })
      t.equal(refused.statusCode, status, `${id} ${describe(field_value)}`)
      t.match(refused.headers['x-mock-reason'], /customFields\.0\.field_value/)
      t.notMatch(refused.body, 'undefined')
    }
  })

  t.test(`${profile}: a number that JSON cannot hold is refused`, async (t) => {
    for (const id of ['text', 'number']) {
      const body = `{"customFields": [{"id": "${id}", "field_value": 1e999}]}`
      const json = { 'content-type': 'application/json' }
      const refused = await open(t, profile)('PUT', '/contacts/a', body, json)
      t.equal(refused.statusCode, status, id)
    }
  })
}

t.test('a field in which other options can be typed in takes any text', async (t) => {
  const options = { dataType: 'RADIO' as const, picklistOptions: ['gas'] }
  const ask = mock(t, {
    seed: {
      subAccounts: [
        {
          id: 's',
          privateIntegrations: [{ name: 'full', token: 'pit-1', scopes: ['contacts'] }],
          customFields: [
            { id: 'open', name: 'Fuel', ...options, isAllowedCustomOption: true },
            { id: 'closed', name: 'Heat', ...options },
          ],
          contacts: [{ id: 'a' }],
        },
      ],
    },
  }).as('pit-1')
  const change = (id: string, value: unknown) =>
    ask('PUT', '/contacts/a', { customFields: [{ id, field_value: value }] })
  t.equal((await change('open', 'peat')).statusCode, 200)
  t.equal((await change('open', 5)).statusCode, 400)
  t.equal((await change('closed', 'peat')).statusCode, 400)
})
