import t from 'tap'
import { parse } from 'yaml'
import type { Seed } from '../../../src/seeding/fixture-format.js'
import { exportSeed, originFrom } from '../../../src/seeding/origin.js'
import { formatFixture } from '../../../src/seeding/write/format.js'
import { mock, note, notes } from '../../support/mock.js'

const exported = async ({ app }: Pick<ReturnType<typeof mock>, 'app'>, format = 'yaml') => {
  const answer = await app.inject(`/__admin/state?format=${format}`)
  return { text: answer.body, seed: parse(answer.body) as Seed, answer }
}

for (const format of ['yaml', 'json'] as const) {
  t.test(`the world as ${format} makes the same world again`, async (t) => {
    const one = mock(t)
    await one.full('DELETE', note)
    await one.full('POST', notes, { body: 'NUL \0 and 👋\r\n', pinned: false })
    one.sandbox.clock.set({ freeze: '2026-05-01T12:00:00Z', tickMs: 5 })
    one.sandbox.faults.add({ match: { method: 'PUT' }, then: [503, 'reset', 500] })
    await one.full('PUT', `${notes}/note-first-visit`, { body: 'x' })
    const first = await exported(one, format)
    t.equal(first.answer.headers['content-type'], `application/${format}; charset=utf-8`)
    t.equal(formatFixture(first.text, format), first.text, 'it is formatted as fmt does')
    t.same(first.seed.clock, { freeze: '2026-05-01T12:00:00.000Z', tickMs: 5 })
    t.same(first.seed.faults, [{ id: 'fault-1', match: { method: 'PUT' }, then: ['reset', 500] }])

    const two = mock(t, { seed: first.seed })
    t.equal((await exported(two, format)).text, first.text)
    t.equal((await two.full('GET', notes)).body, (await one.full('GET', notes)).body)
  })
}

t.test('clock and faults of a seed are there from the start and after a reset', async (t) => {
  const subAccounts = [{ id: 's', contacts: [{ id: 'c', notes: [{ body: 'x' }] }] }]
  const { app, sandbox } = mock(t, {
    seed: { subAccounts, clock: { freeze: '2026-05-01' }, faults: [{ then: [503, 500] }] },
  })
  const status = async () => (await app.inject('/contacts/c/notes')).statusCode
  t.equal(await status(), 503)
  sandbox.clock.advance(1000)
  sandbox.reset()
  t.equal(await status(), 503)
  t.equal(await status(), 500)
  t.equal(await status(), 401)
  t.equal(sandbox.clock.state.now, '2026-05-01T00:00:00.000Z')
  const { seed } = await exported({ app })
  const dates = seed.subAccounts[0]?.contacts?.[0]?.notes?.map(({ dateAdded }) => dateAdded)
  t.same(dates, ['2026-05-01T00:00:00.000Z'])
})

t.test('an exported fault continues where it was', async (t) => {
  const { app, sandbox } = mock(t)
  const left: [fault: object, hits: number, rest: object | undefined][] = [
    [{ then: [503, 500] }, 2, undefined],
    [{ then: 503, times: 3 }, 2, { then: 503, times: 1 }],
    [{ then: [503, 500], times: 5 }, 3, { then: [500, 503], times: 2 }],
    [{ then: 503 }, 3, { then: 503 }],
  ]
  for (const [fault, hits, rest] of left) {
    sandbox.faults.reset([fault as { then: 503 }])
    for (let hit = 0; hit < hits; hit++) await app.inject(notes)
    t.same(exportSeed(sandbox).faults, rest && [{ id: 'fault-1', ...rest }])
  }
})

t.test('a fault on a contact that does not exist is not exported', async (t) => {
  const one = mock(t)
  const then = 503
  for (const contactId of ['contact-xyz789', 'nobody']) {
    one.sandbox.faults.add({ match: { contactId }, then })
  }
  const { seed } = await exported(one)
  t.same(seed.faults, [{ id: 'fault-1', match: { contactId: 'contact-xyz789' }, then }])
  mock(t, { seed })
})

