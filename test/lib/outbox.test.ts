import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import t, { type Test } from 'tap'
import { startGhlMock } from '../../src/index.js'
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
  const silent = ask(10)
  const closed = once(silent, 'close')
  silent.on('error', () => undefined)
  const headers = { authorization: `Bearer ${mock.tokens.full}` }
  const answer = await fetch(mock.url + notes, { headers })
  t.equal(answer.status, 200)
  t.ok((await answer.text()).length > listLength)
  silent.resume()
  await closed
})
