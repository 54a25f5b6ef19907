import t, { type Test } from 'tap'
import { contact } from '../../../src/resources/contact/contact.js'
import type { Profile } from '../../../src/resources/profile.js'
import { fieldsOf } from '../../../src/resources/resource.js'
import type { SeedSubAccount } from '../../../src/seeding/fixture-format.js'
import { mock } from '../../support/mock.js'

const profiles = ['documented', 'observed'] as const satisfies readonly Profile[]
const frozen = '2026-05-01T12:00:00.000Z'

/** A mock with one sub-account, `s`, and another, `o`. */
function open(t: Test, subAccount: Partial<SeedSubAccount> = {}, profile: Profile = 'documented') {
  const access = (token: string) => [{ name: 'full', token, scopes: ['contacts'] }]
  const seed = {
    clock: { freeze: frozen },
    subAccounts: [
      { id: 's', privateIntegrations: access('pit-1'), ...subAccount },
      { id: 'o', privateIntegrations: access('pit-2'), contacts: [{ id: 'theirs' }] },
    ],
  }
  return mock(t, { profile, seed })
}

const jane = { firstName: 'Jane', lastName: 'Doe', email: 'Jane@Example.com' }

for (const profile of profiles) {
  t.test(`${profile}: create, get, change and remove a contact`, async (t) => {
    const ask = open(t, {}, profile).as('pit-1')
    const made = await ask('POST', '/contacts/', {
      ...jane,
      locationId: 's',
      phone: '555 555 0100',
    })
    t.equal(made.statusCode, 201)
    const { id } = made.json().contact
    t.match(made.json().contact, {
      id: /^[A-Za-z0-9]{20}$/,
      locationId: 's',
      firstNameLowerCase: 'jane',
      fullNameLowerCase: 'jane doe',
      emailLowerCase: 'jane@example.com',
      phone: '+15555550100',
      country: 'US',
      type: 'lead',
      tags: [],
      customFields: [],
      dateAdded: frozen,
      deleted: false,
    })
    const got = await ask('GET', `/contacts/${id}`)
    t.equal(got.statusCode, 200)
    t.match(got.json().contact, { ...jane, id, name: 'Jane Doe', dateUpdated: frozen })
    t.equal('traceId' in got.json(), profile === 'observed')
    t.same((await ask('GET', `/contacts/${id}/`)).json().contact, got.json().contact)

    const changed = await ask('PUT', `/contacts/${id}`, { firstName: 'Örn', email: null })
    t.equal(changed.statusCode, 200)
    t.equal(changed.json().succeded, true)
    t.match(changed.json().contact, { firstNameLowerCase: 'örn', name: 'Örn Doe' })
    t.notOk('email' in changed.json().contact || 'emailLowerCase' in changed.json().contact)
    t.same((await ask('GET', `/contacts/${id}`)).json().contact, changed.json().contact)

    await ask('POST', `/contacts/${id}/notes`, { body: 'b' })
    const gone = await ask('DELETE', `/contacts/${id}`)
    t.match(gone.json(), { succeded: true })
    t.equal((await ask('GET', `/contacts/${id}`)).statusCode, profile === 'observed' ? 400 : 404)
    t.equal(
      (await ask('GET', `/contacts/${id}/notes`)).statusCode,
      profile === 'observed' ? 400 : 404,
    )
  })

  t.test(`${profile}: refuses what is not the sub-account's`, async (t) => {
    const ask = open(t, {}, profile).as('pit-1')
    const observed = profile === 'observed'
    const no = 'The token does not have access to this location.'
    const elsewhere = await ask('POST', '/contacts/', { ...jane, locationId: 'o' })
    t.same([elsewhere.statusCode, elsewhere.json().message], [403, no])
    const missing = await ask('POST', '/contacts/upsert', jane)
    t.same(
      [missing.statusCode, missing.json().message.includes('location')],
      [observed ? 403 : 400, true],
    )
    for (const [method, url, body] of [
      ['GET', '/contacts/theirs'],
      ['PUT', '/contacts/theirs', { firstName: 'x' }],
      ['DELETE', '/contacts/theirs'],
      ['POST', '/contacts/theirs/tags', { tags: ['x'] }],
      ['POST', '/contacts/theirs/followers', { followers: ['x'] }],
      ['POST', '/contacts/theirs/workflow/w', {}],
      ['DELETE', '/contacts/theirs/campaigns/removeAll'],
      ['GET', '/contacts/theirs/appointments'],
    ] as const) {
      const { statusCode, headers } = await ask(method, url, body)
      t.equal(statusCode, observed ? 403 : 404, `${method} ${url}`)
      t.match(headers['x-mock-reason'], /^contact-elsewhere/)
    }
  })

  t.test(`${profile}: refuses a duplicate on create and on update`, async (t) => {
    const contacts = [
      { id: 'a', ...jane, phone: '+15555550100' },
      { id: 'b', firstName: 'Bob', phone: '+15555550101' },
    ]
    const ask = open(t, { contacts }, profile).as('pit-1')
    const answer = (contactId: string, matchingField: string, contactName: string) => ({
      statusCode: 400,
      message: 'This location does not allow duplicated contacts.',
      meta: { contactId, matchingField, contactName },
    })
    const both = { locationId: 's', email: 'JANE@example.COM', phone: '+1 (555) 555-0101' }
    t.same((await ask('POST', '/contacts/', both)).json(), answer('a', 'email', 'Jane Doe'))
    const { phone } = both
    t.same(
      (await ask('POST', '/contacts/', { phone, locationId: 's' })).json(),
      answer('b', 'phone', 'Bob'),
    )
    t.same((await ask('PUT', '/contacts/a', { phone })).json(), answer('b', 'phone', 'Bob'))
    t.equal((await ask('PUT', '/contacts/a', { email: jane.email })).statusCode, 200, 'its own')
  })
}

