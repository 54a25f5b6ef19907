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

t.test('a wait ends when the mock closes', async (t) => {
  const { wait, sandboxes } = world(t)
  sandboxes.endTimers()
  t.same((await wait({ timeoutMs: 60_000 })).json(), {
    statusCode: 503,
    message: 'The mock or its sandbox was closed while waiting for 1 exchange.',
  })
})
