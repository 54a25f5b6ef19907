// `node --require ghl-mock/register app.js`: connections to HighLevel's API reach a mock, in a program that knows
// nothing of it. Every HTTPS client of Node opens its connections by `tls.connect`, so this is what is replaced: no
// certificate is needed, and faults look as on a plain connection. Two more functions are, so that nothing passes by:
// `Socket.prototype.connect`, by which http://… is reached, and `http.request`, by which some clients hand https://…
// to a proxy in plain text.
import http from 'node:http'
import https from 'node:https'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'
import tls from 'node:tls'
import { addressRefusal } from './cli/environment/address-refusal.js'
import { isLoopback } from './lib/address.js'
import { apiHost, isWithin, platformDomains } from './lib/api-host.js'
import { setImmediate } from './lib/load-time.js'

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
type Dial = (this: Socket, ...args: unknown[]) => Socket
type Send = (...args: unknown[]) => http.ClientRequest

/** Marks the replacement, as this file may be loaded twice: by another copy of the package, or by Jest. */
const mark = Symbol.for('ghl-mock.register')

/** Connections of our own, as the mock may have HighLevel's name in a network of containers. */
const toMock = new WeakSet<Socket>()

// The overloads of all of them differ in types only.
const original = tls.connect as Connect
const dial = Socket.prototype.connect as Dial
const send = http.request as Send

if (!(mark in original)) {
  tls.connect = Object.assign(connect, { [mark]: true })
  Socket.prototype.connect = dialOthers as typeof Socket.prototype.connect
  http.request = request as typeof http.request
  http.get = ((...args) => request(...args).end()) as Send as typeof http.get
  syncBuiltinESMExports()
  inherit()
}

/** `tls.connect`, with a connection to the mock for one to the API. */
function connect(...args: unknown[]): tls.TLSSocket {
  const options = optionsIn(args)
  const name = nameIn(options)
  if (name === undefined) return original(...args)
  const toApi = name === apiHost && Number(options.port ?? 443) === 443
  if (!toApi && isRealAllowed()) return original(...args)

  // A tunnel through a proxy, over which nothing has been sent yet.
  options.socket?.destroy()
  const socket = openSocket(options)
  const listener = args.at(-1)
  // Node calls it without arguments.
  if (typeof listener === 'function') socket.once('secureConnect', listener as () => void)
  if (toApi) void connectToMock(socket)
  else fail(socket, refusal(name, options))
  return socket
}

/** `Socket.prototype.connect`, which refuses connections to HighLevel: those to the API come by `tls.connect`. */
function dialOthers(this: Socket, ...args: unknown[]): Socket {
  const options = optionsIn(args.flat()) // Node itself passes a list.
  const name = nameIn(options)
  if (name === undefined || isRealAllowed() || toMock.has(this)) return dial.apply(this, args)
  Object.assign(this, { connecting: true }) // What is written meanwhile waits.
  fail(this, refusal(name, options))
  return this
}

/** `http.request`, with a request to HighLevel itself for one to a proxy that has the whole URL in place of a path. */
function request(...args: unknown[]): http.ClientRequest {
  const options = args.find(hasUrlAsPath)
  const { protocol, hostname, port, pathname, search } = new URL(options?.path ?? 'none:')
  const isApi = protocol === 'https:' && hostname === apiHost && port === ''
  if (!options || !isOfPlatform(hostname) || (!isApi && isRealAllowed())) return send(...args)
  const direct = {
    ...options,
    agent: undefined, // that of the proxy
    protocol,
    host: hostname,
    hostname,
    port,
    path: `${pathname}${search}`,
  }
  const begin = protocol === 'https:' ? (https.request as Send) : send
  return begin(
    direct,
    args.find((one) => typeof one === 'function'),
  )
}

const hasUrlAsPath = (one: unknown): one is { path: string } =>
  typeof one === 'object' &&
  one !== null &&
  'path' in one &&
  typeof one.path === 'string' &&
  /^https?:/i.test(one.path) &&
  URL.canParse(one.path)

const isRealAllowed = () => process.env.GHL_MOCK_ALLOW_REAL === '1'

/** Ends a connection when its client listens for errors, which some do after it was opened. */
const fail = (socket: Socket, error: Error) => setImmediate(() => socket.destroy(error))

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
  if (!socket && isLoopback(host ?? '')) return undefined
  return [host, servername]
    .map((name) => name?.toLowerCase().replace(/\.$/, ''))
    .find((name) => name !== undefined && isOfPlatform(name))
}

const isOfPlatform = (name: string) => platformDomains.some((domain) => isWithin(name, domain))

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
  const name = options.servername || options.host || apiHost
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
    toMock.add(socket)
    if (!socket.destroyed) socket.connect({ host, port: Number(port || 80) })
  } catch (error) {
    fail(socket, error instanceof Error ? error : new Error(String(error)))
  }
}

/** @throws when connections cannot be led to the address in the variable */
function mockUrl(): string | undefined {
  const { GHL_MOCK_URL: url } = process.env
  if (!url) return undefined
  const refused = addressRefusal('GHL_MOCK_URL', url)
  if (refused) throw new Error(refused)
  return url
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
      `ghl-mock/register refuses the connection to ${name}:${port}, so that no token reaches HighLevel: the mock stands in for https://${apiHost} alone; GHL_MOCK_ALLOW_REAL=1 allows other connections.`,
    ),
    { code: 'ECONNREFUSED' },
  )
