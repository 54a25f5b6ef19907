import t from 'tap'
import { startGhlMock } from '../../src/index.js'
import { mock, notes, tokens } from '../support/mock.js'
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
