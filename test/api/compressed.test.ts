import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import t from 'tap'
import { mock, note, notes, tokens } from '../support/mock.js'
import { raw } from '../support/raw.js'

const posts =
  ({ app }: Pick<ReturnType<typeof mock>, 'app'>) =>
  (payload: Buffer, encoding: string) =>
    app.inject({
      method: 'POST',
      url: notes,
      headers: {
        authorization: `Bearer ${tokens.full}`,
        'content-type': 'application/json',
        'content-encoding': encoding,
      },
      payload,
    })

t.test('inflates a body', async (t) => {
  const post = posts(mock(t))
  const text = JSON.stringify({ body: 'caf\u00e9 '.repeat(1000) })
  for (const [encoding, compressed] of [
    ['gzip', gzipSync(text)],
    ['GZIP', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['br', brotliCompressSync(text)],
    ['identity', Buffer.from(text)],
  ] as const) {
    const answer = await post(compressed, encoding)
    t.equal(answer.statusCode, 201, encoding)
    t.equal(JSON.stringify({ body: answer.json().note.body }), text)
  }
})

t.test('refuses a body that is not what its encoding says, or that it does not know', async (t) => {
  const post = posts(mock(t))
  t.match((await post(Buffer.from('{"body":"x"}'), 'gzip')).json(), { statusCode: 400 })
  t.match((await post(gzipSync('{"body":"x"}').subarray(0, 15), 'gzip')).json(), {
    statusCode: 400,
  })
  const unknown = await post(Buffer.from('{"body":"x"}'), 'zstd')
  t.match(unknown.json(), {
    statusCode: 415,
    message: 'The content encoding zstd is not supported.',
  })
  t.match(unknown.headers['x-mock-reason'], /^encoding-unsupported; .*have=zstd$/)
})

t.test('where no body is looked at, none is inflated', async (t) => {
  const { app, full } = mock(t)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const bodies = [Buffer.from('no gzip'), gzipSync('{}').subarray(0, 15), Buffer.alloc(500_000)]
  for (const [method, path, status] of [
    ['GET', note, 200],
    ['GET', '/nowhere', 404],
    ['POST', '/nowhere', 404],
    ['DELETE', '/contacts/contact-xyz789/campaigns/removeAll', 200],
  ] as const) {
    for (const body of bodies) {
      const request = `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${tokens.full}\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n`
      const [first, last] = ['\r\n', 'Connection: close\r\n\r\n'].map(
        (end) => request + end + body.toString('latin1'),
      )
      const answers = await raw(t, url, `${first}${last}`)
      const statuses = [...answers.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, one]) => Number(one))
      t.same(statuses, [status, status], `${method} ${path} with ${body.length} bytes`)
    }
  }
  t.equal((await full('GET', notes)).statusCode, 200)
})

t.test('nor of a media type that is none, and the client may hang up', async (t) => {
  const { app, full } = mock(t)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const bodies = ['no gzip', gzipSync('{}').toString('latin1')]
  for (const type of ['', 'x', 'application/', 'application/json, text/plain']) {
    for (const encoding of ['gzip', 'deflate', 'br']) {
      const head = `POST ${notes} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${tokens.full}\r\nContent-Type: ${type}\r\nContent-Encoding: ${encoding}\r\n`
      for (const body of bodies) {
        const request = `${head}Connection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`
        t.match(await raw(t, url, request), /^HTTP\/1\.1 400 /, `${type} ${encoding}`)
      }
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      socket.end(`${head}Content-Length: 500\r\n\r\nno gzip`)
      await once(socket.resume(), 'close')
    }
  }
  t.equal((await full('GET', notes)).statusCode, 200)
})

t.test('what is refused unread does not keep its client waiting', async (t) => {
  const { app } = mock(t, { bodyLimit: 10_000 })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const body = randomBytes(50_000).toString('latin1')
  const request = `POST ${notes} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${tokens.full}\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  t.match(await raw(t, url, request), /^HTTP\/1\.1 413 /)
})

t.test('a body is bounded after it is inflated', async (t) => {
  const post = posts(mock(t, { bodyLimit: 10_000 }))
  const bomb = gzipSync(JSON.stringify({ body: 'x'.repeat(10_000_000) }), { level: 1 })
  t.match((await post(bomb, 'gzip')).json(), { statusCode: 413 })
  const fits = gzipSync(JSON.stringify({ body: 'x'.repeat(9_000) }))
  t.equal((await post(fits, 'gzip')).statusCode, 201)
})
