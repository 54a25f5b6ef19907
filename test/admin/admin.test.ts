import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import t from 'tap'
import { startGhlMock } from '../../src/index.js'
import { mock } from '../support/mock.js'
import { raw } from '../support/raw.js'

const wrong: [
  method: 'GET' | 'PUT' | 'POST' | 'DELETE',
  path: string,
  body: string,
  status: number,
  message: RegExp,
][] = [
  [
    'PUT',
    '/clock',
    '{"freze":"2030-01-01"}',
    400,
    /^freze is unknown here, expected one of freeze, .*did you mean "freeze"\?$/,
  ],
  [
    'PUT',
    '/clock',
    '{"freeze":"tomorrow"}',
    400,
    /^freeze: expected an ISO 8601 date such as .* or true or false, found "tomorrow"$/,
  ],
  ['POST', '/clock/advance', '', 400, /^seconds is missing, expected a number$/],
  ['POST', '/clock/advance', '{"seconds":1e300}', 400, /^seconds: the clock would leave the years/],
  ['PUT', '/clock', '{"offset":1e300}', 400, /^offset: expected a number from -8640000000000 to /],
  ['PUT', '/clock', '{"offset":"999999999d"}', 400, /^offset: expected .* or a duration such as/],
  ['GET', '/clock?sandbox=a&sandbox=b', '', 400, /^sandbox: found several, expected one\.$/],
  [
    'POST',
    '/faults?sandobx=mine',
    '{"then":500}',
    400,
    /^sandobx is unknown here, expected sandbox; did you mean "sandbox"\?$/,
  ],
  ['DELETE', '/faults?id=one', '', 400, /^id is unknown here, expected sandbox$/],
  [
    'POST',
    '/reset?too=empty',
    '',
    400,
    /^too is unknown here, expected one of to, sandbox; did you mean "to"\?$/,
  ],
  ['POST', '/clock/advance', '{"seconds":', 400, /^The body is not JSON: /],
  [
    'POST',
    '/verify',
    `{"match":{"body":${'['.repeat(5000)}${']'.repeat(5000)}}}`,
    400,
    /nests too deep/,
  ],
  ['POST', '/reset?to=sead', '', 404, /^There is no snapshot "sead"; did you mean "seed"\?$/],
  [
    'POST',
    '/reste',
    '',
    404,
    /^POST \/__admin\/reste does not exist\. The nearest are POST \/__admin\/reset, /,
  ],
  ['GET', '/reset', '', 404, /^GET \/__admin\/reset does not exist: this path takes POST\.$/],
  ['GET', '', '', 404, /GET \/__admin\/openapi\.json lists all\.$/],
]
for (const [method, path, payload, status, message] of wrong) {
  t.test(`says what is wrong with ${method} ${path} ${payload.slice(0, 60)}`, async (t) => {
    const { app } = mock(t)
    const answer = await app.inject({ method, url: `/__admin${path}`, payload })
    t.match(answer.json(), { statusCode: status, message })
    t.equal(answer.headers['x-ratelimit-max'], undefined, 'not limited')
  })
}

t.test('a path that cannot be decoded is refused by the admin side', async (t) => {
  const { app, sandbox } = mock(t)
  await app.inject({ method: 'POST', url: '/__admin/sandboxes', payload: { name: 'one' } })
  for (const url of ['/requests/%zz', '/faults/%', '/%ff']) {
    for (const base of ['/__admin', '/__sandbox/one/__admin', '/__ADMIN']) {
      const answer = await app.inject(base + url)
      t.equal(answer.headers['x-mock-reason'], undefined)
      t.equal(answer.headers['x-ratelimit-max'], undefined)
      t.match(answer.json(), {
        statusCode: 400,
        message: /^The percent-encoding of \/__admin\/.* is invalid\.$/i,
      })
    }
  }
  t.equal(sandbox.journal.size, 0)
  const { headers } = await app.inject('/__administration/%zz')
  t.match(headers['x-mock-reason'], /^url-malformed/)
  const without = mock(t, { admin: false })
  const other = await without.app.inject('/__admin/requests/%zz')
  t.match(other.headers['x-mock-reason'], /^url-malformed/)
})

t.test('whoever still sends a body gets the whole refusal', async (t) => {
  await using mock = await startGhlMock({ adminToken: 'open-sesame' })
  // A seed is read until it nests too deep, which is soon.
  const body = '['.repeat(20_000_000)
  const head = (method: string, path: string, more: string[]) =>
    [
      `${method} /__admin${path} HTTP/1.1`,
      'Host: localhost',
      'Connection: close',
      ...more,
      '',
      '',
    ].join('\r\n')
  const size = `Content-Length: ${body.length}`
  const known = 'Authorization: Bearer open-sesame'
  for (let attempt = 0; attempt < 2; attempt++) {
    for (const [method, path, more, status] of [
      ['POST', '/faults', [known], 413],
      ['POST', '/faults', [], 401],
      ['PUT', '/nowhere', [known], 413],
      ['POST', '/seed', [known], 400],
      ['POST', '/seed', [known, 'Expect: 100-continue'], 400],
    ] as const) {
      const answer = await raw(t, mock.url, head(method, path, [size, ...more]) + body)
      t.match(answer, new RegExp(`HTTP/1\\.1 ${status} [^]*"statusCode":${status},[^]*\\}$`))
      t.equal(
        answer.startsWith('HTTP/1.1 100 '),
        more.some((one) => one.startsWith('Expect')),
      )
    }
  }
})

