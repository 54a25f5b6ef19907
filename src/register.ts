// `node --require ghl-mock/register app.js`: connections to HighLevel's API reach a mock, in a program that knows
// nothing of it. Every HTTPS client of Node opens its connections by `tls.connect`, so this is what is replaced: no
// certificate is needed, and faults look as on a plain connection.
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'
import tls from 'node:tls'
import { pathRefusal } from './cli/environment/path-refusal.js'

const api = 'services.leadconnectorhq.com'
const platform = /(?:^|\.)(?:leadconnectorhq|gohighlevel|msgsndr)\.com$/
const loopback = /^(?:localhost|127\.[\d.]+|::1)$/

/** The options of `https.request` and undici are passed on to `tls.connect`, which is why most of them are optional. */
type Options = Partial<tls.ConnectionOptions> & {
  signal?: AbortSignal
  highWaterMark?: number
  allowHalfOpen?: boolean
  noDelay?: boolean
  keepAlive?: boolean
  keepAliveInitialDelay?: number
}
type Connect = (...args: unknown[]) => tls.TLSSocket

/** Marks the replacement, as this file may be loaded twice: by another copy of the package, or by Jest. */
const mark = Symbol.for('ghl-mock.register')

if (!(mark in tls.connect)) {
  // Its overloads differ in types only.
  const original = tls.connect as Connect
  const connect: Connect = (...args) => {
    const options = optionsIn(args)
    const name = nameIn(options)
    if (name === undefined) return original(...args)
    const toApi = name === api && Number(options.port ?? 443) === 443
    if (!toApi && process.env.GHL_MOCK_ALLOW_REAL === '1') return original(...args)

    // A tunnel through a proxy, over which nothing has been sent yet.
    options.socket?.destroy()
    const socket = openSocket(options)
    const listener = args.at(-1)
    // Node calls it without arguments.
    if (typeof listener === 'function') socket.once('secureConnect', listener as () => void)
    if (toApi) void connectToMock(socket)
    else socket.destroy(refusal(name, options))
    return socket
  }
  tls.connect = Object.assign(connect, { [mark]: true })
  syncBuiltinESMExports()
  inherit()
}

/** Has processes and threads that begin later load this file, too: they do not take over a flag of this process. */
function inherit(): void {
  const { NODE_OPTIONS } = process.env
  const flag = `--require ${JSON.stringify(__filename)}`
  if (NODE_OPTIONS?.includes(flag)) return
  process.env.NODE_OPTIONS = NODE_OPTIONS ? `${NODE_OPTIONS} ${flag}` : flag
}

/** The options of a call of `tls.connect`: `(options)`, `(port, host, options)` or `(path, options)`. */
function optionsIn([first, second, ...more]: unknown[]): Options {
  const given = [first, second, ...more].find((one) => typeof one === 'object' && one !== null)
  const isPort = typeof first === 'number' || (typeof first === 'string' && /^\d+$/.test(first))
  return {
    ...(isPort && { port: Number(first) }),
    ...(isPort && typeof second === 'string' && { host: second }),
    ...given,
  }
}

/** The name of HighLevel's platform that a connection goes to, if it does. */
function nameIn({ host, servername, socket }: Options): string | undefined {
  if (!socket && loopback.test(host ?? '')) return undefined
  return [host, servername]
    .map((name) => name?.toLowerCase().replace(/\.$/, ''))
    .find((name) => name !== undefined && platform.test(name))
}

/** A socket that is not connected yet, and looks like one of TLS to clients. */
function openSocket(options: Options): tls.TLSSocket {
  const { highWaterMark, allowHalfOpen, signal, timeout, noDelay, keepAlive } = options
  const socket = new Socket({
    ...(highWaterMark !== undefined && { highWaterMark }),
    ...(allowHalfOpen !== undefined && { allowHalfOpen }),
    ...(signal && { signal }),
  })
  if (timeout) socket.setTimeout(timeout)
  if (noDelay) socket.setNoDelay(true)
  if (keepAlive) socket.setKeepAlive(true, options.keepAliveInitialDelay)
  const name = options.servername || options.host || api
  const dressed = Object.assign(socket, {
    connecting: true, // What is written meanwhile waits.
    encrypted: true,
    secureConnecting: true,
    authorized: false,
    authorizationError: null,
    alpnProtocol: false, // HTTP/1.1
    servername: name,
    getPeerCertificate: () => ({ subject: { CN: name }, subjectaltname: `DNS:${name}` }),
    getCertificate: () => ({}),
    getCipher: () => ({
      name: 'TLS_AES_256_GCM_SHA384',
      standardName: 'TLS_AES_256_GCM_SHA384',
      version: 'TLSv1.3',
    }),
    getEphemeralKeyInfo: () => ({}),
    getProtocol: () => 'TLSv1.3',
    getSession: () => undefined,
    getTLSTicket: () => undefined,
    isSessionReused: () => false,
    setServername: () => undefined,
    setMaxSendFragment: () => true,
    disableRenegotiation: () => undefined,
    enableTrace: () => undefined,
  })
  socket.once('connect', () => {
    Object.assign(socket, { secureConnecting: false, authorized: true })
    socket.emit('secureConnect')
  })
  // It has what clients use of one.
  return dressed as unknown as tls.TLSSocket
}

async function connectToMock(socket: Socket): Promise<void> {
  try {
    const { hostname, port } = new URL(mockUrl() ?? (await startMock()))
    const host = hostname.replace(/^\[|\]$/g, '')
    if (!socket.destroyed) socket.connect({ host, port: Number(port || 80) })
  } catch (error) {
    socket.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

/** @throws when the variable is no address, or has a path */
function mockUrl(): string | undefined {
  const { GHL_MOCK_URL: url } = process.env
  if (!url) return undefined
  if (/^http:\/\/[^/]/.test(url) && URL.canParse(url)) {
    const refusal = pathRefusal('GHL_MOCK_URL', url)
    if (refusal) throw new Error(refusal)
    return url
  }
  throw new Error(
    `GHL_MOCK_URL: found ${JSON.stringify(url)}, expected an address such as http://127.0.0.1:4450.`,
  )
}

let started: Promise<string> | undefined

/** Starts a mock in this process. Processes and threads that begin later find it by the variable. */
function startMock(): Promise<string> {
  started ??= import('./index.js').then(async ({ startGhlMock }) => {
    const { url } = await startGhlMock({ unref: true })
    process.env.GHL_MOCK_URL = url
    return url
  })
  return started
}

const refusal = (name: string, { port = 443 }: Options): Error =>
  Object.assign(
    new Error(
      `ghl-mock/register refuses the connection to ${name}:${port}, so that no token reaches HighLevel: the mock stands in for ${api}:443 alone; GHL_MOCK_ALLOW_REAL=1 allows other connections.`,
    ),
    { code: 'ECONNREFUSED' },
  )
