import { join } from 'node:path'
import t from 'tap'
import type { World } from '../../src/domain/world.js'
import { openStore } from '../../src/store/store.js'

const seed: World = {
  subAccounts: [{ id: 's', name: 'Acme' }],
  privateIntegrations: [
    { token: 'pit-1', name: 'full', subAccountId: 's', scopes: ['a', 'b'], revoked: false },
  ],
  contacts: [{ id: 'c', subAccountId: 's', firstName: 'Jane' }],
  notes: [
    { id: 'n1', contactId: 'c', body: 'one', dateAddedMs: 0 },
    { id: 'n2', contactId: 'c', body: 'two', dateAddedMs: 0 },
  ],
}

const stores = {
  'in memory': () => undefined,
  'in a file': (folder: string) => join(folder, 'notes.db'),
}

for (const [where, fileIn] of Object.entries(stores)) {
  t.test(`${where}: a reset gives back the seed, ids and order included`, async (t) => {
    const store = openStore(seed, { file: fileIn(t.testdir()) })
    t.teardown(() => store.close())
    const before = store.notes.list('c', 's')
    t.equal(store.notes.everWritten(), 2)

    for (let round = 0; round < 3; round++) {
      store.notes.create({ id: 'n3', contactId: 'c', dateAddedMs: 1 }, { body: 'three' })
      store.notes.update('n1', { body: 'changed' })
      store.notes.remove('n2')
      t.not(store.notes.list('c', 's'), before)
      store.reset()
      t.equal(store.notes.list('c', 's'), before)
      t.equal(store.notes.everWritten(), 2)
      t.same(store.count(), { subAccounts: 1, contacts: 1, notes: 2 })
    }
  })

  t.test(`${where}: takes another seed, and becomes another world for a while`, async (t) => {
    const store = openStore(seed, { file: fileIn(t.testdir()) })
    t.teardown(() => store.close())
    t.same(store.read(), seed)
    const other: World = {
      ...seed,
      notes: [
        { id: 'n5', contactId: 'c', body: 'five', pinned: false, title: 'T', dateAddedMs: 5 },
      ],
    }
    store.reseed(other)
    store.notes.remove('n5')
    store.reset()
    t.same(store.read(), other)

    store.become(seed, 9)
    t.same(store.read(), seed)
    t.equal(store.notes.everWritten(), 9)
    store.become({ ...seed, notes: [] }, 4)
    t.equal(store.notes.everWritten(), 4)
    store.reset()
    t.same(store.read(), other)
    t.equal(store.notes.everWritten(), 1)
  })

  t.test(`${where}: a seed that cannot be planted leaves the old one`, async (t) => {
    const store = openStore(seed, { file: fileIn(t.testdir()) })
    t.teardown(() => store.close())
    const orphan = { ...seed, contacts: [{ id: 'c', subAccountId: 'nobody' }] }
    t.throws(() => store.reseed(orphan), { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' })
    t.same(store.read(), seed)
    store.notes.remove('n1')
    store.reset()
    t.same(store.read(), seed)
  })

  t.test(`${where}: knows whom it holds`, async (t) => {
    const store = openStore(seed, { file: fileIn(t.testdir()) })
    t.teardown(() => store.close())
    t.same(store.privateIntegrations.find('pit-1'), seed.privateIntegrations[0])
    t.equal(store.privateIntegrations.find('pit-2'), undefined)
    t.equal(store.contacts.subAccountOf('c'), 's')
    t.equal(store.contacts.subAccountOf('x'), undefined)
    t.equal(store.notes.contactOf('n1'), 'c')
    t.ok(store.notes.find('n1', 'c', 's'))
    t.equal(store.notes.find('n1', 'c', 'x'), undefined)
    t.equal(store.notes.find('n1', 'x', 's'), undefined)
    t.equal(store.notes.list('c', 'x'), undefined)
    t.equal(store.notes.list('x', 's'), undefined)
  })

  t.test(`${where}: a token is what the latest world says of it`, async (t) => {
    const store = openStore(seed, { file: fileIn(t.testdir()) })
    t.teardown(() => store.close())
    const [integration] = seed.privateIntegrations
    const find = () => store.privateIntegrations.find('pit-1')
    t.same(find(), integration)
    const revoked = seed.privateIntegrations.map((one) => ({ ...one, revoked: true }))
    store.become({ ...seed, privateIntegrations: revoked }, 2)
    t.same(find(), revoked[0])
    store.reset()
    t.same(find(), integration)
    store.become({ ...seed, privateIntegrations: [] }, 2)
    t.equal(find(), undefined)
    store.reset()
    t.same(find(), integration)
    const orphan = { ...seed, contacts: [{ id: 'c', subAccountId: 'nobody' }] }
    t.throws(() => store.reseed({ ...orphan, privateIntegrations: revoked }))
    t.same(find(), integration)
  })
}

t.test('a file that holds a world keeps it', async (t) => {
  const file = join(t.testdir(), 'notes.db')
  const first = openStore(seed, { file })
  t.equal(first.kept, false)
  first.notes.create({ id: 'n3', contactId: 'c', dateAddedMs: 1 }, { body: 'three' })
  first.close()
  const second = openStore({ ...seed, notes: [] }, { file })
  t.teardown(() => second.close())
  t.equal(second.kept, true)
  t.same(second.count(), { subAccounts: 1, contacts: 1, notes: 3 })
})