t.test('a sub-account may allow duplicates, and may say which field comes first', async (t) => {
  const contacts = [
    { id: 'a', email: 'a@x.test', phone: '+15555550100' },
    { id: 'b', email: 'b@x.test', phone: '+15555550101' },
  ]
  const both = { locationId: 's', email: 'a@x.test', phone: '+15555550101' }
  const order = { contactUniqueIdentifiers: ['phone', 'email'] as ('email' | 'phone')[] }
  const byPhone = open(t, { contacts, ...order }).as('pit-1')
  const refused = await byPhone('POST', '/contacts/', both)
  t.match(refused.json(), { meta: { contactId: 'b', matchingField: 'phone' } })
  const upserted = await byPhone('POST', '/contacts/upsert', both)
  t.match(upserted.json(), { new: false, contact: { id: 'b', email: 'b@x.test' } })

  const free = open(t, { contacts, allowDuplicateContact: true }).as('pit-1')
  t.equal((await free('POST', '/contacts/', both)).statusCode, 201)
  t.match((await free('POST', '/contacts/upsert', both)).json(), {
    new: false,
    contact: { id: 'a' },
  })
  const again = await free('POST', '/contacts/upsert', {
    ...both,
    createNewIfDuplicateAllowed: true,
  })
  t.equal(again.json().new, true)

  const taken = { locationId: 's', email: 'a@x.test', phone: '+15555550101' }
  for (const setting of [
    { allowDuplicateContact: true },
    { contactUniqueIdentifiers: ['email' as const] },
  ]) {
    const lax = open(t, { contacts, ...setting }).as('pit-1')
    t.match((await lax('POST', '/contacts/upsert', taken)).json(), {
      contact: { id: 'a', phone: '+15555550101' },
    })
  }
  const strict = open(t, { contacts }).as('pit-1')
  const ignored = await strict('POST', '/contacts/upsert', {
    ...both,
    createNewIfDuplicateAllowed: true,
  })
  t.match(ignored.json(), { new: false, contact: { id: 'a', phone: '+15555550100' } })
})

for (const profile of profiles) {
  t.test(`${profile}: upsert creates once, then changes`, async (t) => {
    const ask = open(t, {}, profile).as('pit-1')
    const body = { ...jane, locationId: 's', tags: ['a', 'b'], gender: 'female' }
    const first = (await ask('POST', '/contacts/upsert', body)).json()
    t.equal(first.new, true)
    const second = (
      await ask('POST', '/contacts/upsert', { ...body, tags: ['c'], gender: 'male', city: 'Rome' })
    ).json()
    t.match(second, { new: false, contact: { id: first.contact.id, tags: ['c'], city: 'Rome' } })
    t.equal(second.contact.gender, 'female', 'ignored on an existing contact')
    t.equal(second.succeded, true)
  })
}

t.test('64 writers who upsert one e-mail address make one contact', async (t) => {
  const { as } = open(t)
  const ask = as('pit-1')
  const all = await Promise.all(
    Array.from({ length: 64 }, (_, n) =>
      ask('POST', '/contacts/upsert', { locationId: 's', email: 'one@x.test', firstName: `n${n}` }),
    ),
  )
  t.equal(new Set(all.map((one) => one.json().contact.id)).size, 1)
  t.equal(all.filter((one) => one.json().new).length, 1)
})

