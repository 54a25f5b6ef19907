import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { Failure } from './failure.js'

interface ListenOptions {
  host: string
  /** 0 selects a free one. */
  port: number
  /** The option that sets the port, for messages. */
  flag: string
  /** Whether the process may end while the server listens. */
  unref?: boolean
}

/**
 * Lets a server listen. 127.0.0.1 and localhost include ::1, which a client may mean by localhost.
 *
 * @returns the port
 * @throws Failure `unavailable` when the port cannot be had
 */
export async function listen(server: Server, options: ListenOptions): Promise<number> {
  const { host, port, unref = false } = options
  if (unref) server.unref()
  server.listen(port, addressFor(host))
  await once(server, 'listening').catch((error) => {
    throw cannotListen(error, options)
  })
  await listenOnV6(server, options)
  return portOf(server)
}

const loopback = '127.0.0.1'

/** The address of a host to listen on. A system may know localhost by one of its two addresses only. */
export const addressFor = (host: string): string => (host === 'localhost' ? loopback : host)

/** Listens on ::1 too, if a server listens on 127.0.0.1. A machine without IPv6 has no such address. */
export async function listenOnV6(server: Server, options: ListenOptions): Promise<void> {
  if (addressFor(options.host) !== loopback) return
  const twin = createServer((socket) => server.emit('connection', socket))
  if (options.unref) twin.unref()
  server.once('close', () => twin.close())
  twin.listen(portOf(server), '::1')
  await once(twin, 'listening').catch((error: NodeJS.ErrnoException) => {
    // A port that was chosen at random is only free on the address that it was chosen for.
    if (error.code === 'EADDRINUSE' && options.port !== 0) throw cannotListen(error, options)
  })
}

const noSuchHost = 'no such host: choose another with --host'

export function cannotListen(
  error: NodeJS.ErrnoException,
  { host, port, flag }: ListenOptions,
): unknown {
  const reasons: Record<string, string> = {
    EADDRINUSE: `the port is taken: stop the program that listens there or choose another port with ${flag}`,
    EACCES: `this user may not use the port: choose one above 1023 with ${flag}`,
    EADDRNOTAVAIL: 'this machine has no such address: choose another with --host',
    EAI_AGAIN: noSuchHost,
    EINVAL: noSuchHost,
    ENOTFOUND: noSuchHost,
  }
  const reason = reasons[error.code ?? '']
  return reason
    ? new Failure('unavailable', `Cannot listen on ${host}:${port}: ${reason}.`, { cause: error })
    : error
}

export function portOf(server: Server): number {
  const address = server.address()
  if (typeof address === 'object' && address) return address.port
  throw new Error(`The server has no port: ${address}`)
}
