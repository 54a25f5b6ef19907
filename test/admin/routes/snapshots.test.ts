import t from 'tap'
import { note as noteResource } from '../../../src/resources/note/note.js'
import { mock, note, notes } from '../../support/mock.js'

function world(...args: Parameters<typeof mock>) {
  const { app, ...rest } = mock(...args)
  const admin = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, payload?: object) =>
    (await app.inject({ method, url: `/__admin${path}`, ...(payload && { payload }) })).json()
  return { ...rest, app, admin }
}

t.test('a snapshot brings back notes, ids, clock and faults', async (t) => {
  const { full, admin } = world(t)
  await admin('PUT', '/clock', { freeze: '2026-05-01T12:00:00Z', tickMs: 1000 })
  await admin('POST', '/faults', { match: { method: 'PUT' }, then: [503, 500] })
  await full('POST', notes, { body: 'kept' })
  await full('PUT', note, { body: 'lost' })
  await full('DELETE', note)
  t.same(await admin('PUT', '/snapshots/later'), {
    name: 'later',
    at: '2026-05-01T12:00:01.000Z',
    subAccounts: 2,
    contacts: 4,
    notes: 7,
  })

  const run = async () => [
    (await full('GET', notes)).body,
    (await full('POST', notes, { body: 'next' })).body,
    (await full('PUT', note, { body: 'x' })).body,
  ]
  const first = await run()
  await admin('POST', '/reset')
  t.equal((await full('GET', note)).statusCode, 200)
  const counts = { subAccounts: 2, contacts: 4, notes: 7 }
  t.same(await admin('POST', '/reset?to=later'), { to: 'later', ...counts })
  t.same(await run(), first)
  t.same(
    await admin('POST', '/requests/count', {}),
    { count: 3, dropped: 0 },
    'the journal was cleared',
  )
  const { faults } = await admin('GET', '/faults')
  t.same(
    faults.map(({ hits }: { hits: number }) => hits),
    [2],
  )
  t.same(await admin('POST', '/reset'), { to: 'seed', ...counts })
  t.same(await admin('GET', '/faults'), { faults: [] })
  t.match(await admin('GET', '/clock'), { frozen: false })
})

t.test('a snapshot of a world without notes goes on counting ids', async (t) => {
  const { full, admin, sandbox } = world(t)
  const { id } = (await full('POST', notes, { body: 'x' })).json().note
  const { database } = sandbox
  for (const row of database.list(noteResource)) database.remove(noteResource, String(row.id))
  await admin('PUT', '/snapshots/none')
  await admin('POST', '/reset')
  await admin('POST', '/reset?to=none')
  t.equal(sandbox.database.written(noteResource), 8)
  t.equal((await full('GET', `${notes}/${id}`)).statusCode, 404)
})

t.test(
  'snapshots are listed, replaced and removed; unknown and reserved names are refused',
  async (t) => {
    const { full, admin } = world(t)
    await admin('PUT', '/snapshots/a')
    await admin('PUT', '/snapshots/b')
    await full('DELETE', note)
    await admin('PUT', '/snapshots/a')
    const { snapshots } = await admin('GET', '/snapshots')
    t.same(
      snapshots.map(({ name, notes }: { name: string; notes: number }) => [name, notes]),
      [
        ['a', 6],
        ['b', 7],
      ],
    )
    t.same(await admin('GET', '/snapshots/a'), snapshots[0])
    t.same(await admin('DELETE', '/snapshots/a'), { removed: 'a' })
    for (const [method, path] of [
      ['GET', '/snapshots/bb'],
      ['DELETE', '/snapshots/bb'],
      ['POST', '/reset?to=bb'],
    ] as const) {
      t.match(await admin(method, path), {
        statusCode: 404,
        message: 'There is no snapshot "bb"; did you mean "b"?',
      })
    }
    t.match(await admin('PUT', '/snapshots/seed'), { statusCode: 400, message: /^name: "seed"/ })
  },
)

t.test('there is a limit, but one with the same name can be replaced', async (t) => {
  const { admin, sandbox } = world(t)
  const { limit } = sandbox.snapshots
  for (let taken = 0; taken < limit; taken++) sandbox.snapshots.save(`${taken}`, sandbox.state)
  t.match(await admin('PUT', '/snapshots/more'), { statusCode: 429, message: /--snapshot-limit/ })
  t.match(await admin('PUT', '/snapshots/0'), { name: '0' })
})

t.test('a sandbox may start from a snapshot', async (t) => {
  const { full, as, admin } = world(t)
  await full('DELETE', note)
  await admin('PUT', '/clock', { freeze: '2026-05-01T12:00:00Z' })
  await admin('PUT', '/snapshots/here')
  await admin('POST', '/reset')
  const made = await admin('POST', '/sandboxes', { snapshot: 'here' })
  const own = as(made.subAccounts[0].privateIntegrations[0].token)
  t.equal((await own('GET', note)).statusCode, 404)
  t.match((await own('POST', notes, { body: 'x' })).json(), {
    note: { dateAdded: '2026-05-01T12:00:00.000Z' },
  })
  await admin('POST', `/reset?sandbox=${made.id}`)
  t.equal((await own('GET', notes)).json().notes.length, 2)
  t.match(await admin('POST', '/sandboxes', { snapshot: 'her' }), {
    statusCode: 404,
    message: /did you mean "here"/,
  })
  t.match(await admin('POST', '/sandboxes', { snapshot: 'here', fixtures: {} }), {
    statusCode: 400,
  })
})

t.test('a name that is too long is refused with the limit', async (t) => {
  const { app } = mock(t)
  const url = `/__admin/snapshots/${'x'.repeat(101)}`
  t.match((await app.inject({ method: 'PUT', url })).json(), {
    statusCode: 400,
    message: /^name: expected text of 1 to 100 characters, found "x/,
  })
})

t.test('snapshots are bounded by their size, and one is always possible', async (t) => {
  const body = 'x'.repeat(70_000_000)
  const seed = { subAccounts: [{ id: 's', contacts: [{ id: 'c', notes: [{ id: 'n', body }] }] }] }
  const { app } = mock(t, { seed })
  const put = async (name: string) =>
    (await app.inject({ method: 'PUT', url: `/__admin/snapshots/${name}` })).json()
  t.match(await put('one'), { name: 'one', notes: 1 })
  t.match(await put('one'), { name: 'one', notes: 1 })
  t.same(await put('two'), {
    statusCode: 429,
    message:
      'The snapshots of this sandbox would have more than 128 MB: remove one with DELETE /__admin/snapshots/<name>.',
  })
  await app.inject({ method: 'DELETE', url: '/__admin/snapshots/one' })
  t.match(await put('two'), { name: 'two', notes: 1 })
})
