import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { startGhlMock } from '../../src/index.js'
import { mock, note, notes, tokens } from '../support/mock.js'
import { tlsDir } from '../support/process.js'
import { raw } from '../support/raw.js'

t.test('a body over the limit gets 413, also while the client still sends', async (t) => {
  await using mock = await startGhlMock()
  const answer = await fetch(mock.url + notes, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.full}`, 'content-type': 'application/json' },
    body: JSON.stringify({ body: 'x'.repeat(30_000_000) }),
  })
  t.equal(answer.status, 413)
  t.match(await answer.json(), { statusCode: 413 })
  const fits = await fetch(mock.url + notes, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.full}`, 'content-type': 'application/json' },
    body: JSON.stringify({ body: 'x'.repeat(10_000_000) }),
  })
  t.equal(fits.status, 201)
})

t.test(
  'who is refused while it still sends gets the answer, and the end it asked for',
  async (t) => {
    await using mock = await startGhlMock()
    const body = 'x'.repeat(20_000_000)
    for (const { token, status } of [
      { token: 'unknown', status: 401 },
      { token: tokens.full, status: 413 },
    ]) {
      const head = [
        `POST ${notes} HTTP/1.1`,
        'Host: x',
        `Authorization: Bearer ${token}`,
        'Content-Type: application/json',
        `Content-Length: ${body.length}`,
        'Connection: close',
      ]
      for (let attempt = 0; attempt < 5; attempt++) {
        const answer = await raw(t, mock.url, `${head.join('\r\n')}\r\n\r\n${body}`)
        t.match(answer, new RegExp(`^HTTP/1\\.1 ${status} [^]*"statusCode":${status},[^]*\\}$`))
      }
    }
  },
)

t.test('a body that cannot be read costs no connection', async (t) => {
  await using mock = await startGhlMock()
  const head = ['Host: x', `Authorization: Bearer ${tokens.full}`]
  const bad = [`POST ${notes} HTTP/1.1`, ...head, 'Content-Type: application/json']
  const next = [`GET ${notes} HTTP/1.1`, ...head, 'Connection: close', '', '']
  const requests = [...bad, 'Content-Length: 4', '', `{"a"${next.join('\r\n')}`]
  const answers = await raw(t, mock.url, requests.join('\r\n'))
  t.match(answers, /^HTTP\/1\.1 400 .*HTTP\/1\.1 200 /s)
})

t.test('a pipelined request sees what those before it wrote', async (t) => {
  await using mock = await startGhlMock()
  const head = ['Host: x', `Authorization: Bearer ${tokens.full}`]
  const bodies = ['one', 'two', 'three'].map((body) => JSON.stringify({ body }))
  const writes = bodies.flatMap((body) => [
    ...[`POST ${notes} HTTP/1.1`, ...head, 'Content-Type: application/json'],
    ...[`Content-Length: ${body.length}`, '', body],
  ])
  const writing = writes.join('\r\n').replaceAll('}\r\nPOST', '}POST')
  const reading = [`GET ${notes} HTTP/1.1`, ...head, 'Connection: close', '', ''].join('\r\n')
  const answers = (await raw(t, mock.url, writing + reading)).split(/(?=HTTP\/1\.1 )/)
  t.equal(answers.length, 4)
  for (const [at, body] of ['one', 'two', 'three'].entries()) {
    t.match(answers[at], new RegExp(`^HTTP/1\\.1 201 .*"body":"${body}"`, 's'))
    t.match(answers[3], `"body":"${body}"`)
  }
})

t.test('a pipelined request whose client hangs up leaves an entry', async (t) => {
  await using mock = await startGhlMock()
  await mock.faults.set([{ match: { method: 'GET' }, then: { effect: 'hang' } }])
  const head = ['Host: x', `Authorization: Bearer ${tokens.full}`, '', '']
  const requests = [`GET ${notes} HTTP/1.1`, ...head.slice(0, 2), '', `DELETE ${note} HTTP/1.1`]
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  t.teardown(() => socket.destroy())
  socket.write([...requests, ...head].join('\r\n'))
  await mock.requests.wait({ match: { method: 'GET' } })
  const before = mock.counts().notes
  socket.destroy()
  const [found] = await mock.requests.wait({ match: { method: 'DELETE' } })
  t.match(found, { status: 0, path: note })
  t.equal(mock.counts().notes, before)
})

