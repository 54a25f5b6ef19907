import { join } from 'node:path'
import t, { type Test } from 'tap'
import { contact } from '../../src/resources/contact/contact.js'
import { contactQueries } from '../../src/resources/contact-read/queries.js'
import { fillImplied } from '../../src/resources/implied.js'
import { resources } from '../../src/resources/index.js'
import { note } from '../../src/resources/note/note.js'
import { noteQueries } from '../../src/resources/note/queries.js'
import { privateIntegrationQueries } from '../../src/resources/private-integration/queries.js'
import type { World } from '../../src/resources/resource.js'
import { SandboxDatabase } from '../../src/sqlite/database.js'
import { usualSettings } from '../support/settings.js'

const dateAdded = '1970-01-01T00:00:00.000Z'
const integration = {
  subAccountId: 's',
  name: 'full',
  token: 'pit-1',
  scopes: ['a', 'b'],
  revoked: false,
}
/** A row of a contact, with what a fixture may leave out. */
const person = (id: string, subAccountId: string, more: object = {}) =>
  fillImplied(contact, { id, subAccountId, dateAdded, ...more })

const seed: World = {
  ...Object.fromEntries(resources.map(({ plural }) => [plural, []])),
  subAccounts: [{ id: 's', name: 'Acme', ...usualSettings }],
  privateIntegrations: [integration],
  contacts: [person('c', 's', { firstName: 'Jane', name: 'Jane' })],
  notes: [
    { id: 'n1', contactId: 'c', body: 'one', dateAdded },
    { id: 'n2', contactId: 'c', body: 'two', dateAdded },
  ],
}
const orphan = { ...seed, contacts: [person('c', 'nobody')] }

const places = {
  'in memory': () => undefined,
  'in a file': (folder: string) => join(folder, 'notes.db'),
}

for (const [where, fileIn] of Object.entries(places)) {
  const open = (t: Test) => {
    const database = new SandboxDatabase(seed, { file: fileIn(t.testdir()) })
    t.teardown(() => database.close())
    return database
  }

  t.test(`${where}: a reset gives back the seed, ids and order included`, async (t) => {
    const database = open(t)
    const { list } = database.queries(noteQueries)
    const before = list('c', 's')
    t.equal(database.written(note), 2)
    for (let round = 0; round < 3; round++) {
      database.insert(note, { id: 'n3', contactId: 'c', body: 'three', dateAdded })
      database.update(note, 'n1', { body: 'changed' })
      database.remove(note, 'n2')
      t.not(list('c', 's'), before)
      database.reset()
      t.equal(list('c', 's'), before)
      t.equal(database.written(note), 2)
      t.same(database.counts(), { subAccounts: 1, contacts: 1, notes: 2 })
    }
  })

  t.test(`${where}: a reset brings back whatever was removed with its owner`, async (t) => {
    const database = open(t)
    database.reset('empty')
    t.same(database.counts(), { subAccounts: 1, contacts: 0, notes: 0 })
    database.reset()
    t.same(database.read(), seed)
  })

  t.test(`${where}: takes another seed, and becomes another world for a while`, async (t) => {
    const database = open(t)
    t.same(database.read(), seed)
    const five = { id: 'n5', contactId: 'c', body: 'five', title: 'T', pinned: false, dateAdded }
    const other: World = { ...seed, notes: [five] }
    database.reseed(other)
    database.remove(note, 'n5')
    database.reset()
    t.same(database.read(), other)

    database.become(seed, { notes: 9 })
    t.same(database.read(), seed)
    t.equal(database.written(note), 9)
    database.become({ ...seed, notes: [] }, { notes: 4 })
    t.equal(database.written(note), 4)
    database.reset()
    t.same(database.read(), other)
    t.equal(database.written(note), 1)
  })

  t.test(`${where}: a seed that cannot be written leaves the old one`, async (t) => {
    const database = open(t)
    t.throws(() => database.reseed(orphan), { code: 'SQLITE_CONSTRAINT_FOREIGNKEY' })
    t.same(database.read(), seed)
    database.remove(note, 'n1')
    database.reset()
    t.same(database.read(), seed)
  })

  t.test(`${where}: finds rows by their owners`, async (t) => {
    const database = open(t)
    const { find, list } = database.queries(noteQueries)
    const { subAccountOf } = database.queries(contactQueries)
    t.equal(subAccountOf('c'), 's')
    t.equal(subAccountOf('x'), undefined)
    t.equal(database.find(note, 'n1')?.contactId, 'c')
    t.ok(find('n1', 'c', 's'))
    t.equal(find('n1', 'c', 'x'), undefined)
    t.equal(find('n1', 'x', 's'), undefined)
    t.equal(list('c', 'x'), undefined)
    t.equal(list('x', 's'), undefined)
  })

  t.test(`${where}: a token is what the latest world says of it`, async (t) => {
    const database = open(t)
    const find = () => database.queries(privateIntegrationQueries).find('pit-1')
    t.same(find(), integration)
    const revoked = [{ ...integration, revoked: true }]
    database.become({ ...seed, privateIntegrations: revoked }, {})
    t.same(find(), revoked[0])
    database.reset()
    t.same(find(), integration)
    database.become({ ...seed, privateIntegrations: [] }, {})
    t.equal(find(), undefined)
    database.reset()
    t.same(find(), integration)
    t.throws(() => database.reseed({ ...orphan, privateIntegrations: revoked }))
    t.same(find(), integration)
  })
}

t.test('a file that holds a world keeps it', async (t) => {
  const file = join(t.testdir(), 'notes.db')
  const first = new SandboxDatabase(seed, { file })
  t.equal(first.kept, false)
  first.insert(note, { id: 'n3', contactId: 'c', body: 'three', dateAdded })
  first.close()
  const second = new SandboxDatabase({ ...seed, notes: [] }, { file })
  t.teardown(() => second.close())
  t.equal(second.kept, true)
  t.same(second.counts(), { subAccounts: 1, contacts: 1, notes: 3 })
})
