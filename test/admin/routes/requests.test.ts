import { Readable } from 'node:stream'
import t from 'tap'
import type { Exchange } from '../../../src/sandbox/exchange.js'
import { mock, note, notes, tokens } from '../../support/mock.js'

const json = { 'content-type': 'application/json' }

const admin =
  (world: ReturnType<typeof mock>) =>
  async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
    (await world.app.inject({ method, url: `/__admin${url}`, ...(payload && { payload }) })).json()

t.test('keeps requests and answers, without tokens', async (t) => {
  const world = mock(t)
  const ask = admin(world)
  const created = await world.full('POST', `${notes}?a=1&a=2`, { body: 'x' })
  await world.reader('DELETE', note)
  await world.nobody('GET', '/contacts/%E0%A4%A/notes')
  await world.full('GET', '/nowhere')

  const { requests } = await ask('GET', '/requests')
  t.match(requests[0], {
    id: 1,
    at: /^\d{4}-.*Z$/,
    method: 'POST',
    path: notes,
    query: { a: ['1', '2'] },
    headers: { authorization: 'Bearer <full>', version: '2021-07-28' },
    body: { body: 'x' },
    contactId: 'contact-xyz789',
    by: 'full',
    status: 201,
    response: created.json(),
    durationMs: Number,
  })
  t.match(requests[1], {
    method: 'DELETE',
    noteId: 'note-abc123',
    status: 401,
    reason: /^scope-missing; need=contacts.write/,
    response: { statusCode: 401 },
  })
  t.same(
    requests.slice(2).map(({ status, reason = '' }: Exchange) => [status, reason.split(';', 1)[0]]),
    [
      [400, 'url-malformed'],
      [404, 'route-unknown'],
    ],
    'calls to the admin side are not in it',
  )
  t.notMatch(JSON.stringify(requests), 'pit-')
})

t.test('keeps no body that is too long or too deep to be read', async (t) => {
  const world = mock(t)
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  await world.full('POST', notes, `{"body":"x","extra":${deep}}`, json)
  // Chunked: nothing says how long it is.
  const payload = Readable.from([`{"body":"${'x'.repeat(200_000)}"}`])
  await world.full('POST', notes, payload, json)
  const { requests } = await admin(world)('GET', '/requests')
  t.same(
    requests.map(({ status, body }: Exchange) => [status, body]),
    [
      [201, '(nested more than 100 deep, not shown)'],
      [201, '(more than 100000 characters, not kept)'],
    ],
  )
  t.equal((await world.app.inject('/__admin/requests.har')).statusCode, 200)
})

t.test('finds, counts, filters and empties', async (t) => {
  const world = mock(t)
  const ask = admin(world)
  await world.full('POST', notes, { body: 'one', title: 'T' })
  await world.full('POST', notes, { body: 'two' })
  await world.full('GET', note)
  await world.full('POST', notes, {})
  const post = { method: 'post', path: '/contacts/:contactId/notes' }
  t.same(await ask('POST', '/requests/count', { match: post }), { count: 3, dropped: 0 })
  t.same(await ask('POST', '/requests/count', post), { count: 3, dropped: 0 })
  t.same(await ask('POST', '/requests/count', { ...post, status: 201 }), { count: 2, dropped: 0 })
  t.same(await ask('POST', '/requests/count', { body: { title: 'T' } }), { count: 1, dropped: 0 })
  t.same(await ask('POST', '/requests/count', { reason: 'invalid' }), { count: 1, dropped: 0 })
  t.same(await ask('POST', '/requests/count', { noteId: 'note-abc123' }), { count: 1, dropped: 0 })
  t.same(await ask('POST', '/requests/count', { contactId: 'nobody' }), { count: 0, dropped: 0 })
  const { requests } = await ask('POST', '/requests/find', { body: { body: 'two' } })
  t.same(
    requests.map(({ id, body }: Exchange) => [id, body]),
    [[2, { body: 'two' }]],
  )
  const listed = async (query: string) =>
    (await ask('GET', `/requests?${query}`)).requests.map(({ id }: Exchange) => id)
  t.same(await listed('method=POST&limit=1'), [4])
  t.same(await listed('status=200'), [3])
  t.same(await listed('since=2020-01-01'), [1, 2, 3, 4])
  t.same(await listed('since=2999-01-01'), [])
  t.same(await ask('GET', '/requests/2'), requests[0])
  t.match(await ask('GET', '/requests/99'), { statusCode: 404 })
  t.match(await ask('GET', '/requests?staus=200'), { message: /did you mean "status"\?/ })
  t.same(await ask('DELETE', '/requests'), { requests: [] })
  t.same(await ask('GET', '/requests'), { requests: [] })
})

t.test('the entry is there before its answer leaves', async (t) => {
  const world = mock(t)
  for (let round = 0; round < 100; round++) {
    const { id } = (await world.full('POST', notes, { body: `round ${round}` })).json().note
    const [last] = [...(await world.sandbox.journal.find({ status: 201 }))].slice(-1)
    t.match(last?.response, { note: { id } })
  }
})

t.test('a body that cannot be read is kept as text', async (t) => {
  const world = mock(t)
  const json = { 'content-type': 'application/json' }
  const sent: [body: string, headers: Record<string, string>, kept: unknown][] = [
    ['{"body":', json, '{"body":'],
    ['[1,2]', json, [1, 2]],
    ['hello', { 'content-type': 'text/plain' }, 'hello'],
  ]
  for (const [body, headers, kept] of sent) {
    t.equal((await world.full('POST', notes, body, headers)).statusCode, 400)
    t.same([...(await world.sandbox.journal.find())].at(-1)?.body, kept)
  }
})

