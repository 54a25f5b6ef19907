import t, { type Test } from 'tap'
import { contact } from '../../src/resources/contact/contact.js'
import { note as noteResource } from '../../src/resources/note/note.js'
import { pastPage, pastRow, pastState } from '../../src/sandbox/past.js'
import { type MockOptions, mock, note, notes } from '../support/mock.js'

const jane = 'contact-xyz789'

/** Numbers from 0 to below 1, the same on every run. */
function draws(seed: number) {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return state / 2 ** 31
  }
}

/** Requests that write all kinds of rows, with the world after each; some rows are written by hand in between. */
async function writeMany(t: Test, options: MockOptions, count: number) {
  const made = mock(t, options)
  const { full, sandbox } = made
  const worlds = new Map([[0, sandbox.database.read()]])
  const draw = draws(7)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(draw() * list.length)] as T
  const ids = (resource: typeof contact | typeof noteResource) =>
    sandbox.database.list(resource).map((row) => row as Record<string, string>)
  for (let id = 1; id <= count; id++) {
    const { id: one = jane, contactId = jane } = pick(ids(noteResource))
    const { id: person } = pick(ids(contact).filter((row) => row.subAccountId === 'loc-main'))
    const [method, path, body] = pick([
      ['POST', `/contacts/${person}/notes`, { body: `note ${id}` }],
      ['PUT', `/contacts/${contactId}/notes/${one}`, { title: `title ${id}`, pinned: id % 2 > 0 }],
      ['DELETE', `/contacts/${contactId}/notes/${one}`],
      ['POST', '/contacts/', { locationId: 'loc-main', name: `Ann ${id}`, tags: [`tag ${id}`] }],
      ['PUT', `/contacts/${person}`, { firstName: `Bo ${id}`, tags: [`tag ${id}`, 'vip'] }],
      [
        'POST',
        `/contacts/${person}/tasks`,
        { title: 'x', dueDate: '2030-01-01', completed: false },
      ],
      ['DELETE', `/contacts/${person}`],
      ['GET', `/contacts/${person}/notes`],
    ] as const)
    await full(method, path, body)
    worlds.set(id, sandbox.database.read())
    if (id % 5 === 0) sandbox.write(noteResource).create({ contactId: jane, body: 'by hand' })
    if (ids(contact).every((row) => row.id !== jane)) break
  }
  return { ...made, worlds }
}

for (const [where, options] of [
  ['in memory', () => ({})],
  ['in a file', (t: Test) => ({ file: `${t.testdir()}/db.sqlite` })],
] as const) {
  t.test(`every earlier world is known as it was, ${where}`, async (t) => {
    const { sandbox, worlds } = await writeMany(t, options(t), 60)
    t.ok(worlds.size > 20)
    const present = sandbox.database.read()
    for (const [id, world] of worlds) t.same(pastState(sandbox, id)?.world, world, `after ${id}`)
    t.same(sandbox.database.read(), present, 'to look at it changes nothing')
  })
}

t.test('a past state continues with the ids of that moment', async (t) => {
  const { full, sandbox } = mock(t)
  await full('POST', notes, { body: 'one' })
  const two = (await full('POST', notes, { body: 'two' })).json()
  await full('POST', notes, { body: 'three' })
  sandbox.write(noteResource).remove('note-abc123')
  const state = pastState(sandbox, 1)
  t.ok(state)
  sandbox.reset(state)
  t.equal((await full('GET', note)).statusCode, 200)
  t.equal((await full('POST', notes, { body: 'again' })).json().note.id, two.note.id)
})