t.test('one contact as a fixture has what belongs to it, and nothing else', async (t) => {
  const { app, full } = mock(t)
  const tasks = '/contacts/contact-xyz789/tasks'
  await full('POST', tasks, { title: 'x', dueDate: '2030-01-01', completed: false })
  const text = (await app.inject('/__admin/state/contacts/contact-xyz789')).body
  const seed = parse(text)
  t.equal(seed.subAccounts.length, 1)
  const [account] = seed.subAccounts
  t.match(account, { id: 'loc-main', customFields: [{ id: 'field-heating' }] })
  t.equal(account.customFields.length, 1, 'only the field of which it has a value')
  t.same(
    account.contacts.map(({ id }: { id: string }) => id),
    ['contact-xyz789'],
  )
  t.notHas(account, 'privateIntegrations')
  const { app: other } = mock(t, { seed })
  for (const resource of ['notes', 'tasks']) {
    const list = async (of: typeof app) =>
      (await of.inject(`/__admin/rows/${resource}?parent=contact-xyz789`)).json()
    t.ok((await list(app)).total > 0)
    t.same(await list(other), await list(app))
  }
  const of = (path: string) => app.inject(`/__admin/state/${path}`)
  t.match(parse((await of('notes/note-abc123')).body), {
    subAccounts: [{ contacts: [{ notes: [{ id: 'note-abc123' }] }] }],
  })
  t.equal((await of('notes/none')).statusCode, 404)
})

t.test('relative dates stay relative when that is asked for', async (t) => {
  const contacts = [
    {
      id: 'c',
      dateAdded: '-2w',
      notes: [
        { id: 'old', body: 'a', dateAdded: '-3d' },
        { id: 'fixed', body: 'b', dateAdded: '2026-03-07T12:00:00.000Z' },
        { id: 'undated', body: 'c' },
        { id: 'changed', body: 'd', dateAdded: '-1h' },
      ],
      tasks: [
        { id: 'kept', title: 'e', dueDate: '+1d' },
        { id: 'moved', title: 'f', dueDate: '+1d' },
      ],
    },
  ]
  const token = 'pit-00000000-0000-4000-8000-000000000001'
  const expired = 'pit-00000000-0000-4000-8000-000000000002'
  const privateIntegrations = [
    { name: 'full', token, scopes: ['contacts'] },
    { name: 'old', token: expired, scopes: ['contacts'], expiresAt: '-1d' },
  ]
  const seed: Seed = { subAccounts: [{ id: 's', privateIntegrations, contacts }] }
  const { app, as, sandbox } = mock(t, { seed })
  const moved = { dueDate: '2026-05-01T00:00:00.000Z' }
  await as(token)('PUT', '/contacts/c/tasks/moved', moved)
  await as(token)('PUT', '/contacts/c/notes/changed', { body: 'changed' })
  await as(token)('POST', '/contacts/c/notes', { body: 'made' })
  const [owner] = (await app.inject('/__admin/state?format=json&relative=true')).json().subAccounts
  const [contact] = owner.contacts
  const made = contact.notes.pop()
  t.match(made, { body: 'made', dateAdded: /^\d{4}-/ }, 'a new row has the date it got')
  t.same(contact.notes, [
    contacts[0]?.notes[0],
    contacts[0]?.notes[1],
    contacts[0]?.notes[2],
    { id: 'changed', body: 'changed', dateAdded: '-1h' },
  ])
  t.same(
    contact.tasks.map(({ dueDate }: { dueDate: string }) => dueDate),
    ['+1d', moved.dueDate],
  )
  t.match(contact, { dateAdded: '-2w', dateUpdated: undefined })
  t.equal(owner.privateIntegrations[1].expiresAt, '-1d')
  const again = originFrom(
    { subAccounts: [owner] },
    { idSeed: 'x' },
    { nowMs: Date.UTC(2030, 0, 4) },
  )
  t.equal(again.world.notes?.[0]?.dateAdded, '2030-01-01T00:00:00.000Z', 'they count anew')
  t.match(exportSeed(sandbox).subAccounts[0]?.contacts?.[0]?.dateAdded, /^\d{4}-/, 'else a date')
})

t.test('a last change now stays now, where that is not what is filled in', async (t) => {
  const contacts = [
    { id: 'changed', dateAdded: '-3d', dateUpdated: 'now' },
    { id: 'new', dateAdded: 'now', dateUpdated: 'now' },
  ]
  const workflows = [{ id: 'w', name: 'W', createdAt: '-3d', updatedAt: 'now' }]
  const { app } = mock(t, { seed: { subAccounts: [{ id: 's', contacts, workflows }] } })
  const [owner] = (await app.inject('/__admin/state?format=json&relative=true')).json().subAccounts
  t.same(owner, {
    id: 's',
    contacts: [contacts[0], { id: 'new' }],
    workflows,
  })
})
