import dns from 'node:dns'
import { once } from 'node:events'
import { connect, Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { connect as connectTls } from 'node:tls'
import t, { type Test } from 'tap'
import { startGhlMock } from '../../src/index.js'
import { notes, tokens } from '../support/mock.js'
import { tlsDir } from '../support/process.js'

const host = 'services.leadconnectorhq.com'
const request = `GET ${notes} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${tokens.full}\r\nVersion: 2021-07-28\r\nConnection: close\r\n\r\n`

async function start(t: Test) {
  const mock = await startGhlMock({ proxy: true, tlsDir })
  t.teardown(() => mock.close())
  const port = Number(new URL(mock.proxyUrl ?? '').port)
  /** Sends bytes to the proxy; gives the socket. */
  const send = (bytes: string) => {
    const socket = connect(port, '127.0.0.1')
    t.teardown(() => socket.destroy())
    socket.write(bytes)
    return socket
  }
  /** A tunnel on which TLS is established. */
  const tunnel = async (authority = `${host}:443`) => {
    const socket = send(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`)
    const [head] = await once(socket, 'data')
    t.equal(String(head), 'HTTP/1.1 200 Connection Established\r\n\r\n')
    return connectTls({ socket, servername: host, ca: mock.ca })
  }
  return { mock, send, tunnel }
}

t.test('CONNECT leads to the mock, by TLS', async (t) => {
  const { mock, tunnel } = await start(t)
  for (const authority of [`${host}:443`, `${host.toUpperCase()}:443`, `${host}.:443`]) {
    const secure = await tunnel(authority)
    secure.write(request)
    t.match(await text(secure), /^HTTP\/1\.1 200 OK[\s\S]*"note-abc123"/, authority)
  }
  await mock.requests.verify({ match: { path: notes, status: 200, by: 'full' }, exactly: 3 })
  await mock.faults.add({ then: ['reset'] })
  const secure = await tunnel()
  secure.write(request)
  await t.rejects(once(secure.resume(), 'end'), { code: 'ECONNRESET' })
})

t.test('so does a whole URL, in plain text', async (t) => {
  const { mock, send } = await start(t)
  for (const scheme of ['https', 'http']) {
    const path = '/contacts/?locationId=loc-main&limit=1'
    const socket = send(request.replace(notes, `${scheme}://${host}${path}`))
    const answer = await text(socket)
    t.match(answer, /^HTTP\/1\.1 200 OK/)
    t.match(answer, `"nextPageUrl":"https://${host}/contacts/?`)
  }
  await mock.requests.verify({ match: { path: '/contacts/', status: 200 }, exactly: 2 })
})

t.test('every other name is refused, and none is looked up', async (t) => {
  const { send } = await start(t)
  const names = [
    ...Array.from({ length: 30 }, (_, n) => `host-${n}.example.com:443`),
    ...['rest.gohighlevel.com', 'marketplace.gohighlevel.com', 'backend.leadconnectorhq.com'].map(
      (name) => `${name}:443`,
    ),
    `${host}:80`,
    `${host}:8443`,
    `${host}.example.com:443`,
    `x.${host}:443`,
    `user@${host}:443`,
    `user:secret@${host}:443`,
    `${host}:443/path`,
    `${host}@example.com:443`,
    '127.0.0.1:443',
    'localhost:22',
    '[::1]:443',
    '169.254.169.254:80',
    '0:443',
    'example.com',
    ':443',
    'xn--services.leadconnectorhq.com:443',
    'services.leadconnectorhq.com%00.example.com:443',
    'http://services.leadconnectorhq.com:443',
    '//:443',
  ]
  t.ok(names.length >= 50)
  // Node opens every connection by this method, and looks every name up by this function.
  const { connect: connectSocket } = Socket.prototype
  const { lookup } = dns
  const sockets = names.map((name) => send(`CONNECT ${name} HTTP/1.1\r\nHost: x\r\n\r\n`))
  await Promise.all(sockets.map((socket) => once(socket, 'connect')))
  const refuse = () => t.fail('a connection is opened')
  t.teardown(() => Object.assign(dns, { lookup }))
  t.teardown(() => Object.assign(Socket.prototype, { connect: connectSocket }))
  Object.assign(dns, { lookup: refuse })
  Object.assign(Socket.prototype, { connect: refuse })
  for (const [n, socket] of sockets.entries()) {
    const answer = await text(socket)
    t.match(answer, /^HTTP\/1\.1 40[03] /, `${names[n]}`)
    if (answer.includes(' 403 ')) t.match(answer, 'is a proxy for services.leadconnectorhq.com')
  }
})

t.test('URLs of other hosts are refused, and so is a request for the proxy itself', async (t) => {
  const { send } = await start(t)
  const get = async (target: string) => await text(send(request.replace(notes, target)))
  for (const target of [
    'http://example.com/',
    `http://${host}:8080/`,
    `http://user@${host}/`,
    `ftp://${host}/`,
  ])
    t.match(await get(target), /^HTTP\/1\.1 403 Forbidden[\s\S]*NO_PROXY/, target)
  t.match(await get('/contacts/'), /^HTTP\/1\.1 400 [\s\S]*set HTTPS_PROXY to it/)
})

t.test('what is no request of HTTP is refused as on the plain port', async (t) => {
  const { mock, send } = await start(t)
  const sent = [
    'GET / HTTP/9.9\r\n\r\n',
    'nonsense\r\n\r\n',
    `GET http://${host}/ HTTP/1.1\r\nhost: ${host}\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
  ]
  for (const bytes of sent) {
    const plain = connect(Number(new URL(mock.url).port), '127.0.0.1')
    plain.write(bytes)
    const traceless = (answer: string) => answer.replace(/"traceId":"[^"]*"/, '')
    const answer = traceless(await text(send(bytes)))
    t.match(answer, /^HTTP\/1\.1 4(00|31) [\s\S]*x-mock-reason: request-malformed[\s\S]*\{"/)
    t.equal(answer, traceless(await text(plain)))
  }
})

t.test('web pages do not reach the admin side through it', async (t) => {
  const { send, tunnel } = await start(t)
  const admin = request.replace(notes, '/__admin/state')
  const secure = await tunnel()
  secure.write(admin)
  t.match(await text(secure), /^HTTP\/1\.1 403 /)
  t.match(await text(send(admin.replace('/__admin', `http://${host}/__admin`))), /^HTTP\/1\.1 403 /)
})

t.test('close ends tunnels and waiting clients', async (t) => {
  const { mock, send, tunnel } = await start(t)
  const secure = await tunnel()
  await once(secure, 'secureConnect')
  const idle = send('')
  await once(idle, 'connect')
  const closed = [once(secure, 'close'), once(idle.resume(), 'close')]
  await mock.close()
  await Promise.all(closed)
})
