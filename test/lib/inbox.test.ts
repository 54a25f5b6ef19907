import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import t, { type Test } from 'tap'
import { Inbox } from '../../src/lib/inbox.js'

const length = 300_000

/** A server that reads bodies through an inbox and leaves their answers to the test. */
async function start(t: Test, inbox: Inbox) {
  const acted: string[] = []
  const open = new Map<string, { request: IncomingMessage; response: ServerResponse }>()
  const server = createServer((request, response) => {
    const name = String(request.url)
    inbox.whenRoom(request, Number(request.headers['content-length']), () => {
      let read = 0
      request.on('data', (part) => {
        read += part.length
      })
      request.on('end', () => {
        server.emit('whole')
        request.socket.on('close', () => server.emit('left'))
        inbox.whenTurn(request, read, () => {
          acted.push(name)
          open.set(name, { request, response })
          server.emit('acted')
        })
      })
      request.on('error', () => undefined)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo // it listens on a port
  const send = (name: string, announced: number, sent = announced) => {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined)
    t.teardown(() => socket.destroy())
    socket.write(`POST ${name} HTTP/1.1\r\nHost: x\r\nContent-Length: ${announced}\r\n\r\n`)
    socket.write('x'.repeat(sent))
    return socket.resume()
  }
  const until = async (count: number) => {
    while (acted.length < count) await once(server, 'acted')
    return [...acted]
  }
  const answer = (name: string) => {
    const { request, response } = open.get(name) ?? {}
    if (request) inbox.release(request)
    response?.end('done')
  }
  return { send, until, answer, acted, server }
}

t.test('large bodies are acted on one after another, small ones at once', async (t) => {
  const { send, until, answer } = await start(t, new Inbox())
  send('/first', length)
  await until(1)
  send('/second', length)
  send('/small', 10)
  t.same(await until(2), ['/first', '/small'])
  answer('/first')
  t.same(await until(3), ['/first', '/small', '/second'])
})

t.test('no more is read than there is room for', async (t) => {
  const { send, until, answer } = await start(t, new Inbox(1.5 * length))
  const first = send('/half-sent', length, length - 1)
  await once(first, 'connect')
  send('/next', length)
  send('/small', 10)
  t.same(await until(1), ['/small'])
  first.write('x')
  t.same(await until(2), ['/small', '/half-sent'])
  answer('/half-sent')
  t.same(await until(3), ['/small', '/half-sent', '/next'])
})

t.test('a body that is longer than all the room is read alone', async (t) => {
  const { send, until, answer } = await start(t, new Inbox(length / 2))
  send('/longer', length)
  t.same(await until(1), ['/longer'])
  send('/next', length)
  answer('/longer')
  t.same(await until(2), ['/longer', '/next'])
})

t.test('a client that sends nothing while others wait for room loses its connection', async (t) => {
  const { send, until } = await start(t, new Inbox(1.5 * length, 50))
  const stalled = send('/stalled', length, length - 1)
  send('/next', length)
  await once(stalled, 'close')
  t.same(await until(1), ['/next'])
})

t.test('a client that leaves makes room', async (t) => {
  const { send, until } = await start(t, new Inbox(1.5 * length))
  const first = send('/first', length)
  await until(1)
  send('/next', length)
  first.destroy()
  t.same(await until(2), ['/first', '/next'])
})

t.test('a body that has come whole is acted on although its client has left', async (t) => {
  const { send, until, answer, server } = await start(t, new Inbox(10 * length))
  send('/first', length)
  await until(1)
  const second = send('/second', length)
  await once(server, 'whole')
  second.destroy()
  await once(server, 'left')
  answer('/first')
  t.same(await until(2), ['/first', '/second'])
})

t.test('a request that takes long lets the next one have its turn', async (t) => {
  const { send, until } = await start(t, new Inbox(10 * length, 50))
  send('/waits', length)
  await until(1)
  send('/next', length)
  t.same(await until(2), ['/waits', '/next'])
})
