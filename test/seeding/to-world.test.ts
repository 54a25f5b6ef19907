import t from 'tap'
import { contact } from '../../src/resources/contact/contact.js'
import { note } from '../../src/resources/note/note.js'
import { privateIntegration } from '../../src/resources/private-integration/private-integration.js'
import { rowsIn } from '../../src/resources/resource.js'
import { subAccount } from '../../src/resources/sub-account/sub-account.js'
import { defaultFixtures } from '../../src/seeding/default.js'
import { loadFixtures } from '../../src/seeding/load.js'
import { toSeed, toWorld } from '../../src/seeding/to-world.js'

const seed = {
  subAccounts: [
    {
      privateIntegrations: [{ name: 'full', scopes: ['contacts', 'contacts.write'] }],
      contacts: [
        { firstName: 'Jane', notes: [{ body: 'a' }, { body: 'b', dateAdded: '2026-03-07' }] },
      ],
    },
  ],
}

t.test('fills in ids, tokens, scopes and dates, the same every time', async (t) => {
  const world = toWorld(seed, 'x', 1000)
  t.same(world, toWorld(seed, 'x', 1000))
  const [owner] = rowsIn(world, subAccount)
  const [integration] = rowsIn(world, privateIntegration)
  const [jane] = rowsIn(world, contact)
  const [first, second] = rowsIn(world, note)
  const id = /^[A-Za-z0-9]{20}$/
  for (const row of [owner, jane, first, second]) t.match(row?.id, id)
  t.match(integration?.token, /^pit-[\da-f]{8}-/)
  t.same(integration?.scopes, ['contacts.readonly', 'contacts.write'])
  t.equal(integration?.revoked, false)
  t.equal(integration?.subAccountId, owner?.id)
  t.equal(jane?.subAccountId, owner?.id)
  t.equal(first?.contactId, jane?.id)
  t.equal(first?.dateAdded, '1970-01-01T00:00:01.000Z', 'a note without a date is dated now')
  t.equal(second?.dateAdded, '2026-03-07T00:00:00.000Z')
  t.notSame(world, toWorld(seed, 'y', 1000), 'another id seed gives other ids')
})

t.test('relative dates count from now', async (t) => {
  const relative = {
    subAccounts: [
      {
        privateIntegrations: [{ name: 'full', scopes: [], expiresAt: '+1s' }],
        contacts: [{ notes: [{ body: 'a', dateAdded: '-2h30m' }] }],
      },
    ],
  }
  const world = toWorld(relative, 'x', 10_000_000)
  t.equal(rowsIn(world, note)[0]?.dateAdded, '1970-01-01T00:16:40.000Z')
  t.equal(rowsIn(world, privateIntegration)[0]?.expiresAt, '1970-01-01T02:46:41.000Z')
})

t.test('a world becomes a seed that makes the same world', async (t) => {
  const world = toWorld(loadFixtures(defaultFixtures).seed, 'x', 0)
  t.same(toWorld(toSeed(world), 'y', 1), world)
})

t.test('a seed made of a world leaves out what has no value', async (t) => {
  const world = toWorld({ subAccounts: [{ id: 's', contacts: [{ id: 'c' }] }] }, 'x', 0)
  const dateAdded = '1970-01-01T00:00:00.000Z'
  t.same(toSeed(world), { subAccounts: [{ id: 's', contacts: [{ id: 'c', dateAdded }] }] })
})

t.test('a name stands for a tag, and keys are made from names', async (t) => {
  const customFields = [
    { id: 'f1', name: 'What fuel?', dataType: 'TEXT' as const },
    { id: 'f2', name: 'Stage', dataType: 'TEXT' as const, model: 'opportunity' as const },
    { id: 'f3', name: 'x', dataType: 'TEXT' as const, fieldKey: 'contact.own' },
  ]
  const customValues = [{ id: 'v1', name: ' Office  hours ' }]
  const tags = ['vip', { id: 't1', name: 'lead' }]
  const given = { subAccounts: [{ id: 's', tags, customFields, customValues }] }
  const world = toWorld(given, 'x', 0)
  t.match(world.tags, [
    { id: /^\w{20}$/, subAccountId: 's', name: 'vip' },
    { id: 't1', subAccountId: 's', name: 'lead' },
  ])
  t.same(
    world.customFields?.map(({ fieldKey }) => fieldKey),
    ['contact.what_fuel', 'opportunity.stage', 'contact.own'],
  )
  t.match(world.customValues, [{ fieldKey: '{{ custom_values.office_hours }}', value: '' }])
  t.same(toWorld(toSeed(world), 'x', 0), world)
})

t.test('a seed leaves out a list that is the usual one', async (t) => {
  const entry = (contactUniqueIdentifiers: ('email' | 'phone')[]) => {
    const given = { subAccounts: [{ id: 's', contactUniqueIdentifiers }] }
    return toSeed(toWorld(given, 'x', 0)).subAccounts
  }
  t.same(entry(['email', 'phone']), [{ id: 's' }])
  t.same(entry(['phone', 'email']), [{ id: 's', contactUniqueIdentifiers: ['phone', 'email'] }])
})
