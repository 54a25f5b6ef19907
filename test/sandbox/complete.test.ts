import t from 'tap'
import { complete } from '../../src/sandbox/complete.js'

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
  const world = complete(seed, 'x', 1000)
  t.same(world, complete(seed, 'x', 1000))
  const id = /^[A-Za-z0-9]{20}$/
  t.match(world, {
    subAccounts: [{ id }],
    privateIntegrations: [
      {
        name: 'full',
        token: /^pit-/,
        subAccountId: world.subAccounts[0]?.id,
        scopes: ['contacts.readonly', 'contacts.write'],
        revoked: false,
      },
    ],
    contacts: [{ id, firstName: 'Jane', subAccountId: world.subAccounts[0]?.id }],
    notes: [
      { id, body: 'a', dateAddedMs: 1000, contactId: world.contacts[0]?.id },
      { id, body: 'b', dateAddedMs: Date.parse('2026-03-07T00:00:00Z') },
    ],
  })
  t.notSame(world, complete(seed, 'y', 1000), 'another id seed gives other ids')
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
  const world = complete(relative, 'x', 10_000_000)
  t.equal(world.notes[0]?.dateAddedMs, 1_000_000)
  t.equal(world.privateIntegrations[0]?.expiresAt, '1970-01-01T02:46:41.000Z')
})