t.test('what Node does not send makes its answer 500, and the mock goes on', async (t) => {
  const { app, sandbox } = mock(t)
  const url = await app.listen({ port: 0 })
  const status = async () =>
    (await fetch(url + notes, { headers: { authorization: `Bearer ${tokens.full}` } })).status
  for (const when of ['before', 'afterCommit'] as const) {
    for (const delayMs of [0, 5]) {
      // No way in takes this header.
      const headers = { trailer: 'x' }
      sandbox.faults.add({ when, then: [{ status: 503, headers, delayMs }] })
      t.equal(await status(), 500, `${when}, ${delayMs} ms`)
      t.equal(await status(), 200)
    }
  }
})

t.test('what was acted on when the mock is closed is answered', async (t) => {
  const { app, sandbox } = mock(t)
  const url = await app.listen({ port: 0 })
  let closed: Promise<void> | undefined
  sandbox.events.listen(() => {
    closed = app.close()
  })
  const answer = await fetch(url + notes, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.full}`, 'content-type': 'application/json' },
    body: '{"body":"x"}',
  })
  t.equal(answer.status, 201)
  t.ok(closed, 'the mock was closed while it answered')
  await closed
})

t.test('a body that is too large is refused before the client sends it', async (t) => {
  await using mock = await startGhlMock({ bodyLimit: 100 })
  const head = (length: number) =>
    [
      `POST ${notes} HTTP/1.1`,
      'Host: x',
      `Authorization: Bearer ${tokens.full}`,
      'Content-Type: application/json',
      'Expect: 100-continue',
      `Content-Length: ${length}`,
      '',
      '',
    ].join('\r\n')
  t.match(await raw(t, mock.url, head(101)), /^HTTP\/1\.1 413 /)
  const body = '{"body":"x"}'
  const end = `GET ${notes} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`
  const answers = await raw(t, mock.url, head(body.length) + body + end)
  t.match(answers, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /)
})

t.test('a client that takes the mock for a proxy', async (t) => {
  await using mock = await startGhlMock()
  const name = 'services.leadconnectorhq.com:443'
  const answer = await raw(t, mock.url, `CONNECT ${name} HTTP/1.1\r\nHost: ${name}\r\n\r\n`)
  t.match(answer, /^HTTP\/1\.1 501 Not Implemented\r\n/)
  t.match(answer, /the mock is not a proxy/)

  const sandbox = await mock.sandbox()
  const own = sandbox.url.replace(mock.url, '')
  const lines = [
    `POST http://services.leadconnectorhq.com${own}${notes} HTTP/1.1`,
    'Host: services.leadconnectorhq.com',
    `Authorization: Bearer ${sandbox.tokens.full}`,
    'Content-Type: application/json',
    'Content-Length: 12',
    'Connection: close',
    '',
    '{"body":"x"}',
  ]
  t.match(await raw(t, mock.url, lines.join('\r\n')), /^HTTP\/1\.1 201 /)
  t.equal((await sandbox.requests.find()).length, 1)
})

t.test('a request line with a host is judged as one without', async (t) => {
  await using mock = await startGhlMock({ profile: 'observed' })
  const ask = async (path: string) => {
    const lines = [
      `GET http://services.leadconnectorhq.com${path} HTTP/1.1`,
      'Host: services.leadconnectorhq.com',
      `Authorization: Bearer ${mock.tokens.full}`,
      'Version: 2021-07-28',
      'Connection: close',
    ]
    const answer = await raw(t, mock.url, `${lines.join('\r\n')}\r\n\r\n`)
    return Number(answer.split(' ')[1])
  }
  t.equal(await ask(notes), 200)
  t.equal(await ask(`${notes.toUpperCase()}`), 401)
  t.equal(await ask('/calendars/?locationId=x'), 401)
  for (const root of ['', '?x=1']) t.equal(await ask(root), await ask('/'))
  await mock.faults.add({ match: { path: '/contacts/:contactId/notes' }, then: 503 })
  t.equal(await ask(notes), 503)
  const paths = (await mock.requests.find()).map(({ path }) => path)
  t.same(paths, [notes, notes.toUpperCase(), '/calendars/', notes])
})

t.test('answers on both loopbacks', async (t) => {
  for (const host of ['127.0.0.1', 'localhost']) {
    const mock = await startGhlMock({ host, proxy: true, tlsDir })
    const { port } = new URL(mock.url)
    const { port: proxyPort } = new URL(mock.proxyUrl ?? '')
    for (const address of ['127.0.0.1', '[::1]', 'localhost']) {
      const answer = await fetch(`http://${address}:${port}/readyz`)
      t.equal(answer.status, 200, `${host} ${address}`)
      await t.resolves(fetch(`http://${address}:${proxyPort}`), 'the proxy does too')
    }
    await mock.close()
    await t.rejects(fetch(`http://[::1]:${port}/readyz`))
  }
})

