import t from 'tap'
import { mock, notes } from '../../support/mock.js'

const created = { method: 'POST', path: '/contacts/:contactId/notes', status: 201 }

function world(...args: Parameters<typeof mock>) {
  const made = mock(...args)
  const wait = async (payload: object) =>
    made.app.inject({ method: 'POST', url: '/__admin/requests/wait', payload })
  return { ...made, wait }
}

t.test('waits for exchanges, and names the nearest when they do not come', async (t) => {
  const { full, wait } = world(t)
  const waiting = wait({ match: created, count: 2, timeoutMs: 5000 })
  await full('POST', notes, { body: 'one' })
  await full('POST', notes, { body: 'two' })
  t.same(
    (await waiting).json().requests.map(({ body }: { body: object }) => body),
    [{ body: 'one' }, { body: 'two' }],
  )

  const late = await wait({ match: { method: 'DELETE' }, timeoutMs: 20 })
  t.equal(late.statusCode, 408)
  t.match(
    late.json().message,
    /^Waited 20 ms for 1 exchange with method DELETE, found 0\.\n {2}nearest: #2 POST/,
  )
})

t.test('a wait ends when the caller hangs up', async (t) => {
  const { app, full, sandbox } = world(t)
  await app.listen({ port: 0 })
  const caller = new AbortController()
  const { port } = app.server.address() as { port: number }
  const waiting = fetch(`http://127.0.0.1:${port}/__admin/requests/wait`, {
    method: 'POST',
    body: JSON.stringify({ match: { method: 'DELETE' }, timeoutMs: 60_000 }),
    signal: caller.signal,
  })
  const until = async (listening: boolean) => {
    while (sandbox.journal.recorded.any !== listening) await new Promise(setImmediate)
  }
  await until(true)
  caller.abort()
  await t.rejects(waiting)
  await until(false)
  t.equal((await full('DELETE', '/nowhere')).statusCode, 404)
})

t.test('a wait starts after an exchange, and counts those that come', async (t) => {
  const { full, wait } = world(t)
  await full('GET', notes)
  const waiting = wait({ match: { method: 'GET' }, after: 1, timeoutMs: 5000 })
  await full('GET', notes)
  t.same(
    (await waiting).json().requests.map(({ id }: { id: number }) => id),
    [2],
  )
})

t.test('a wait counts anew when the journal is emptied', async (t) => {
  const { full, wait, sandbox } = world(t)
  const waiting = wait({ count: 2, timeoutMs: 5000 })
  while (!sandbox.journal.recorded.any) await new Promise(setImmediate)
  await full('GET', notes)
  sandbox.journal.clear()
  await full('GET', notes)
  await full('GET', notes)
  t.equal((await waiting).json().requests.length, 2)
})

t.test('a wait for more than the journal keeps says so', async (t) => {
  const { full, wait, sandbox } = world(t, { journalSize: 2 })
  const waiting = wait({ count: 3, timeoutMs: 5000 })
  while (!sandbox.journal.recorded.any) await new Promise(setImmediate)
  for (let asked = 0; asked < 3; asked++) await full('GET', notes)
  t.match((await waiting).json(), { statusCode: 409, message: /^The journal dropped 1 entry/ })
})

t.test('a wait ends when the mock closes', async (t) => {
  const { wait, sandboxes } = world(t)
  sandboxes.endTimers()
  t.same((await wait({ timeoutMs: 60_000 })).json(), {
    statusCode: 503,
    message: 'The mock was closed while waiting for 1 exchange.',
  })
})

t.test('a wait ends when its sandbox is removed', async (t) => {
  const { app, sandboxes } = world(t)
  const sandbox = sandboxes.create({ name: 'u' })
  const waiting = app
    .inject({ method: 'POST', url: '/__admin/requests/wait?sandbox=u', payload: {} })
    .then((answer) => answer.json())
  while (!sandbox?.journal.recorded.any) await new Promise(setImmediate)
  sandboxes.remove('u')
  t.same(await waiting, {
    statusCode: 404,
    message: 'Sandbox u: It was removed during the call.',
  })
})
