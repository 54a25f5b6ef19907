import { once } from 'node:events'
import { request } from 'node:https'
import { connect } from 'node:net'
import { connect as connectTls } from 'node:tls'
import t, { type Test } from 'tap'
import { startGhlMock } from '../../src/index.js'
import { notes, tokens } from '../support/mock.js'
import { tlsDir } from '../support/process.js'

const headers = { authorization: `Bearer ${tokens.full}`, version: '2021-07-28' }

async function start(t: Test) {
  const mock = await startGhlMock({ tls: true, tlsDir })
  t.teardown(() => mock.close())
  const { tlsUrl = '', ca = '' } = mock
  return { mock, port: Number(new URL(tlsUrl).port), ca, tlsUrl }
}

/** The status and the body of an answer over HTTPS, or the code of the error. */
async function ask(options: object, body?: string) {
  const sent = request({ headers, path: notes, ...options })
  sent.end(body)
  return await new Promise<{ status?: number | undefined; text?: string; code?: string }>(
    (resolve) => {
      sent.on('error', ({ code = '' }: NodeJS.ErrnoException) => resolve({ code }))
      sent.on('response', async (response) => {
        try {
          let text = ''
          for await (const part of response.setEncoding('utf8')) text += part
          resolve({ status: response.statusCode, text })
        } catch (error) {
          resolve({ code: (error as NodeJS.ErrnoException).code ?? '' })
        }
      })
    },
  )
}

t.test('answers over HTTPS are those of the plain port', async (t) => {
  const { mock, port, ca } = await start(t)
  const plain = await fetch(mock.url + notes, { headers })
  for (const host of ['127.0.0.1', '::1', 'localhost'])
    t.same(await ask({ host, port, ca }), { status: 200, text: await plain.clone().text() }, host)
  const asApi = { host: '127.0.0.1', port, ca, servername: 'services.leadconnectorhq.com' }
  const listed = await ask({ ...asApi, path: '/contacts/?locationId=loc-main&limit=1' })
  t.match(JSON.parse(listed.text ?? '').meta.nextPageUrl, /^https:\/\//)
  t.same(await ask({ host: '127.0.0.1', port }), { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' })
})

t.test('a client that offers HTTP/2 falls back, one that insists is refused', async (t) => {
  const { port, ca } = await start(t)
  const shake = async (ALPNProtocols: string[]) => {
    const socket = connectTls({ port, ca, host: '127.0.0.1', ALPNProtocols })
    t.teardown(() => socket.destroy())
    await once(socket, 'secureConnect')
    return socket.alpnProtocol
  }
  t.equal(await shake(['h2', 'http/1.1']), 'http/1.1')
  await t.rejects(shake(['h2']), { code: /ALERT_NO_APPLICATION_PROTOCOL/ })
})

t.test('faults look as on a plain connection', async (t) => {
  const { mock, port, ca } = await start(t)
  const target = { host: '127.0.0.1', port, ca, agent: false }
  await mock.faults.set([{ then: ['reset'] }])
  t.same(await ask(target), { code: 'ECONNRESET' })
  await mock.faults.set([{ when: 'afterCommit', match: { method: 'POST' }, then: ['reset'] }])
  const typed = { ...headers, 'content-type': 'application/json' }
  t.same(await ask({ ...target, method: 'POST', headers: typed }, '{"body":"Hello"}'), {
    code: 'ECONNRESET',
  })
  t.equal(mock.counts().notes, 8)
  await mock.faults.set([{ then: [503, 'pass'] }])
  t.match(await ask(target), { status: 503 })
  t.match(await ask(target), { status: 200 })
})

t.test('the mock ends with half-open handshakes, and survives what is no handshake', async (t) => {
  const { mock, port, ca } = await start(t)
  const open = async () => {
    const socket = connect(port, '127.0.0.1')
    t.teardown(() => socket.destroy())
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    return socket
  }
  const noise = await open()
  noise.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await once(noise.resume(), 'close')
  const silent = await open()
  silent.write(Buffer.from([0x16, 0x03, 0x01]))
  const kept = connectTls({ port, ca, host: '127.0.0.1' })
  await once(kept, 'secureConnect')
  t.match(await ask({ host: '127.0.0.1', port, ca }), { status: 200 })
  const closed = [once(silent, 'close'), once(kept, 'close')]
  await mock.close()
  await Promise.all(closed)
})

t.test('a port that is taken is named by its option', async (t) => {
  const { port } = await start(t)
  await t.rejects(startGhlMock({ tls: true, tlsDir, tlsPort: port }), {
    message: new RegExp(`^Cannot listen on 127.0.0.1:${port}: .* with tlsPort\\.$`),
  })
})

t.test('/__admin/ca.crt has the CA', async (t) => {
  const { mock, ca } = await start(t)
  const answer = await fetch(`${mock.url}/__admin/ca.crt`)
  t.same([answer.status, await answer.text()], [200, ca])
  await using plain = await startGhlMock()
  const none = await fetch(`${plain.url}/__admin/ca.crt`)
  t.match([none.status, await none.text()], [404, /started without --tls/])
})