t.test('an id that is not a whole number is refused', async (t) => {
  const world = mock(t)
  await world.full('GET', note)
  t.match(await admin(world)('GET', '/requests/1.5'), {
    statusCode: 400,
    message: 'id: expected a whole number, found "1.5"',
  })
})

t.test('an exchange has the time when it came, and the order is that of arrival', async (t) => {
  const world = mock(t)
  world.sandbox.clock.set({ freeze: '2026-05-01T12:00:00Z' })
  world.sandbox.faults.add({ match: { method: 'POST' }, then: [{ delayMs: 50 }] })
  const slow = world.full('POST', notes, { body: 'slow' })
  while (world.sandbox.faults.list()[0]?.hits === 0) await new Promise(setImmediate)
  world.sandbox.clock.advance(60_000)
  await world.full('GET', note)
  await slow
  t.match(await admin(world)('GET', '/requests'), {
    requests: [
      {
        id: 1,
        method: 'POST',
        at: '2026-05-01T12:00:00.000Z',
        endedAt: '2026-05-01T12:01:00.000Z',
      },
      { id: 2, method: 'GET', at: '2026-05-01T12:01:00.000Z' },
    ],
  })
  const order = { match: [{ method: 'POST' }, { method: 'GET' }], inOrder: true }
  t.same(await admin(world)('POST', '/verify', order), { verified: true })
})

t.test('a request that a fault hit has its owner', async (t) => {
  const world = mock(t)
  world.sandbox.faults.add({ match: { by: 'full' }, then: 503 })
  t.equal((await world.reader('GET', note)).statusCode, 200)
  t.equal((await world.full('GET', note)).statusCode, 503)
  await world.as(tokens.revoked)('GET', note)
  const { requests } = await admin(world)('GET', '/requests')
  t.same(
    requests.map(({ by }: Exchange) => by),
    ['read-only', 'full', 'revoked'],
  )
  t.match(await admin(world)('POST', '/requests/count', { match: { by: 'full' } }), { count: 1 })
})

t.test('a lost answer has no status, and says that the route wrote', async (t) => {
  const world = mock(t)
  await world.app.listen({ port: 0 })
  const { port } = world.app.server.address() as { port: number }
  const match = { method: 'POST' }
  world.sandbox.faults.add({ match, when: 'afterCommit', then: ['reset', 503, 'pass'] })
  const send = () =>
    fetch(`http://127.0.0.1:${port}${notes}`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${tokens.full}` },
      body: '{"body":"x"}',
    }).catch(() => undefined)
  for (let round = 0; round < 3; round++) await send()
  const { requests } = await admin(world)('GET', '/requests')
  t.same(
    requests.map(({ status, stored, effect }: Exchange) => [status, stored, effect]),
    [
      [0, true, 'reset'],
      [503, true, undefined],
      [201, undefined, 'pass'],
    ],
  )
})

t.test('an exchange has the headers of its answer and the body as it was sent', async (t) => {
  const world = mock(t)
  await world.full('POST', notes, '{ "body": "x" }', json)
  await world.full('POST', notes, 'body=x&pinned=true', {
    'content-type': 'application/x-www-form-urlencoded',
  })
  world.sandbox.faults.add({ then: [{ status: 503, headers: { 'retry-after': '2' } }] })
  await world.full('GET', notes)
  const { requests } = await admin(world)('GET', '/requests')
  t.match(requests, [
    {
      rawBody: '{ "body": "x" }',
      bodyType: 'application/json',
      responseHeaders: { 'content-type': /json/, 'x-ratelimit-max': String },
    },
    { rawBody: 'body=x&pinned=true', body: { body: 'x', pinned: true } },
    { rawBody: undefined, responseHeaders: { 'x-mock-fault': 'fault-1', 'retry-after': '2' } },
  ])
})

t.test('a match compares headers, query and parts of the body', async (t) => {
  const world = mock(t)
  await world.full('POST', `${notes}?trace=abc`, { body: 'Called back' }, { 'x-suite': 'one' })
  const count = async (match: object) =>
    (await admin(world)('POST', '/requests/count', { match })).count
  t.equal(await count({ headers: { 'X-Suite': { contains: 'on' } } }), 1)
  t.equal(await count({ headers: { 'x-suite': 'two' } }), 0)
  t.equal(await count({ query: { trace: { matches: '^a' } } }), 1)
  t.equal(await count({ body: { body: { matches: '^Called\\s' } } }), 1)
  t.equal(await count({ body: { body: { contains: 'later' } } }), 0)
})

t.test('a long list arrives whole', async (t) => {
  const world = mock(t, { journalSize: 10 })
  for (let n = 0; n < 12; n++) await world.full('POST', notes, { body: `${n}`.repeat(30_000) })
  const { requests } = await admin(world)('GET', '/requests')
  t.equal(requests.length, 10)
  t.equal((await admin(world)('GET', '/requests?after=11')).requests.length, 1)
  t.equal((await admin(world)('POST', '/requests/find', { after: 9, limit: 2 })).requests.length, 2)
  t.match(await admin(world)('POST', '/requests/find', {}), { dropped: 2, withoutBody: [] })
  t.match(await admin(world)('POST', '/requests/count', {}), { count: 10, dropped: 2 })
})
