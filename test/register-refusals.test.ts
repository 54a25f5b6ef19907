import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import t from 'tap'
import { startGhlMock } from '../src/index.js'
import { api, flags, headers, observed, path, status } from './support/observed.js'

const mock = await startGhlMock()
t.teardown(() => mock.close())
t.afterEach(() => mock.reset())
const here = { GHL_MOCK_URL: mock.url }

const dial = (...urls: string[]) => `
  for (const url of ${JSON.stringify(urls)})
    await fetch(url).catch(({ cause }) => console.log(cause.code, cause.message))`
const others = [
  'https://rest.gohighlevel.com/v1/contacts/',
  'https://marketplace.gohighlevel.com/oauth/chooselocation',
  'https://backend.leadconnectorhq.com/',
  'https://Services.LeadConnectorHQ.com:8443/',
  'https://stcdn.leadconnectorhq.com./',
  'https://link.msgsndr.com/',
]

t.test('other hosts of the platform are refused', async (t) => {
  const { stdout, dialled } = await observed(t, flags.require, dial(...others), here)
  t.equal(dialled, '')
  const lines = stdout.trim().split('\n')
  t.equal(lines.length, others.length)
  for (const line of lines)
    t.match(line, /^ECONNREFUSED ghl-mock\/register refuses .*GHL_MOCK_ALLOW_REAL=1/)
  t.match(lines[0], 'the connection to rest.gohighlevel.com:443,')
})

/** Sends with clients of Node's `https` and `http`, which listen for errors after the connection was opened. */
const dialByRequest = (...urls: string[]) => `
  import axios from 'axios'
  import http from 'node:http'
  import https from 'node:https'
  const caught = ({ code, message }) => console.log('caught', code, message)
  for (const url of ${JSON.stringify(urls)}) {
    await axios.get(url).catch(caught)
    const { get } = url.startsWith('https:') ? https : http
    await new Promise((resolve) => get(url).on('error', (error) => resolve(caught(error))))
  }
  console.log('goes on')`

t.test('a refusal is an error of the request, and the program goes on', async (t) => {
  const urls = [
    'https://rest.gohighlevel.com/v1/contacts/',
    'http://rest.gohighlevel.com/v1/contacts/',
    'http://services.leadconnectorhq.com/contacts/x',
  ]
  const { stdout, stderr, dialled } = await observed(
    t,
    flags.require,
    dialByRequest(...urls) + dial(...urls),
    here,
  )
  const lines = stdout.trim().split('\n')
  t.equal(lines.length, 10, stderr)
  for (const line of lines.slice(0, 6)) t.match(line, /^caught ECONNREFUSED ghl-mock\/register/)
  t.match(lines[4], 'the connection to services.leadconnectorhq.com:80,')
  t.equal(lines[6], 'goes on')
  for (const line of lines.slice(7)) t.match(line, /^ECONNREFUSED ghl-mock\/register refuses/)
  t.equal(dialled, '')

  const bad = { GHL_MOCK_URL: 'https://127.0.0.1:4451' }
  const named = await observed(t, flags.require, dialByRequest(`${api}/`), bad)
  t.match(
    named.stdout,
    /^(caught \w+ GHL_MOCK_URL: found "https:\/\/127\.0\.0\.1:4451", expected an address with http, .*\n){2}goes on\n$/,
    named.stderr,
  )
})

t.test('what a client would hand to a proxy in plain text reaches the mock', async (t) => {
  let received = 0
  const proxy = createServer((socket) => {
    received += 1
    // A connection with unread bytes would be reset.
    socket.once('data', () => socket.destroy())
  }).listen(0, '127.0.0.1')
  t.teardown(() => proxy.close())
  await once(proxy, 'listening')
  const { port } = proxy.address() as AddressInfo // it listens on a port
  // As axios did until 1.16, and needle does.
  const program = `
    import http from 'node:http'
    const proxied = (path) => new Promise((resolve) => {
      const options = { host: '127.0.0.1', hostname: '127.0.0.1', port: ${port}, path, headers: ${headers} }
      http.get(options, (response) => resolve(response.resume().statusCode))
        .on('error', ({ message }) => resolve(message))
    })
    for (const path of ${JSON.stringify([`${api}${path}`, 'https://rest.gohighlevel.com/', 'http://example.com/'])})
      console.log(await proxied(path))`
  const { stdout, stderr } = await observed(t, flags.require, program, here)
  const [first, second, third] = stdout.split('\n')
  t.equal(first, '200', stderr)
  t.match(second, 'refuses the connection to rest.gohighlevel.com:443,')
  t.equal(third, 'socket hang up')
  t.equal(received, 1, 'what is for others')
})

t.test('unless GHL_MOCK_ALLOW_REAL=1 allows them', async (t) => {
  const env = { ...here, GHL_MOCK_ALLOW_REAL: '1' }
  const program = `${dial(`${others[0]}`)}\nconsole.log(${status})`
  const { stdout, dialled } = await observed(t, flags.require, program, env)
  t.equal(stdout, 'ECONNREFUSED connect ECONNREFUSED 127.0.0.1:1\n200\n')
  t.equal(dialled, '127.0.0.1,rest.gohighlevel.com')
})

t.test('hosts of others, and servers on this machine, are reached as ever', async (t) => {
  let first: number | undefined
  const server = createServer((socket) => {
    socket.once('data', ([byte]) => {
      first = byte
      socket.destroy()
    })
  }).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo // it listens on a port
  const program = `
    import tls from 'node:tls'
    ${dial('https://notgohighlevel.com/')}
    tls.connect({ host: '127.0.0.1', port: ${port}, servername: 'services.leadconnectorhq.com' }).on('error', () => {})`
  const { stdout, dialled } = await observed(t, flags.require, program, here)
  t.equal(stdout, 'ECONNREFUSED connect ECONNREFUSED 127.0.0.1:1\n')
  t.equal(dialled, '127.0.0.1,notgohighlevel.com')
  t.equal(first, 0x16, 'a TLS handshake')
})

t.test('a GHL_MOCK_URL that is no address is named', async (t) => {
  const env = { GHL_MOCK_URL: '127.0.0.1:4450' }
  const { stdout } = await observed(t, flags.require, dial(`${api}/`), env)
  t.match(stdout, 'GHL_MOCK_URL: found "127.0.0.1:4450", expected an address such as http://')
})

t.test('the address of a sandbox is refused: a connection cannot add its path', async (t) => {
  const own = `${mock.url}/__sandbox/checkout`
  const program = `await fetch('${api}${path}').catch(({ cause }) => console.log(cause.message))`
  const { stdout, dialled } = await observed(t, flags.require, program, { GHL_MOCK_URL: own })
  t.match(stdout, `GHL_MOCK_URL: found "${own}", expected ${mock.url} and nothing more`)
  t.match(stdout, /the tokens of a sandbox lead to it at any address\.\n$/)
  t.equal(dialled, '')

  const slash = await observed(t, flags.require, `console.log(${status})`, {
    GHL_MOCK_URL: `${mock.url}/`,
  })
  t.equal(slash.stdout, '200\n', slash.stderr)
})
