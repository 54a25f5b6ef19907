import { once } from 'node:events'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import type { MockOptions } from '../support/mock.js'
import { mock, note, notes, tokens } from '../support/mock.js'

const json = { 'content-type': 'application/json' }
const match = { body: { name: 'Deal A' } }
const sent = '{"name":"Deal A"}'
const opportunity = { method: 'POST', path: '/opportunities/' } as const

const seed = {
  subAccounts: [
    {
      id: 'loc-main',
      privateIntegrations: [
        { name: 'full', token: tokens.full, scopes: ['opportunities.write', 'contacts.write'] },
      ],
    },
  ],
  stubs: [{ match: opportunity, status: 201, body: { opportunity: { id: 'o1' } } }],
}

function world(t: Test, options?: MockOptions) {
  const made = mock(t, options)
  const post = (path: string, payload: object) =>
    made.app.inject({ method: 'POST', url: `/__admin${path}`, payload })
  return {
    ...made,
    found: async () => [...(await made.sandbox.journal.find(match))],
    never: async () => (await post('/verify', { match, never: true })).statusCode,
    wait: async () => (await post('/requests/wait', { match, timeoutMs: 1 })).statusCode,
  }
}

t.test('the body of a request that a stub answers is found', async (t) => {
  const { full, found, never, wait } = world(t, { seed })
  t.equal((await full('POST', '/opportunities/', sent, json)).statusCode, 201)
  t.equal(await never(), 422)
  t.equal(await wait(), 200)
  t.match(await found(), [{ stub: 'stub-1', rawBody: sent, bodyType: 'application/json' }])
})

t.test('a fault may ask for the body of a request that a stub answers', async (t) => {
  const { app, full, sandbox } = world(t, { seed })
  sandbox.faults.add({ match: { ...opportunity, ...match }, then: [503, 503, 503] })
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  const post = async (body: string, headers: Record<string, string>) =>
    (await full('POST', '/opportunities/', body, headers)).statusCode
  t.equal(await post('{"name":"Deal B"}', json), 201)
  t.equal(await post(sent, json), 503)
  t.equal(await post('name=Deal+A', form), 503)
  const compressed = await app.inject({
    method: 'POST',
    url: '/opportunities/',
    headers: { authorization: `Bearer ${tokens.full}`, ...json, 'content-encoding': 'gzip' },
    payload: gzipSync(sent),
  })
  t.equal(compressed.statusCode, 503)
})

t.test('the body of a request that is refused before it is read is found', async (t) => {
  const cases: [token: string, path: string, status: number, headers?: Record<string, string>][] = [
    [tokens.unknown, '/opportunities/', 401],
    [tokens.unknown, notes, 401],
    [tokens.readOnly, notes, 401],
    [tokens.full, '/nowhere', 404],
    [tokens.full, '/contacts/%zz', 400],
    [tokens.full, notes, 400, { 'content-type': '/' }],
    [tokens.full, notes, 400, { 'content-type': 'text/plain' }],
  ]
  for (const [token, path, status, headers = json] of cases) {
    const { as, found, never, wait } = world(t)
    t.equal((await as(token)('POST', path, sent, headers)).statusCode, status, path)
    t.equal(await never(), 422, `${status} ${path}`)
    t.equal(await wait(), 200, `${status} ${path}`)
    t.match(await found(), [{ status, rawBody: sent }], `${status} ${path}`)
  }
})

t.test('the body of a request that is not emulated is found', async (t) => {
  const { full, found, never } = world(t, { seed: { subAccounts: seed.subAccounts } })
  t.equal((await full('POST', '/opportunities/', sent, json)).statusCode, 501)
  t.equal(await never(), 422)
  t.match(await found(), [{ status: 501, rawBody: sent }])
})

t.test('the body of a GET or a DELETE is found, though no route reads it', async (t) => {
  for (const method of ['GET', 'DELETE'] as const) {
    const { full, found, never } = world(t)
    t.equal((await full(method, note, sent, json)).statusCode, 200)
    t.equal(await never(), 422, method)
    t.match(await found(), [{ method, rawBody: sent }])
  }
})

t.test('a request that is refused is answered while a long body is still sent', async (t) => {
  const { app, sandbox } = world(t)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const head = [`POST ${notes} HTTP/1.1`, 'Host: x', 'Content-Length: 1000000', '', '']
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  t.teardown(() => socket.destroy())
  socket.write(head.join('\r\n') + 'x'.repeat(200_000))
  const [answer] = await once(socket.setEncoding('utf8'), 'data')
  t.match(answer, /^HTTP\/1\.1 401 /)
  const [exchange] = [...(await sandbox.journal.find())]
  t.match(exchange, { body: /^\(more than 100000 characters/, rawBody: undefined })
})
