import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { type Fault, type Mock, startGhlMock } from '../../src/index.js'
import { notes } from '../support/mock.js'

const authorization = (mock: Mock) => `Bearer ${mock.tokens.full}`

/** Sends a request whose client hangs up while a fault delays it. Its entry, as soon as it is there. */
async function hangUp(mock: Mock, method = 'GET', body?: string) {
  const aborter = new AbortController()
  const headers = { authorization: authorization(mock), 'content-type': 'application/json' }
  const init = { method, headers, ...(body !== undefined && { body }), signal: aborter.signal }
  const gaveUp = fetch(mock.url + notes, init).catch(({ name }: Error) => name)
  while ((await mock.faults.list())[0]?.hits === 0);
  aborter.abort()
  t.equal(await gaveUp, 'AbortError')
  return await journaled(mock)
}

/** The only exchange of the journal, as soon as it is there. */
async function journaled(mock: Mock) {
  const [found] = await mock.requests.wait({})
  return found
}

for (const { when, then, stored } of [
  { when: 'before', then: { delayMs: 150 }, stored: undefined },
  { when: 'before', then: { delayMs: 150, status: 503 }, stored: undefined },
  { when: 'before', then: { delayMs: 150, status: 200 }, stored: undefined },
  { when: 'before', then: { delayMs: 150, effect: 'hang' }, stored: undefined },
  { when: 'afterCommit', then: { delayMs: 150 }, stored: true },
  { when: 'afterCommit', then: { delayMs: 150, status: 503 }, stored: true },
  { when: 'afterCommit', then: { delayMs: 150, effect: 'hang' }, stored: true },
] satisfies (Pick<Fault, 'when' | 'then'> & { stored: true | undefined })[]) {
  for (const match of [{ method: 'POST' }, { method: 'POST', body: { body: 'x' } }]) {
    const what = JSON.stringify({ when, then, match })
    t.test(
      `a client that hangs up during a delay leaves an entry without answer: ${what}`,
      async (t) => {
        await using mock = await startGhlMock()
        const before = mock.counts().notes
        await mock.faults.set([{ match, when, then }])
        const found = await hangUp(mock, 'POST', '{"body":"x"}')
        t.match(found, {
          method: 'POST',
          status: 0,
          stored,
          by: 'full',
          fault: 'fault-1',
          body: { body: 'x' },
          responseHeaders: {},
        })
        t.equal(mock.counts().notes, before + (stored ? 1 : 0))
      },
    )
  }
}

t.test('a read whose client hangs up during a delay has no answer either', async (t) => {
  await using mock = await startGhlMock()
  await mock.faults.set([{ then: { delayMs: 150 } }])
  const found = await hangUp(mock)
  t.match(found, { status: 0, stored: undefined, by: 'full', fault: 'fault-1' })
  const explained = await fetch(`${mock.url}/__admin/requests/${found?.id}/explain`)
  t.match(await explained.json(), {
    status: 0,
    summary:
      'Nothing refused it. The token belongs to full. The fault "fault-1" delayed it by 150 ms. Its client had hung up before an answer could leave.',
  })
})

for (const [path, reason] of [
  [notes, /^body-malformed;/],
  ['/contacts/%zz', /^url-malformed;/],
] as const) {
  t.test(`an upload to ${path} that is cut has no answer; the reason is kept`, async (t) => {
    await using mock = await startGhlMock()
    const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
    socket.write(
      `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization(mock)}\r\nContent-Length: 50\r\n\r\n{"body"`,
    )
    await sleep(50)
    socket.destroy()
    const found = await journaled(mock)
    t.match(found, { status: 0, stored: undefined, reason })
    t.strictSame(found?.responseHeaders, {})
  })
}

t.test('a compressed upload that is cut leaves an entry, too', async (t) => {
  await using mock = await startGhlMock()
  const body = gzipSync(JSON.stringify({ body: 'x' }))
  const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
  const lines = [
    `POST ${notes} HTTP/1.1`,
    'Host: x',
    `Authorization: ${authorization(mock)}`,
    'Content-Type: application/json',
    'Content-Encoding: gzip',
    `Content-Length: ${body.length}`,
  ]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  socket.write(body.subarray(0, 12))
  await sleep(50)
  socket.destroy()
  t.match(await journaled(mock), { method: 'POST', status: 0, by: 'full' })
})

for (const method of ['POST', 'HEAD']) {
  t.test(`a ${method} that only reads stores nothing, whatever becomes of it`, async (t) => {
    await using mock = await startGhlMock()
    await mock.faults.set([{ when: 'afterCommit', then: 503 }])
    const path = method === 'POST' ? '/contacts/search' : notes
    const headers = { authorization: authorization(mock), 'content-type': 'application/json' }
    const body = JSON.stringify({ locationId: 'loc-main', pageLimit: 1 })
    const init = { method, headers, ...(method === 'POST' && { body }) }
    t.equal((await fetch(mock.url + path, init)).status, 503)
    t.match(await journaled(mock), { status: 503, stored: undefined })
  })
}

t.test('who hangs up once the answer has been handed over has been answered', async (t) => {
  await using mock = await startGhlMock()
  await mock.faults.set([{ match: { method: 'GET' }, then: { effect: 'drip' } }])
  const aborter = new AbortController()
  const headers = { authorization: authorization(mock) }
  const answer = await fetch(mock.url + notes, { headers, signal: aborter.signal })
  aborter.abort()
  await t.rejects(answer.text())
  await sleep(50)
  t.match(await mock.requests.find(), [{ status: 200, stored: undefined }])
})

t.test('who removes or replaces a fault cuts the connections that hang for it alone', async (t) => {
  await using mock = await startGhlMock()
  const headers = { authorization: authorization(mock) }
  const contact = '/contacts/contact-xyz789'
  const paths = { a: contact, b: `${contact}/notes`, c: `${contact}/tasks` }
  const all = Object.entries(paths)
  await mock.faults.set(all.map(([id, path]) => ({ id, match: { path }, then: 'hang' as const })))
  const ended: string[] = []
  for (const [id, path] of all) {
    fetch(mock.url + path, { headers }).catch(() => ended.push(id))
    await mock.requests.wait({ match: { path } })
  }
  await fetch(`${mock.url}/__admin/faults/b`, { method: 'DELETE' })
  await sleep(50)
  t.same(ended, ['b'])
  await mock.faults.add({ id: 'c', then: 503 })
  await sleep(50)
  t.same(ended, ['b', 'c'])
  await mock.faults.clear()
  await sleep(50)
  t.same(ended, ['b', 'c', 'a'])
})
