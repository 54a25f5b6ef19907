import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import t from 'tap'
import { startGhlMock } from '../src/index.js'
import { api, flags, headers, observed, path, register, status } from './support/observed.js'

const mock = await startGhlMock()
t.teardown(() => mock.close())
t.afterEach(() => mock.reset())
const here = { GHL_MOCK_URL: mock.url }

/** Functions that send a request and give its status, each with another client. */
const clients: Record<string, string> = {
  fetch: `async (method, body) => (await fetch(url, { method, headers, body })).status`,
  'https with an agent of its own': `(method, body) => new Promise((resolve, reject) => {
    agent ??= new https.Agent({ keepAlive: true })
    const request = https.request(url, { method, headers, agent }, (response) => {
      response.resume().on('error', reject).on('end', () => resolve(response.statusCode))
    })
    request.on('error', reject).end(body)
  })`,
  axios: `async (method, data) => (await axios({ url, method, headers, data })).status`,
  'axios over fetch': `async (method, data) =>
    (await axios({ adapter: 'fetch', url, method, headers, data })).status`,
  'undici request': `async (method, body) =>
    (await undici.request(url, { method, headers, body })).statusCode`,
  'undici with HTTP/2': `async (method, body) => {
    agent ??= new undici.Agent({ allowH2: true })
    return (await undici.request(url, { method, headers, body, dispatcher: agent })).statusCode
  }`,
}

/** Sends with a client, and gives statuses and codes of errors. */
const using = (client: string, base: string, ...calls: string[]) => `
  import https from 'node:https'
  ${client.includes('axios') ? "import axios from 'axios'" : ''}
  ${client.includes('undici') ? "import * as undici from 'undici'" : ''}
  const url = '${base}${path}'
  const headers = ${headers}
  let agent
  const send = ${client}
  const codeOf = (error) => error.cause ? codeOf(error.cause) : error.code || error.name
  const outcomes = []
  for (const call of [${calls.join()}]) outcomes.push(await call().catch(codeOf))
  console.log(outcomes.join())
  process.exit()`
const get = `() => send('GET')`
const post = (text: string) => `() => send('POST', '{"body":"${text}"}')`

for (const [name, client] of Object.entries(clients)) {
  t.test(`${name} reaches the mock and nothing else`, async (t) => {
    await mock.faults.add({ match: { body: { body: 'cut' } }, then: ['reset'] })
    const program = using(client, api, get, post('kept'), post('cut'))
    const { stdout, stderr, dialled } = await observed(t, flags.require, program, here)
    t.equal(stdout, '200,201,ECONNRESET\n', stderr)
    t.equal(dialled, '127.0.0.1')
    await mock.requests.verify({ match: { method: 'POST', status: 201 }, exactly: 1 })
  })
}

t.test('without it the platform itself would be dialled', async (t) => {
  const program = using(`${clients.fetch}`, api, get)
  const { stdout, dialled } = await observed(t, flags.nothing, program, here)
  t.match(
    { stdout, dialled },
    { stdout: 'ECONNREFUSED\n', dialled: 'services.leadconnectorhq.com' },
  )
})

t.test('faults look as on a plain connection', async (t) => {
  const patient = `async (method, body) => {
    const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(1500) })
    return await response.text()
  }`
  const faults = ['reset', 'hang', 'empty', 'truncate'] as const
  const program = (base: string) => using(patient, base, ...faults.map(() => get))
  const outcomes = []
  for (const base of [api, mock.url]) {
    await mock.faults.set([{ then: [...faults] }])
    outcomes.push((await observed(t, flags.require, program(base), here)).stdout)
  }
  t.equal(outcomes[0], outcomes[1])
  t.match(outcomes[0], /^\w+,\w+,\w+,\w+\n$/, 'each is an error')
})

t.test('the official SDK runs as it is', async (t) => {
  const program = `
    import { HighLevel } from '@gohighlevel/api-client'
    const ghl = new HighLevel({
      privateIntegrationToken: 'pit-11111111-1111-4111-8111-111111111111', logLevel: 'none',
    })
    const of = { contactId: 'contact-xyz789' }
    await ghl.contacts.createNote(of, { body: 'Called back' })
    console.log((await ghl.contacts.getAllNotes(of)).notes.map(({ body }) => body).join())`
  const { stdout, stderr, dialled } = await observed(t, flags.require, program, here)
  t.match(stdout, 'Called back', stderr)
  t.equal(dialled, '127.0.0.1')
})

t.test('it is loaded by --import, and by threads and processes that begin later', async (t) => {
  const imported = await observed(t, flags.import, `console.log(${status})`, here)
  t.match(imported, { stdout: '200\n', dialled: '127.0.0.1' }, imported.stderr)

  const program = `
    import { execFileSync } from 'node:child_process'
    import { once } from 'node:events'
    import { Worker } from 'node:worker_threads'
    const text = "(async () => require('worker_threads').parentPort.postMessage(" + ${JSON.stringify(status)} + '))()'
    console.log(...(await once(new Worker(text, { eval: true }), 'message')))
    const module = "import { parentPort } from 'node:worker_threads'\\nparentPort.postMessage(" + ${JSON.stringify(status)} + ')'
    console.log(...(await once(new Worker(new URL('data:text/javascript,' + encodeURIComponent(module))), 'message')))
    const child = '(async () => console.log(' + ${JSON.stringify(status)} + '))()'
    console.log(execFileSync(process.execPath, ['-e', child], { encoding: 'utf8' }).trim())`
  const env = { ...here, NODE_OPTIONS: `--require ${JSON.stringify(register)}` }
  const { stdout, stderr, dialled } = await observed(t, [], program, env)
  t.match({ stdout, dialled }, { stdout: '200\n200\n200\n', dialled: '127.0.0.1' }, stderr)
})

