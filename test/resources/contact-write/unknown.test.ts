import t from 'tap'
import { loadText } from '../../../src/seeding/load.js'
import { mock } from '../../support/mock.js'

const privateIntegrations = [
  { name: 'full', token: 'pit-1', scopes: ['contacts', 'locations/customFields.write'] },
]
const dndSettings = { SMS: { status: 'active' as const } }
const seed = {
  subAccounts: [{ id: 's', privateIntegrations, contacts: [{ id: 'a', dndSettings }] }],
}
const ignored = 'ignored, refused by the live API: '

const active = { status: 'active' }
const nested: [sent: object, named: string, kept: object][] = [
  [{ dndSettings: { Sms: active } }, 'dndSettings.Sms', { inboundDndSettings: undefined }],
  [
    { dndSettings: { Email: { ...active, foo: 1 } }, a: 1 },
    'a, dndSettings.Email.foo',
    { dndSettings: { Email: active } },
  ],
  [
    { inboundDndSettings: { sms: active, '007': 1, all: active } },
    'inboundDndSettings.sms, inboundDndSettings.007',
    { inboundDndSettings: { all: active } },
  ],
]

t.test('unknown properties of what a body has are ignored and named', async (t) => {
  const { as, app } = mock(t, { seed, admin: true })
  const ask = as('pit-1')
  for (const [sent, named, kept] of nested) {
    for (const [method, url, body] of [
      ['PUT', '/contacts/a', sent],
      ['POST', '/contacts/', { ...sent, locationId: 's' }],
    ] as const) {
      const answer = await ask(method, url, body)
      t.ok(answer.statusCode < 300, answer.body)
      const names = String(answer.headers['x-mock-warning']).replace(ignored, '').split(', ')
      t.same(names.sort(), named.split(', ').sort())
      const { contact } = (await ask('GET', `/contacts/${answer.json().contact.id}`)).json()
      for (const [name, value] of Object.entries(kept)) t.same(contact[name], value, named)
    }
  }
  const { body } = await app.inject('/__admin/state')
  t.doesNotThrow(() => loadText({ name: 'export', text: body, format: 'yaml' }))
})

t.test('a channel that is misspelt leaves the others as they are', async (t) => {
  const ask = mock(t, { seed }).as('pit-1')
  await ask('PUT', '/contacts/a', { city: 'Rome', dndSettings: { Sms: active } })
  const { contact } = (await ask('GET', '/contacts/a')).json()
  t.match(contact, { city: 'Rome', dndSettings })
})

t.test('of very many unknown properties a hundred are named', async (t) => {
  const names = Array.from({ length: 1000 }, (_, n) => `key${n}`)
  const many = Object.fromEntries(names.map((name) => [name, 1]))
  const body = { ...many, dndSettings: { ...many, SMS: { ...active, ...many } } }
  const answer = await mock(t, { seed }).as('pit-1')('PUT', '/contacts/a', body)
  t.match(answer.headers['x-mock-warning'], `${ignored}key0, key1, `)
  t.same(answer.json().contact.dndSettings, { SMS: active })
  const strict = mock(t, { seed, profile: 'observed' }).as('pit-1')
  const { message } = (await strict('PUT', '/contacts/a', body)).json()
  t.equal(message.length, 101)
  t.equal(message.at(-1), 'property and 2900 more should not exist')
})

t.test('what is ignored is not written', async (t) => {
  const ask = mock(t, { seed }).as('pit-1')
  const fields = '/locations/s/customFields'
  const body = { name: 'Plan', dataType: 'TEXT', fieldKey: 'contact.mine', picklistOptions: ['x'] }
  const made = (await ask('POST', fields, body)).json().customField
  t.equal(made.fieldKey, 'contact.plan')
  t.notOk('picklistOptions' in made)
  const changed = await ask('PUT', `${fields}/${made.id}`, { name: 'Plan', dataType: 'DATE' })
  t.match(changed.headers['x-mock-warning'], `${ignored}dataType`)
  t.equal(changed.json().customField.dataType, 'TEXT')
})

t.test('a change that says nothing known is refused, or changes nothing', async (t) => {
  for (const [profile, empty, unknown] of [
    ['documented', 400, 400],
    ['observed', 200, 422],
  ] as const) {
    const ask = mock(t, { seed, profile }).as('pit-1')
    t.equal((await ask('PUT', '/contacts/a', {})).statusCode, empty, profile)
    t.equal((await ask('PUT', '/contacts/a', { first_name: 'x' })).statusCode, unknown, profile)
  }
})

t.test('observed: a word that is none of those that there are', async (t) => {
  const ask = mock(t, { seed, profile: 'observed' }).as('pit-1')
  const messageOf = async (method: 'PUT' | 'POST', url: string, body: object) =>
    (await ask(method, url, body)).json().message
  const statuses = 'must be one of the following values: active, inactive, permanent'
  for (const status of ['on', 5, null]) {
    t.same(await messageOf('PUT', '/contacts/a', { dndSettings: { SMS: { status } } }), [
      `dndSettings.SMS.status ${statuses}`,
    ])
  }
  t.match(await messageOf('POST', '/locations/s/customFields', { name: 'x', dataType: 'text' }), [
    /^dataType must be one of the following values: TEXT, LARGE_TEXT, /,
  ])
})