t.test('who sends a body with GET gets the whole answer', async (t) => {
  await using mock = await startGhlMock()
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  let received = 0
  socket.on('data', ({ length }) => {
    received += length
  })
  const head = ['GET /__admin/openapi.json HTTP/1.1', 'Host: localhost', 'Content-Length: 50000']
  socket.write(`${[...head, 'Connection: close'].join('\r\n')}\r\n\r\n`)
  socket.write('x'.repeat(25_000))
  await once(socket, 'data')
  await setTimeout(100)
  socket.write('x'.repeat(25_000))
  await once(socket, 'end')
  t.ok(received > 50_000)
  t.equal(socket.errored, null)
})

t.test('a body that is too large is refused before it is sent', async (t) => {
  await using mock = await startGhlMock()
  const head = [
    'POST /__admin/seed HTTP/1.1',
    'Host: localhost',
    'Content-Length: 900000000',
    'Expect: 100-continue',
  ]
  for (const connection of ['close', 'keep-alive']) {
    const bytes = [...head, `Connection: ${connection}`, '', ''].join('\r\n')
    const answer = await raw(t, mock.url, bytes)
    t.match(answer, /^HTTP\/1\.1 413 /)
    t.match(answer, /^connection: close\r$/im, 'the body will not come')
  }
})

t.test('a body is refused by routes that read none, and when it is compressed', async (t) => {
  const { app, sandbox } = mock(t)
  await app.inject({ method: 'POST', url: '/__admin/faults', payload: { then: 500 } })
  const call = async (
    method: 'POST' | 'PUT' | 'DELETE',
    path: string,
    payload: unknown,
    headers = {},
  ) => {
    const options = { method, url: `/__admin${path}`, payload: JSON.stringify(payload), headers }
    const { statusCode, message } = (await app.inject(options)).json()
    return `${statusCode} ${message}`
  }
  t.equal(
    await call('POST', '/reset', { to: 'empty' }),
    '400 POST /__admin/reset takes no body, found to. Its query takes ?to=, ?sandbox=.',
  )
  t.match(await call('DELETE', '/faults', { id: 'one' }), /^400 .* found id\. /)
  t.match(await call('PUT', '/snapshots/one', ['x']), /^400 .* found a list\. /)
  t.match(await call('PUT', '/snapshots/one', 'x'), /^400 .* found "x"\. /)
  t.equal(
    await call('POST', '/faults', { then: 503 }, { 'content-encoding': 'gzip' }),
    '415 The admin API reads no compressed bodies, found gzip.',
  )
  t.equal(sandbox.faults.list().length, 1, 'nothing was done')
  t.match(await call('POST', '/reset', {}), 'undefined', 'an empty object asks for nothing')
  t.equal(sandbox.faults.list().length, 0)
})

t.test('every route refuses query parameters that it does not have', async (t) => {
  const { app, sandbox } = mock(t)
  const { paths } = (await app.inject('/__admin/openapi.json')).json()
  const routes = Object.entries<object>(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method, path: path.replace(/\{\w+\}/g, '1') })),
  )
  t.ok(routes.length > 25)
  await app.inject({ method: 'POST', url: '/__admin/faults', payload: { then: 500 } })
  for (const { method, path } of routes) {
    const answer = await app.inject({
      method: method.toUpperCase() as 'GET',
      url: `${path}?sandobx=mine`,
      payload: bodies[`${method} ${path}`] ?? {},
    })
    t.equal(answer.statusCode, 400, `${method} ${path}`)
    t.match(answer.json().message, /did you mean "sandbox"\?$/, `${method} ${path}`)
  }
  t.equal(sandbox.faults.list().length, 1, 'nothing was done')
})

/** Bodies that are valid where `{}` is not. */
const bodies: Record<string, object> = {
  'post /__admin/clock/advance': { seconds: 1 },
  'post /__admin/faults': { then: 500 },
  'put /__admin/faults': { faults: [] },
  'put /__admin/stubs': { stubs: [] },
  'post /__admin/private-integrations': { subAccountId: 'loc-main', name: 'x', scopes: [] },
  'post /__admin/stubs': { match: { method: 'GET', path: '/calendars/' } },
}
