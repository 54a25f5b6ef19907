import { createServer as createProxyServer, type Server } from 'node:http'
import { createServer, type Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import { addressOf } from '../lib/address.js'
import { listen } from '../lib/listen.js'
import { type CredentialOptions, loadCredentials } from './credentials.js'
import { answerAsProxy } from './proxy.js'

interface TlsOptions extends CredentialOptions {
  host: string
  tls: boolean
  tlsPort: number
  proxy: boolean
  proxyPort: number
  unref?: boolean
}

/** The endpoints of a mock besides its plain port. */
export interface Endpoints {
  tlsUrl?: string
  proxyUrl?: string
  /** The certificate of the CA as PEM, unless the user gave a certificate. */
  ca?: string | undefined
  /** Why the CA could not be kept, if so. */
  lost?: string | undefined
}

/**
 * Opens an HTTPS port and a proxy for a server of HTTP. Both hand its connections to the server itself, so that
 * requests are answered as on the plain port. They close with the server.
 *
 * @throws Failure when the certificate cannot be used or a port cannot be had
 */
export async function listenSecurely(server: Server, options: TlsOptions): Promise<Endpoints> {
  const { host, unref = false } = options
  const { certificate, key, authority, lost } = await loadCredentials(options)
  const secureContext = createSecureContext({ cert: certificate, key })
  const endpoints: Endpoints = { ca: authority, lost }

  /** Takes TLS off a connection. The handshake is part of the time that the server allows for a first request. */
  const accept = (socket: Socket) => {
    if (unref) socket.unref()
    const secure = new TLSSocket(socket, {
      isServer: true,
      secureContext,
      ALPNProtocols: ['http/1.1'],
    })
    // A fault resets the TCP connection; a TLS connection itself cannot be reset.
    secure.resetAndDestroy = () => {
      socket.resetAndDestroy()
      return secure
    }
    server.emit('connection', secure)
  }

  if (options.tls) {
    const tlsServer = createServer(accept)
    server.once('close', () => tlsServer.close())
    const port = await listen(tlsServer, {
      host,
      port: options.tlsPort,
      flag: '--tls-port',
      unref,
    })
    endpoints.tlsUrl = addressOf(host, port, 'https')
  }
  if (options.proxy) {
    const proxy = createProxyServer()
    if (unref) proxy.on('connection', (socket) => socket.unref())
    proxy.on('clientError', (error, socket) => server.emit('clientError', error, socket))
    answerAsProxy(proxy, server, accept)
    server.once('close', () => {
      proxy.close()
      proxy.closeAllConnections()
    })
    const port = await listen(proxy, {
      host,
      port: options.proxyPort,
      flag: '--proxy-port',
      unref,
    })
    endpoints.proxyUrl = addressOf(host, port)
  }
  return endpoints
}
