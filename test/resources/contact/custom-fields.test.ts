import t, { type Test } from 'tap'
import type { Profile } from '../../../src/resources/profile.js'
import { mock } from '../../support/mock.js'

const open = (t: Test, profile: Profile = 'documented') =>
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
  }).as('pit-1')

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
      ['money', {}],
      ['text', ['x']],
      ['file', 5],
    ] as const) {
      const customFields = [{ id, field_value }]
      const refused = await ask('POST', '/contacts/', { locationId: 's', customFields })
      t.equal(refused.statusCode, status, `${id} ${field_value}`)
      t.match(refused.headers['x-mock-reason'], /customFields\.0\.field_value/)
    }
  })
}
