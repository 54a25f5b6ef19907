import t from 'tap'
import { adminMock } from '../../support/admin.js'
import { mock } from '../../support/mock.js'

const contacts = [
  { id: 'jane', firstName: 'Jane', lastName: 'Doe', email: 'jane@example.com' },
  { id: 'doctor', firstName: 'Ann', lastName: 'Ray', name: 'Dr. Ann Ray' },
]
const privateIntegrations = [{ name: 'full', token: 'pit-1', scopes: ['contacts'] }]
const seed = { subAccounts: [{ id: 's', privateIntegrations, contacts }] }

t.test('a name of one word leaves no last name', async (t) => {
  const nothing = undefined
  for (const [sent, firstName, lastName] of [
    [{ name: 'Madonna' }, 'Madonna', nothing],
    [{ name: ' Cher ', lastName: null }, 'Cher', nothing],
    [{ name: 'Mary Ann Moe' }, 'Mary', 'Ann Moe'],
    [{ name: ' ' }, 'Jane', 'Doe'],
    [{ name: 'Cher', lastName: 'Bono' }, 'Jane', 'Bono'],
  ] as const) {
    const name = [firstName, lastName].filter(Boolean).join(' ')
    const wanted = [firstName, lastName, name, name.toLowerCase()]
    const ask = mock(t, { seed }).as('pit-1')
    const upsert = { ...sent, locationId: 's', email: 'jane@example.com' }
    for (const [method, url, body] of [
      ['PUT', '/contacts/jane', sent],
      ['POST', '/contacts/upsert', upsert],
    ] as const) {
      const { contact } = (await ask(method, url, body)).json()
      const { fullNameLowerCase: lower } = contact
      const found = [contact.firstName, contact.lastName, contact.name, lower]
      t.same(found, wanted, `${method} ${JSON.stringify(sent)}`)
    }
  }
  const ask = mock(t, { seed }).as('pit-1')
  const made = await ask('POST', '/contacts/', { locationId: 's', name: 'Madonna' })
  t.match(made.json().contact, { firstName: 'Madonna', fullNameLowerCase: 'madonna' })
  t.notOk('lastName' in made.json().contact)
})

t.test(
  'a full name that a fixture has apart ends when first or last name is written',
  async (t) => {
    const { as, admin } = adminMock(t, { seed, admin: true })
    const ask = as('pit-1')
    const nameOf = async () => (await ask('GET', '/contacts/doctor')).json().contact.name
    await ask('PUT', '/contacts/doctor', { city: 'Rome' })
    t.equal(await nameOf(), 'Dr. Ann Ray')
    await ask('PUT', '/contacts/doctor', { lastName: 'Poe' })
    t.equal(await nameOf(), 'Ann Poe')
    await ask('PUT', '/contacts/doctor', { firstName: null, lastName: null })
    t.equal(await nameOf(), undefined)
    await admin('PATCH', '/rows/contacts/doctor', { name: 'Ann Lee' })
    t.equal(await nameOf(), 'Ann Lee')
    await admin('PATCH', '/rows/contacts/doctor', { name: 'Ann' })
    t.equal(await nameOf(), 'Ann')
  },
)