t.test('property lists differ by route', async (t) => {
  const ask = open(t, { contacts: [{ id: 'a' }] }, 'observed').as('pit-1')
  for (const name of ['gender', 'companyName', 'locationId', 'additionalEmails']) {
    const { statusCode, body } = await ask('PUT', '/contacts/a', { [name]: 'x' })
    t.equal(statusCode, 422)
    t.match(body, `property ${name} should not exist`)
  }
  const wrong = await ask('POST', '/contacts/', { locationId: 's', email: 'nobody', dnd: 'yes' })
  t.same(wrong.json().message, ['email must be an email', 'dnd must be a boolean value'])
  const documented = open(t, { contacts: [{ id: 'a' }] }).as('pit-1')
  const ignored = await documented('PUT', '/contacts/a', { gender: 'x', city: 'Rome' })
  t.equal(ignored.statusCode, 200)
  t.match(ignored.headers['x-mock-warning'], /gender/)
  t.notOk('gender' in ignored.json().contact)
})

t.test('v3 spells the answer of update and the channels otherwise', async (t) => {
  const dndSettings = { SMS: { status: 'active' as const } }
  const ask = open(t, { contacts: [{ id: 'a', dndSettings }] }).as('pit-1')
  const v3 = { version: 'v3' }
  const sent = { dndSettings: { whatsApp: { status: 'inactive' } } }
  const changed = await ask('PUT', '/contacts/a', sent, v3)
  t.same(Object.keys(changed.json()), ['succeeded', 'contact'])
  t.same(changed.json().contact.dndSettings, { whatsApp: { status: 'inactive' } })
  const got = await ask('GET', '/contacts/a')
  t.same(got.json().contact.dndSettings, { WhatsApp: { status: 'inactive' } })
  const made = await ask('POST', '/contacts/', { locationId: 's', name: 'Jane van Doe' }, v3)
  t.match(made.json().contact, { firstName: 'Jane', lastName: 'van Doe', name: 'Jane van Doe' })
  t.notOk('deleted' in made.json().contact)
})

t.test('telephone numbers and dates of birth come back as HighLevel keeps them', async (t) => {
  const ask = open(t, { country: 'DE' }).as('pit-1')
  for (const [phone, kept] of [
    ['030 123456', '+4930123456'],
    ['+1 888-888-8888', '+18888888888'],
    ['call me', 'call me'],
  ] as const) {
    const made = await ask('POST', '/contacts/', { locationId: 's', phone })
    t.equal(made.json().contact.phone, kept)
  }
  for (const dateOfBirth of [
    '1990/09/25',
    '09/25/1990',
    '1990-09-25',
    '09-25-1990',
    '1990.09.25',
    '09_25_1990',
  ]) {
    const made = await ask('POST', '/contacts/', { locationId: 's', dateOfBirth })
    const { contact } = made.json()
    t.equal(contact.dateOfBirth, '1990-09-25T00:00:00.000Z', dateOfBirth)
    const got = await ask('GET', `/contacts/${contact.id}`)
    t.equal(got.json().contact.dateOfBirth, '1990-09-25', dateOfBirth)
  }
  for (const dateOfBirth of ['25-09-1990', '31/31/1990', '1990/02/30', '00.00.1990', 'May 1990']) {
    const made = await ask('POST', '/contacts/', { locationId: 's', dateOfBirth })
    t.equal(made.json().contact.dateOfBirth, dateOfBirth, 'no date: as it was sent')
  }
})

for (const profile of profiles) {
  for (const [name, field] of fieldsOf(contact).filter(([, { write }]) => write === 'always')) {
    t.test(`${profile}: a contact's ${name} goes from POST and PUT to GET`, async (t) => {
      const ask = open(t, {}, profile).as('pit-1')
      const value = sampleOf(name, field.column, field.schema.examples)
      const made = await ask('POST', '/contacts/', { locationId: 's', [name]: value })
      t.equal(made.statusCode, 201, made.body)
      const get = async (id: string) => (await ask('GET', `/contacts/${id}`)).json().contact
      t.same((await get(made.json().contact.id))[name], value, 'POST')
      const plain = (await ask('POST', '/contacts/', { locationId: 's' })).json().contact
      const change = name === 'email' || name === 'phone' ? 'second' : undefined
      const other = change ? String(value).replace(/\d(?=\D*$)|^j/, '7') : value
      await ask('PUT', `/contacts/${plain.id}`, { [name]: other })
      t.same((await get(plain.id))[name], other, 'PUT')
    })
  }
}

const sampleOf = (name: string, column: string, examples: unknown[]) =>
  column === 'TEXT' && !['email', 'phone', 'name', 'dateOfBirth'].includes(name)
    ? ` ${name}: "é"\n\t'{}' <b>& 🙂 `
    : examples[0]
