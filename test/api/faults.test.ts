import t, { type Test } from 'tap'
import { startGhlMock } from '../../src/index.js'
import { mock, note, notes, tokens } from '../support/mock.js'

const headers = { authorization: `Bearer ${tokens.full}`, 'content-type': 'application/json' }
const post = { method: 'POST', headers, body: '{"body":"x"}' }

/** A mock that listens, with faults added over HTTP; what a POST of a note comes to. */
async function faulty(t: Test, ...faults: object[]) {
  const mock = await startGhlMock()
  t.teardown(() => mock.close())
  const admin = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${mock.url}/__admin${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    return (await answer.json()) as { requests: unknown[]; faults: unknown[] }
  }
  await admin('PUT', '/faults', { faults })
  return {
    mock,
    admin,
    /** Status and body of a request, or the code of the error it ended with. */
    async send(init: RequestInit = post, path = notes): Promise<string> {
      try {
        const answer = await fetch(mock.url + path, { signal: AbortSignal.timeout(2000), ...init })
        return `${answer.status} ${await answer.text()}`
      } catch (error) {
        const { name, cause } = error as Error & { cause?: { code?: string } }
        return cause?.code ?? name
      }
    },
  }
}

t.test('a status is answered in the words of the profile, and nothing is stored', async (t) => {
  const { full, sandbox } = mock(t)
  sandbox.faults.add({ match: { method: 'POST' }, then: 503 })
  const refused = await full('POST', notes, { body: 'x' })
  t.equal(refused.body, '{"statusCode":503,"message":"Service Unavailable"}')
  t.equal(refused.headers['x-mock-fault'], 'fault-1')
  t.equal(refused.headers['x-ratelimit-max'], '100')
  t.equal((await full('GET', notes)).json().notes.length, 3)
})

t.test('the journal shows the body of a request that a fault ended', async (t) => {
  const { mock, send } = await faulty(t, { then: [503, 'reset'] })
  await send()
  await send()
  const body = { body: 'x' }
  t.match(await mock.requests.find({ body }), [
    { status: 503, body },
    { status: 0, effect: 'reset', body },
  ])
})

t.test('a list is a sequence, and is spent then', async (t) => {
  const { full, sandbox } = mock(t)
  sandbox.faults.add({
    match: { method: 'POST' },
    then: [503, 'pass', { status: 500, body: { a: 1 } }],
  })
  const statuses: number[] = []
  for (let asked = 0; asked < 5; asked++) {
    statuses.push((await full('POST', notes, { body: 'x' })).statusCode)
  }
  t.same(statuses, [503, 201, 500, 201, 201])
  t.match(sandbox.faults.list(), [{ id: 'fault-1', hits: 3 }])
})

t.test('times bounds it; probability draws the same on every run', async (t) => {
  const run = async () => {
    const { full, sandbox } = mock(t)
    sandbox.faults.add({ then: 500, times: 2, match: { noteId: 'note-abc123' } })
    sandbox.faults.add({ then: 502, probability: 0.5, match: { path: notes } })
    const statuses: number[] = []
    for (const url of [note, note, note]) statuses.push((await full('GET', url)).statusCode)
    for (let asked = 0; asked < 20; asked++) statuses.push((await full('GET', notes)).statusCode)
    return statuses
  }
  const first = await run()
  t.same(first.slice(0, 3), [500, 500, 200])
  t.same(new Set(first.slice(3)), new Set([200, 502]))
  t.same(await run(), first)
})

t.test('matches what was sent', async (t) => {
  const { full, sandbox } = mock(t)
  sandbox.faults.add({ match: { body: { title: 'Renewal' } }, then: 500 })
  t.equal((await full('POST', notes, { body: 'x', title: 'Renewal' })).statusCode, 500)
  t.equal((await full('POST', notes, { body: 'x', title: 'Other' })).statusCode, 201)
  t.equal((await full('GET', notes)).statusCode, 200)
})

t.test('tells of a spent rate limit, in its headers too', async (t) => {
  const { full, sandbox } = mock(t)
  sandbox.faults.add({ then: ['rate-limit-burst', 'rate-limit-daily'] })
  const burst = await full('GET', note)
  t.match(burst, {
    statusCode: 429,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-daily-remaining': '200000' },
  })
  t.match(await full('GET', note), {
    statusCode: 429,
    headers: { 'x-ratelimit-daily-remaining': '0' },
  })
  t.equal((await full('GET', note)).statusCode, 200)
})

t.test('a connection is reset, closed or left silent, and the journal says so', async (t) => {
  const { send, admin, mock } = await faulty(t, { then: ['reset', 'empty', 'hang', 'pass'] })
  t.equal(await send(), 'ECONNRESET')
  t.equal(await send(), 'UND_ERR_SOCKET')
  t.equal(await send(), 'TimeoutError')
  t.match(await send(), /^201 /)
  t.equal(mock.counts().notes, 8)
  t.match((await admin('GET', '/requests')).requests, [
    { status: 0, fault: 'fault-1', effect: 'reset' },
    { status: 0, effect: 'empty' },
    { status: 0, effect: 'hang' },
    { status: 201, effect: 'pass' },
  ])
})

t.test('after the commit the note is stored and the answer is lost', async (t) => {
  const fault = { match: { method: 'POST' }, when: 'afterCommit', then: ['reset', 500] }
  const { send, admin, mock } = await faulty(t, fault)
  t.equal(
    await send({ ...post, body: '{}' }).then((answer) => answer.slice(0, 3)),
    '400',
    'a refusal commits nothing',
  )
  t.equal(await send(), 'ECONNRESET')
  t.match(await send(), /^500 /)
  t.match(await send(), /^201 /)
  t.equal(mock.counts().notes, 10, 'all three are there')
  t.match((await admin('GET', '/requests?method=POST')).requests, [
    { status: 400, stored: undefined },
    { status: 0, stored: true, effect: 'reset', response: { note: {} } },
    { status: 500, stored: true },
    { status: 201, stored: undefined },
  ])
})

