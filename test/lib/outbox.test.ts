import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import fastify from 'fastify'
import t, { type Test } from 'tap'
import { startGhlMock } from '../../src/index.js'
import { Outbox } from '../../src/lib/outbox.js'
import { notes } from '../support/mock.js'

const listLength = 6_000_000

/** A mock with a list of 6 MB, and connections that ask for it and read nothing. */
async function start(t: Test) {
  const body = 'x'.repeat(listLength / 100)
  const seed = Array.from({ length: 100 }, (_, n) => ({ id: `n${n}`, body }))
  const mock = await startGhlMock({
    fixtures: {
      subAccounts: [
        {
          id: 'loc',
          privateIntegrations: [{ name: 'full', scopes: ['contacts'] }],
          contacts: [{ id: 'contact-xyz789', notes: seed }, { id: 'contact-other' }],
        },
      ],
    },
  })
  t.teardown(() => mock.close())
  const ask = (count: number) => {
    const socket = connect(Number(new URL(mock.url).port), '127.0.0.1')
    t.teardown(() => socket.destroy())
    const one = `GET ${notes} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${mock.tokens.full}\r\n\r\n`
    socket.write(one.repeat(count))
    return socket.pause()
  }
  const received = async (socket: Socket, length: number) => {
    let read = 0
    socket.on('data', (part) => {
      read += part.length
    })
    socket.resume()
    while (read < length) await once(socket, 'data')
    return read
  }
  return { mock, ask, received }
}

t.test(
  'unread lists take a bounded amount of memory, and all are answered in the end',
  async (t) => {
    const { mock, ask, received } = await start(t)
    const before = process.memoryUsage().rss
    const [many, ...others] = [ask(30), ...Array.from({ length: 30 }, () => ask(1))]
    // What is answered without a body waits for no one.
    t.equal((await fetch(`${mock.url}/livez`)).status, 200)
    const grown = process.memoryUsage().rss - before
    t.ok(grown < 300e6, `60 lists of 6 MB: ${Math.round(grown / 1e6)} MB`)
    const all = [received(many, 30 * listLength), ...others.map((one) => received(one, listLength))]
    for (const length of await Promise.all(all)) t.ok(length >= listLength)
  },
)

t.test('while lists are unread, requests to other paths are answered at once', async (t) => {
  const { mock, ask, received } = await start(t)
  await received(ask(1), listLength)
  for (let count = 0; count < 30; count++) ask(1)
  const headers = {
    authorization: `Bearer ${mock.tokens.full}`,
    'content-type': 'application/json',
  }
  const before = performance.now()
  const created = await fetch(`${mock.url}/contacts/contact-other/notes`, {
    method: 'POST',
    headers,
    body: '{"body":"x"}',
  })
  t.equal(created.status, 201)
  for (const path of ['/contacts/contact-other', '/contacts/contact-other/notes']) {
    t.equal((await fetch(mock.url + path, { headers })).status, 200, path)
  }
  t.equal((await fetch(`${mock.url}/__admin/reset`, { method: 'POST' })).status, 200)
  // Whoever waits does so until an unread list is given up, after 5 seconds.
  t.ok(performance.now() - before < 5000)
})

t.test('who reads nothing loses its connection while others wait', async (t) => {
  const { mock, ask } = await start(t)
  const silent = Array.from({ length: 10 }, () => ask(1).on('error', () => undefined))
  const closed = Promise.any(silent.map((one) => once(one, 'close')))
  const headers = { authorization: `Bearer ${mock.tokens.full}` }
  const answer = await fetch(mock.url + notes, { headers })
  t.equal(answer.status, 200)
  t.ok((await answer.text()).length > listLength)
  for (const one of silent) one.resume()
  await closed
})

t.test('who hangs up while it waits for room is in the journal, without an answer', async (t) => {
  const { mock, ask } = await start(t)
  ask(1)
  await mock.requests.wait({})
  const silent = Array.from({ length: 10 }, () => ask(1))
  const before = performance.now()
  while ((await mock.requests.find()).length < 6 && performance.now() - before < 2000);
  const waiting = ask(1)
  await setTimeout(100)
  waiting.destroy()
  for (const one of silent) one.resume()
  t.match(await mock.requests.wait({ match: { status: 0 } }), [{ method: 'GET', by: 'full' }])
})

/** A server with answers of 20 MB, of which two may be unread, and shorter ones. */
async function serve(t: Test, patienceMs: number) {
  const length = 20_000_000
  const outbox = new Outbox(patienceMs)
  const app = fastify({ forceCloseConnections: true })
  app.addHook('preHandler', (request, _reply, done) => outbox.whenRoom(request, done))
  app.addHook('onSend', (request, reply, payload: string, done) => {
    outbox.hold(request, reply, payload)
    done(null, outbox.send(payload, reply))
  })
  app.get('/', () => 'x'.repeat(length))
  app.get('/long', () => 'x'.repeat(6_000_000))
  app.get('/short', () => 'x'.repeat(60_000))
  t.teardown(() => app.close())
  return { length, url: await app.listen() }
}

t.test('unread lists do not keep other lists waiting', async (t) => {
  // Longer than the signals below: whoever waits for an unread list to be given up is not answered.
  const { url } = await serve(t, 3_600_000)
  const list = async (path: string) =>
    (await (await fetch(url + path, { signal: AbortSignal.timeout(60_000) })).text()).length
  // Only lists that were long before may have to wait.
  const lengths = [await list('/long'), await list('/short')]
  const unread = connect(Number(new URL(url).port), '127.0.0.1')
  t.teardown(() => unread.destroy())
  unread.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(3))
  await once(unread, 'readable')
  t.same([await list('/long'), await list('/short')], lengths)
  t.same([await list('/long'), await list('/short')], lengths)
})

t.test('who goes on reading keeps its connection, however long it takes', async (t) => {
  const patienceMs = 800
  const { length, url } = await serve(t, patienceMs)
  const before = performance.now()
  const lengths = await Promise.all(
    Array.from({ length: 3 }, async (_, index) => {
      const answer = await fetch(url)
      let read = 0
      for await (const part of answer.body ?? []) {
        read += part.length
        if (index < 2) await setTimeout(12)
      }
      return read
    }),
  )
  t.same(lengths, [length, length, length])
  t.ok(performance.now() - before > 2 * patienceMs)
})

t.test('who hangs up while it waits leaves its place to the next one', async (t) => {
  const { length, url } = await serve(t, 500)
  const ask = async (count: number) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    t.teardown(() => socket.destroy())
    const asked = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(count)
    await new Promise((resolve) => socket.write(asked, resolve))
    return socket
  }
  await once(await ask(3), 'readable')
  const waiting = await ask(1)
  waiting.destroy()
  t.equal((await (await fetch(url)).text()).length, length)
})