t.test('a row shows what a request changed of it and of what it owns', async (t) => {
  const { full, sandbox } = mock(t)
  const { id } = (await full('POST', notes, { body: 'x' })).json().note
  await full('PUT', `${notes}/${id}`, { title: 'T', body: 'x' })
  await full('GET', notes)
  await full('PUT', `/contacts/${jane}`, { firstName: 'Janet' })
  await full('DELETE', note)
  await full('DELETE', `/contacts/${jane}`)

  const changes = (at: number) =>
    pastRow(sandbox, at, contact, jane)?.children.notes?.flatMap(({ row, change }) =>
      change ? [`${row.id} ${change}`] : [],
    )
  t.same(changes(0), [])
  t.same(changes(1), [`${id} created`])
  t.same(changes(2), [`${id} updated`])
  t.same(changes(3), [], 'it wrote nothing')
  t.same(changes(5), ['note-abc123 removed'])
  t.equal(changes(6)?.length, 3, 'a contact is removed with its notes')

  t.match(pastRow(sandbox, 1, noteResource, id), { row: { body: 'x', title: undefined } })
  t.same(pastRow(sandbox, 2, noteResource, id)?.changed, ['title'])
  t.match(pastRow(sandbox, 4, contact, jane), {
    row: { firstName: 'Janet' },
    changed: ['firstName', 'name', 'dateUpdated'],
  })
  t.match(pastRow(sandbox, 3, contact, jane), { row: { firstName: 'Jane' }, changed: [] })
  t.match(pastRow(sandbox, 6, contact, jane), { row: null, changed: [] })
  t.match(pastRow(sandbox, 1, noteResource, 'none'), { row: null })

  const total = (at: number) =>
    pastPage(sandbox, at, noteResource, { parent: jane, limit: 1 })?.total
  t.same([0, 1, 5, 6].map(total), [3, 4, 3, 0])
})

t.test('the moments go back as far as the journal', async (t) => {
  const { full, sandbox } = mock(t, { journalSize: 3 })
  const { journal } = sandbox
  const known = () => [0, 1, 2, 3, 4, 5, 6].filter((id) => pastState(sandbox, id))
  const ids = () => journal.moments().map(({ id }) => id)
  await full('POST', notes, { body: '1' })
  await full('GET', notes)
  await full('POST', notes, { body: '3' })
  t.same(
    [known(), ids()],
    [
      [0, 1, 2, 3],
      [1, 3],
    ],
  )
  await full('GET', notes)
  t.same([known(), ids()], [[2, 3, 4], [3]], 'the first write is gone')
  const total = (id: number) => pastPage(sandbox, id, noteResource, { parent: jane, limit: 1 })
  t.match([2, 3].map(total), [{ total: 4 }, { total: 5 }])
  await full('GET', notes)
  await full('GET', notes)
  t.same([known(), ids()], [[4, 5, 6], []])
  journal.clear()
  t.same([known(), ids()], [[0], []], 'what is now is the beginning')
  t.match(total(0), { total: 5 })
})

t.test('what is added to the seed ends what is known', async (t) => {
  const { app, full, sandbox } = mock(t)
  await full('POST', notes, { body: '1' })
  const payload = { subAccounts: [{ id: 'loc-main', contacts: [{ id: 'new' }] }] }
  await app.inject({ method: 'POST', url: '/__admin/seed?mode=merge', payload })
  t.equal(pastState(sandbox, 1), undefined)
  await full('DELETE', note)
  await full('POST', notes, { body: '2' })
  t.equal(pastPage(sandbox, 2, noteResource, { parent: jane, limit: 1 })?.total, 3)
})

t.test('the images of rows have a bound', async (t) => {
  const { full, sandbox } = mock(t, { journalBytes: 400_000 })
  const { history } = sandbox.journal
  for (let turn = 0; turn < 20; turn++) {
    await full('PUT', note, { body: `${turn}${'x'.repeat(5000)}` })
  }
  t.ok(history.length - history.start < 11, `${history.length - history.start} are kept`)
  t.ok(history.length - history.start > 5)
  t.equal(pastState(sandbox, 1), undefined)
  const last = pastRow(sandbox, 19, noteResource, 'note-abc123')
  t.match(last, { row: { body: /^18x/ }, changed: ['body'] })
})