t.test('an answer is cut in half, or comes drop by drop', async (t) => {
  const { send } = await faulty(t, { match: { method: 'GET' }, then: ['truncate', 'drip'] })
  const get = { headers }
  t.equal(await send(get, note), 'UND_ERR_SOCKET')
  const before = performance.now()
  t.match(await send({ ...get, signal: AbortSignal.timeout(5000) }, note), /^200 \{"note":.*\}\}$/)
  t.ok(performance.now() - before > 300, 'some twenty pauses of 20 ms')
})

t.test('an answer without a body has nothing to be truncated', async (t) => {
  for (const effect of ['truncate', 'drip']) {
    const { app } = mock(t, { profile: 'observed' })
    await app.inject({ method: 'POST', url: '/__admin/faults', payload: { then: effect } })
    const answer = await app.inject({ url: '/nowhere', headers })
    t.same([answer.statusCode, answer.body], [404, ''], effect)
  }
})

t.test('a delay comes before the answer', async (t) => {
  const { send } = await faulty(t, {
    then: [{ delayMs: 150 }, { delay: { uniform: [100, 120] }, status: 504 }],
  })
  const timed = async () => {
    const before = performance.now()
    const answer = await send({ headers }, note)
    return [answer.slice(0, 3), performance.now() - before >= 95] as const
  }
  t.same(await timed(), ['200', true])
  t.same(await timed(), ['504', true])
})

t.test('a client that retries finds two notes after a lost answer, one after 503', async (t) => {
  const retry = async (send: () => Promise<string>) => {
    for (let tries = 0; tries < 5; tries++) if ((await send()).startsWith('201')) return
  }
  const lost = await faulty(t, { match: { method: 'POST' }, when: 'afterCommit', then: ['reset'] })
  await retry(lost.send)
  t.equal(lost.mock.counts().notes, 9)
  const refused = await faulty(t, { match: { method: 'POST' }, then: [503, 503, 'pass'] })
  await retry(refused.send)
  t.equal(refused.mock.counts().notes, 8)
})

t.test('a name in the path of a fault is an id, never a word of a route', async (t) => {
  const { full, sandbox } = mock(t)
  sandbox.faults.add({ match: { path: '/contacts/:contactId' }, then: [503] })
  const search = { locationId: 'loc-main', pageLimit: 1 }
  t.equal((await full('POST', '/contacts/search', search)).statusCode, 200)
  t.equal((await full('GET', '/contacts/contact-xyz789')).statusCode, 503)
  const { count } = await sandbox.journal.find({ path: '/contacts/:contactId' })
  t.equal(count, 1)
})

t.test('a fault may name a token as it is sent or as it is shown', async (t) => {
  for (const authorization of [
    `Bearer ${tokens.full}`,
    { contains: tokens.full },
    { matches: `${tokens.full}$` },
    'Bearer <full>',
  ]) {
    const { full, reader, sandbox } = mock(t)
    sandbox.faults.add({ match: { headers: { Authorization: authorization } }, then: 503 })
    t.equal((await full('GET', note)).statusCode, 503, JSON.stringify(authorization))
    t.equal((await reader('GET', note)).statusCode, 200, JSON.stringify(authorization))
  }
})

const oops = { body: { contains: 'oops' } }
const refused: [words: string, body: string, type: string, status: number][] = [
  ['malformed', '{"oops', 'application/json', 400],
  ['of another type', 'oops', 'text/plain', 400],
  ['a list', '["oops"]', 'application/json', 400],
  ['invalid', '{"title":"oops"}', 'application/json', 400],
]
for (const [words, body, type, status] of refused) {
  t.test(`a fault hits a body that is refused: ${words}`, async (t) => {
    const { mock, send } = await faulty(t, { match: oops, then: [418, 'reset', 'pass'] })
    const init = { ...post, body, headers: { ...headers, 'content-type': type } }
    const answers = []
    for (let times = 0; times < 4; times++) answers.push((await send(init)).slice(0, 10))
    t.match(answers, [/^418 /, 'ECONNRESET', RegExp(`^${status} `), RegExp(`^${status} `)])
    const found = await mock.requests.find(oops)
    t.match(found, [
      { fault: 'fault-1', status: 418, reason: undefined },
      { fault: 'fault-1', status: 0, reason: undefined },
      { fault: 'fault-1', status, reason: String },
      { fault: undefined, status, reason: String },
    ])
    t.equal(found.length, 4)
  })
}

t.test('the answer of a fault for a malformed body has the headers of others', async (t) => {
  const { full, sandbox } = mock(t)
  sandbox.faults.add({ match: oops, then: 418 })
  const answer = await full('POST', notes, '{"oops', { 'content-type': 'application/json' })
  t.match(answer, { statusCode: 418, headers: { 'content-type': /^application\/json/ } })
  t.not(answer.headers.connection, 'close')
})

t.test('a fault is asked once for a body that its route refuses later', async (t) => {
  const { full, sandbox } = mock(t)
  sandbox.faults.add({ match: { body: { contains: 'vip' } }, then: ['pass', 418] })
  const post = () => full('POST', '/locations/loc-main/tags', { name: 'vip' })
  t.equal((await post()).statusCode, 400)
  t.equal((await post()).statusCode, 418)
})
