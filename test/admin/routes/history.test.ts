import t from 'tap'
import { adminMock } from '../../support/admin.js'
import { note, notes } from '../../support/mock.js'

t.test('earlier moments can be looked at', async (t) => {
  const { admin, full } = adminMock(t)
  t.match(await admin('GET', '/history'), { from: 0, to: 0, moments: [] })
  const { id } = (await full('POST', notes, { body: 'x' })).json().note
  await full('GET', notes)
  await full('DELETE', note)
  t.match(await admin('GET', '/history'), {
    from: 0,
    to: 3,
    moments: [
      { request: 1, method: 'POST', path: notes, status: 201, writes: [`note:${id}`] },
      { request: 3, method: 'DELETE', path: note, status: 200, writes: ['note:note-abc123'] },
    ],
  })
  t.match(await admin('GET', '/history/1/rows/notes/note-abc123'), {
    status: 200,
    row: { id: 'note-abc123' },
    changed: [],
    children: {},
  })
  t.match(await admin('GET', '/history/3/rows/notes/note-abc123'), { row: null })
  const { children } = await admin('GET', '/history/1/rows/contacts/contact-xyz789')
  t.same(
    children.notes.map(({ row, change }: { row: { id: string }; change: string }) => [
      row.id,
      change,
    ])[0],
    [id, 'created'],
  )
  t.match(await admin('GET', '/history/0/rows/notes?parent=contact-xyz789&limit=1'), {
    total: 3,
    rows: [{ id: 'note-abc123' }],
  })
  t.match(await admin('GET', '/history/9/rows/notes'), {
    status: 404,
    message: 'The rows after exchange 9 are not known: the latest exchange is 3.',
  })
  t.match(await admin('GET', '/history/1/rows/note'), { status: 404, message: /"notes"/ })
  t.match(await admin('GET', '/history/-1/rows/notes'), { status: 400 })
})

t.test('a moment that the journal dropped is refused with the option that keeps it', async (t) => {
  const { admin, full } = adminMock(t, { journalSize: 1 })
  await full('POST', notes, { body: 'x' })
  await full('GET', notes)
  t.match(await admin('GET', '/history'), { from: null, to: null, moments: [] })
  t.match(await admin('POST', '/history/1/restore'), { status: 404, message: /--journal-size/ })
})

t.test('to restore a moment takes a snapshot of the present first', async (t) => {
  const { admin, full } = adminMock(t)
  await admin('PUT', '/clock', { freeze: '2026-05-01T12:00:00Z' })
  await full('DELETE', note)
  await full('POST', notes, { body: 'late' })
  t.match(await admin('POST', '/history/1/restore'), {
    status: 200,
    snapshot: 'before-restore-1',
    notes: 6,
  })
  t.equal((await full('GET', notes)).json().notes.length, 2)
  t.match(await admin('GET', '/clock'), { now: '2026-05-01T12:00:00.000Z', frozen: true })
  t.match(await admin('GET', '/history'), { from: 0, moments: [] })
  t.match(await admin('POST', '/history/0/restore'), { snapshot: 'before-restore-2' })
  t.match(await admin('POST', '/reset?to=before-restore-1'), { notes: 7 })
  t.match((await full('GET', notes)).json().notes[0], { body: 'late' })
})

t.test('nothing is restored when no snapshot can be taken', async (t) => {
  const { admin, full, sandbox } = adminMock(t)
  await full('DELETE', note)
  const { limit } = sandbox.snapshots
  for (let taken = 0; taken < limit; taken++) sandbox.snapshots.save(`${taken}`, sandbox.state)
  t.match(await admin('POST', '/history/0/restore'), { status: 429, message: /--snapshot-limit/ })
  t.equal((await full('GET', note)).statusCode, 404)
})

/** The rows that each exchange of the journal wrote. */
const writesIn = async (admin: ReturnType<typeof adminMock>['admin']): Promise<string[][]> =>
  (await admin('GET', '/requests/summary')).requests.map(
    ({ writes }: { writes: string[] }) => writes,
  )

t.test('an exchange wrote what it wrote, whatever the history still knows', async (t) => {
  const { admin, full } = adminMock(t, { journalBytes: 200_000 })
  const ids: string[] = []
  for (let count = 0; count < 6; count++) {
    ids.push((await full('POST', notes, { body: 'x'.repeat(8000) })).json().note.id)
  }
  for (const id of ids) await full('PUT', `${notes}/${id}`, { body: 'y' })
  const each = ids.map((id) => [`note:${id}`])
  const found = await writesIn(admin)
  t.same(found, [...each, ...each].slice(-found.length))
  const { requests } = await admin('GET', `/rows/notes/${ids[5]}`)
  t.same(requests, [6, 12])
})

t.test('a merge between exchanges is no part of them', async (t) => {
  const { admin, full } = adminMock(t)
  await full('POST', notes, { body: 'one' })
  const contacts = [{ firstName: 'Zed', email: 'zed@example.com' }]
  await admin('POST', '/seed?mode=merge', { subAccounts: [{ id: 'loc-main', contacts }] })
  await full('POST', notes, { body: 'two' })
  await full('POST', notes, { body: 'three' })
  const found = await writesIn(admin)
  t.same(
    found.map(({ length }) => length),
    [1, 1, 1],
  )
  t.equal(new Set(found.flat()).size, 3)
})

t.test('the seed before a merge is not known, and the message says why', async (t) => {
  const { admin, full } = adminMock(t)
  await admin('POST', '/seed?mode=merge', { subAccounts: [{ id: 'loc-main', contacts: [] }] })
  await full('DELETE', note)
  t.match(await admin('GET', '/history'), { from: 1, to: 1 })
  t.match(await admin('GET', '/history/0/rows/notes'), {
    status: 404,
    message: /^The rows after exchange 0 are not known: a seed was merged into the world/,
  })
})
