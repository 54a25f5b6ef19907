import { once } from 'node:events'
import { connect } from 'node:net'
import t from 'tap'
import { startGhlMock } from '../../src/index.js'
import { notes, tokens } from '../support/mock.js'
import { served } from '../support/process.js'

const headers = { authorization: `Bearer ${tokens.full}`, 'content-type': 'application/json' }

t.test('large bodies that come at once fit into a small heap', async (t) => {
  const heap = { NODE_OPTIONS: '--max-old-space-size=96' }
  const { url } = await served(t, [], heap)
  const post = async (path: string, body: string) => {
    const answer = await fetch(url + path, { method: 'POST', headers, body })
    await answer.text()
    return answer.status
  }
  // Each has a megabyte, which becomes thirty when it is parsed.
  const body = `{"body":"x","a":[${'{},'.repeat(400_000)}{}]}`
  const all = Array.from({ length: 6 }, () => post(notes, body))
  t.equal(await post(notes, '{"body":"small"}'), 201)
  t.same(await Promise.all(all), Array(6).fill(201))
})

t.test('a large body whose answer is delayed does not keep others from being read', async (t) => {
  const { url } = await served(t)
  const match = { path: notes, body: { body: 'delayed' } }
  const fault = { method: 'POST', body: JSON.stringify({ match, then: { delayMs: 60_000 } }) }
  t.equal((await fetch(`${url}/__admin/faults`, fault)).status, 201)
  const post = (body: string) =>
    fetch(url + notes, {
      method: 'POST',
      headers,
      body: JSON.stringify({ body, more: 'x'.repeat(300_000) }),
    })
  post('delayed').catch(() => undefined)
  const before = performance.now()
  t.equal((await post('other')).status, 201)
  t.ok(performance.now() - before < 4000)
})

t.test('a client that leaves before there is room for its body leaves an entry', async (t) => {
  await using mock = await startGhlMock()
  const { hostname, port } = new URL(mock.url)
  const announce = async (path: string) => {
    const socket = connect(Number(port), hostname).on('error', () => undefined)
    t.teardown(() => socket.destroy())
    const fields = `Host: x\r\nAuthorization: ${headers.authorization}\r\nContent-Length: 1000000`
    socket.write(`POST ${path} HTTP/1.1\r\n${fields}\r\n\r\n`)
    await once(socket, 'connect')
    return socket
  }
  // They fill the room for bodies and send none.
  for (let count = 0; count < 140; count++) await announce(notes)
  const last = await announce('/contacts/contact-xyz789/notes?last')
  await fetch(mock.url + notes, { headers })
  last.destroy()
  const [entry] = await mock.requests.wait({ match: { query: { last: '' } } })
  t.match(entry, { method: 'POST', status: 0, by: 'full', responseHeaders: {} })
})