t.test(
  'given as a flag, it is loaded by processes and threads with flags of their own',
  async (t) => {
    const child = `fetch('${api}${path}', { headers: ${headers} }).then(({ status }) => console.log(status))`
    const program = `
    import { execFileSync } from 'node:child_process'
    import { once } from 'node:events'
    import { Worker } from 'node:worker_threads'
    const child = ${JSON.stringify(child)}
    process.stdout.write(execFileSync(process.execPath, ['-e', child]))
    await once(new Worker(child, { eval: true, execArgv: [] }), 'exit')
    console.log(process.env.NODE_OPTIONS.startsWith('--no-deprecation --require '))`
    const env = { ...here, NODE_OPTIONS: '--no-deprecation' }
    const { stdout, stderr } = await observed(t, flags.require, program, env)
    t.equal(stdout, '200\n200\ntrue\n', stderr)
  },
)

t.test('it replaces tls.connect once, however often it is loaded', async (t) => {
  const program = `
    import { createRequire } from 'node:module'
    import tls, { connect } from 'node:tls'
    const require = createRequire(import.meta.url)
    const first = tls.connect
    delete require.cache[${JSON.stringify(register)}]
    require(${JSON.stringify(register)})
    console.log(tls.connect === first, connect === first)`
  const { stdout } = await observed(t, flags.require, program)
  t.equal(stdout, 'true true\n')
})

t.test('it is seen by modules that imported connect before', async (t) => {
  const program = `
    import tls, { connect } from 'node:tls'
    const before = connect
    await import(${JSON.stringify(register)})
    console.log(connect === before, connect === tls.connect)`
  const { stdout } = await observed(t, flags.nothing, program)
  t.equal(stdout, 'false true\n')
})

t.test('the socket looks like one of TLS that offers no HTTP/2', async (t) => {
  const program = `
    import { once } from 'node:events'
    import tls from 'node:tls'
    const socket = tls.connect(443, 'services.leadconnectorhq.com', { ALPNProtocols: ['h2'] }, () => console.log('called'))
    console.log(socket.encrypted, socket.authorized)
    await once(socket, 'secureConnect')
    console.log(socket.authorized, socket.alpnProtocol, socket.getPeerCertificate().subject.CN)
    socket.destroy()`
  const { stdout, stderr } = await observed(t, flags.require, program, here)
  t.equal(stdout, 'true false\ncalled\ntrue false services.leadconnectorhq.com\n', stderr)
})

t.test('a tunnel through a proxy is left unused', async (t) => {
  let received = ''
  const proxy = createServer((socket) => {
    socket.setEncoding('latin1').on('data', (text) => {
      received += text
    })
  }).listen(0, '127.0.0.1')
  t.teardown(() => proxy.close())
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo // it listens on a port
  const program = `
    import { once } from 'node:events'
    import net from 'node:net'
    import tls from 'node:tls'
    const tunnel = net.connect(${port}, '127.0.0.1')
    await once(tunnel, 'connect')
    const socket = tls.connect({ socket: tunnel, servername: 'services.leadconnectorhq.com' })
    socket.end('GET /livez HTTP/1.1\\r\\nhost: services.leadconnectorhq.com\\r\\nconnection: close\\r\\n\\r\\n')
    const [answer] = await once(socket, 'data')
    console.log(String(answer).split('\\r\\n')[0], tunnel.destroyed)`
  const { stdout, stderr } = await observed(t, flags.require, program, here)
  t.equal(stdout, 'HTTP/1.1 200 OK true\n', stderr)
  t.equal(received, '')
})

t.test('without GHL_MOCK_URL a mock starts in the process, which ends as ever', async (t) => {
  // https writes before its socket is connected, which takes until the mock has started.
  const program = `
    import https from 'node:https'
    import { once } from 'node:events'
    console.log(process.env.GHL_MOCK_URL)
    const [first] = await once(https.get('${api}/livez'), 'response')
    console.log(first.resume().statusCode, ${status})
    console.log((await fetch(process.env.GHL_MOCK_URL + '/readyz')).status)`
  const { stdout, stderr, dialled } = await observed(t, flags.require, program)
  t.equal(stdout, 'undefined\n200 200\n200\n', stderr)
  t.equal(dialled, '127.0.0.1')
})

t.test('a mock that starts while timers are fake answers', async (t) => {
  const program = `
    import { mock } from 'node:test'
    mock.timers.enable()
    console.log(${status})`
  const { stdout, stderr } = await observed(t, flags.require, program)
  t.equal(stdout, '200\n', stderr)
})
