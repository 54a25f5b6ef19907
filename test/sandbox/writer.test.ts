import t from 'tap'
import { business } from '../../src/resources/business/business.js'
import { note } from '../../src/resources/note/note.js'
import { privateIntegration } from '../../src/resources/private-integration/private-integration.js'
import { mock } from '../support/mock.js'

const row = { contactId: 'contact-xyz789', body: 'x' }

t.test('dates a row, gives it an id and ignores what no caller may set', async (t) => {
  const { sandbox } = mock(t)
  sandbox.clock.set({ freeze: '2026-05-01T12:00:00Z', tickMs: 1 })
  const writer = sandbox.write(note)
  const { id } = writer.create({ ...row, id: 'mine', dateAdded: 'never', title: 'T' })
  t.match(id, /^\w{20}$/)
  t.same(sandbox.database.find(note, id), {
    ...row,
    id,
    title: 'T',
    dateAdded: '2026-05-01T12:00:00.000Z',
  })
  t.equal(writer.update(id, { title: null, body: 'y', dateAdded: 'never' }), true)
  t.same(sandbox.database.find(note, id), {
    ...row,
    id,
    body: 'y',
    dateAdded: '2026-05-01T12:00:00.000Z',
  })
  t.equal(writer.remove(id), true)
  t.equal(sandbox.database.find(note, id), undefined)
  t.equal(sandbox.write(note), writer)
})

t.test('makes a token for a resource whose key is one, and fills in defaults', async (t) => {
  const { sandbox } = mock(t)
  const writer = sandbox.write(privateIntegration)
  const made = { subAccountId: 'loc-main', name: 'made', scopes: ['contacts.write'] }
  const { id } = writer.create(made)
  t.match(id, /^pit-[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  t.same(sandbox.database.find(privateIntegration, id), { ...made, token: id, revoked: false })
  const again = writer.create({ ...made, name: 'again' })
  t.not(again.id, id)
})

t.test('a row is one moment and one tick of a frozen clock, and so is a change', async (t) => {
  const { sandbox } = mock(t)
  sandbox.clock.set({ freeze: '2026-05-01T12:00:00Z', tickMs: 1000 })
  const writer = sandbox.write(business)
  const { id } = writer.create({ subAccountId: 'loc-main', name: 'Acme' })
  const createdAt = '2026-05-01T12:00:00.000Z'
  t.match(sandbox.database.find(business, id), { createdAt, updatedAt: createdAt })
  writer.update(id, { city: 'Boston' })
  const updatedAt = '2026-05-01T12:00:01.000Z'
  t.match(sandbox.database.find(business, id), { createdAt, updatedAt })
  t.equal(sandbox.clock.state.now, '2026-05-01T12:00:02.000Z')
})