t.test('the reason for two slashes is without the host that a client sends', async (t) => {
  await using mock = await startGhlMock()
  const head = [`GET http://x.example/${notes} HTTP/1.1`, 'Host: x', 'Connection: close']
  const token = `Authorization: Bearer ${mock.tokens.full}`
  const answer = await raw(t, mock.url, `${[...head, token].join('\r\n')}\r\n\r\n`)
  t.match(answer, `need=one slash where the path has two: ${notes}; have=GET /${notes}`)
})

t.test('the address of a sandbox without its id is named as such', async (t) => {
  for (const profile of ['documented', 'observed'] as const) {
    const answer = await mock(t, { profile }).full('GET', `/__sandbox/${notes}`)
    t.match(answer.json(), {
      statusCode: 404,
      message: 'The id of a sandbox is missing after /__sandbox/.',
    })
    const reason = 'sandbox-unknown; need=the id of a sandbox after /__sandbox/; have=an empty id'
    t.equal(answer.headers['x-mock-reason'], reason)
  }
})

t.test('a URL of another scheme is named as such', async (t) => {
  await using mock = await startGhlMock()
  const head = [`GET ftp://x.example${notes} HTTP/1.1`, 'Host: x', 'Connection: close']
  const token = `Authorization: Bearer ${mock.tokens.full}`
  const answer = await raw(t, mock.url, `${[...head, token].join('\r\n')}\r\n\r\n`)
  t.match(answer, /^HTTP\/1\.1 404 /)
  t.match(answer, 'route-unknown; need=a URL of http or https instead of ftp; have=GET ftp://')
})

t.test('bytes after a request that are none do not cut into its answer', async (t) => {
  await using mock = await startGhlMock()
  const head = [`POST ${notes} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${tokens.full}`]
  const post = [...head, 'Content-Type: application/json', 'Content-Length: 12', '', '{"body":"x"}']
  const get = [`GET ${notes} HTTP/1.1`, ...head.slice(1), '', '']
  const sent = `${post.join('\r\n')}${get.join('\r\n')}\0garbage \r\n\r\n`
  const answers = await raw(t, mock.url, sent)
  t.match(answers, /^HTTP\/1\.1 201 .*"note":\{.*\}\}HTTP\/1\.1 200 .*\]\}HTTP\/1\.1 400 /s)
})

t.test('bytes in a body that are none of it do not cut into the answer before', async (t) => {
  await using mock = await startGhlMock()
  const head = ['Host: x', `Authorization: Bearer ${tokens.full}`, 'Content-Type: application/json']
  const post = [`POST ${notes} HTTP/1.1`, ...head, 'Content-Length: 12', '', '{"body":"x"}'].join(
    '\r\n',
  )
  const next = (line: string, body: string) =>
    `${line} HTTP/1.1\r\n${head.join('\r\n')}\r\nTransfer-Encoding: chunked\r\n\r\n${body}\r\n\r\n`
  for (const broken of [
    next('GET /', 'zz'),
    next('GET /', '0\r\nbad trailer'),
    next(`POST ${notes}`, 'zz'),
  ]) {
    const answers = await raw(t, mock.url, post + post + broken)
    t.match(answers, /^HTTP\/1\.1 201 .*HTTP\/1\.1 201 .*HTTP\/1\.1 400 /s)
    t.equal(answers.match(/HTTP\/1\.1 \d/g)?.length, 3)
  }
})

t.test('bytes in a body that are none of it are answered at once', async (t) => {
  await using mock = await startGhlMock()
  const head = [
    `POST ${notes} HTTP/1.1`,
    'Host: x',
    `Authorization: Bearer ${tokens.full}`,
    'Transfer-Encoding: chunked',
    '',
    'zz',
  ]
  t.match(await raw(t, mock.url, `${head.join('\r\n')}\r\n`), /^HTTP\/1\.1 400 /)
})

t.test('a client that asks for a tunnel and hangs up does not end the mock', async (t) => {
  await using mock = await startGhlMock()
  for (let attempt = 0; attempt < 50; attempt++) {
    const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n${'y'.repeat(100_000)}`)
    setImmediate(() => socket.resetAndDestroy())
    await new Promise((resolve) => socket.on('error', () => undefined).on('close', resolve))
  }
  t.equal((await fetch(`${mock.url}/livez`)).status, 200)
})
