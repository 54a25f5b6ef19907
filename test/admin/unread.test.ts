import { once } from 'node:events'
import { connect } from 'node:net'
import t, { type Test } from 'tap'
import { startGhlMock } from '../../src/index.js'
import { notes } from '../support/mock.js'
import { served } from '../support/process.js'

/** A connection that asks and reads nothing. */
function ask(t: Test, url: string, path: string, count = 1) {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  t.teardown(() => socket.destroy())
  socket.write(`GET /__admin/${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`.repeat(count))
  return socket.pause()
}

t.test('many exports on one connection fit into a small heap, and all arrive', async (t) => {
  const length = 6_000_000
  const count = 12
  const body = 'x'.repeat(length / 100)
  const contacts = [{ id: 'c', notes: Array.from({ length: 100 }, () => ({ body })) }]
  const folder = t.testdir({ 'f.json': JSON.stringify({ subAccounts: [{ id: 'l', contacts }] }) })
  const heap = { NODE_OPTIONS: '--max-old-space-size=96' }
  const { url } = await served(t, ['--fixtures', `${folder}/f.json`], heap)
  const socket = ask(t, url, 'state?format=json', count)
  let read = 0
  socket.on('data', (part) => {
    read += part.length
  })
  t.equal((await fetch(`${url}/__admin/health`)).status, 200)
  socket.resume()
  while (read < count * length) await once(socket, 'data')
  t.equal((await fetch(`${url}/__admin/health`)).status, 200)
})

t.test('many unread journals leave the mock free for other requests', async (t) => {
  const mock = await startGhlMock()
  t.teardown(() => mock.close())
  const headers = {
    authorization: `Bearer ${mock.tokens.full}`,
    'content-type': 'application/json',
  }
  const body = JSON.stringify({ body: 'x'.repeat(90_000) })
  for (let number = 0; number < 60; number++) {
    await fetch(mock.url + notes, { method: 'POST', headers, body })
  }
  const start = performance.now()
  await (await fetch(`${mock.url}/__admin/requests`)).text()
  const one = performance.now() - start
  const sockets = Array.from({ length: 80 }, () => ask(t, mock.url, 'requests'))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  const before = performance.now()
  for (let number = 0; number < 3; number++) {
    t.equal((await fetch(`${mock.url}/__admin/health`)).status, 200)
  }
  t.ok(performance.now() - before < 4 * one + 500, `one journal takes ${one} ms`)
})
