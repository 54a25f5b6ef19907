import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { apiHost } from '../lib/api-host.js'

/**
 * Answers requests to a proxy that leads to one host alone: `CONNECT`, after which the client speaks TLS, and requests
 * whose target is a whole URL, which some clients send in plain text even for https. Every other name is refused;
 * none is looked up, and no connection is opened.
 *
 * @param server answers requests for the host
 * @param accept takes a connection on which TLS begins
 */
export function answerAsProxy(
  proxy: Server,
  server: Server,
  accept: (socket: Socket) => void,
): void {
  proxy.on('connect', (request: IncomingMessage, duplex, head: Buffer) => {
    // Node's types leave open that it is a socket, as for every connection of a server.
    const socket = duplex as Socket
    socket.on('error', () => socket.destroy())
    const target = targetOf(`https://${request.url}`)
    if (target?.pathname !== '/') {
      socket.end(refusal(request.url ?? ''))
      return
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
    if (head.length > 0) socket.unshift(head)
    accept(socket)
  })

  proxy.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const { url = '', headers } = request
    const target = targetOf(url)
    if (!target) {
      if (url.startsWith('/')) response.writeHead(400, plainText).end(notAProxyRequest)
      else response.writeHead(403, plainText).end(wordsFor(url))
      return
    }
    request.url = `${target.pathname}${target.search}`
    headers.host = target.host
    server.emit('request', request, response)
  })
}

/** The URL that is meant, if it is one of the API's host. */
function targetOf(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const target = new URL(text)
  const { protocol, hostname, port, username, password } = target
  const isHost = hostname.replace(/\.$/, '') === apiHost
  const isWeb = protocol === 'https:' || protocol === 'http:'
  // A default port is not in `port`.
  return isHost && isWeb && port === '' && !username && !password ? target : undefined
}

const plainText = { 'content-type': 'text/plain; charset=utf-8', connection: 'close' }

const wordsFor = (target: string) =>
  `ghl-mock is a proxy for ${apiHost} alone, and looks nothing else up: "${target}" is refused. Put the names of other services into NO_PROXY.\n`

const notAProxyRequest = `This port is a proxy: set HTTPS_PROXY to it. The API itself is on the port of the mock.\n`

function refusal(target: string): string {
  const body = wordsFor(target)
  const head = [
    'HTTP/1.1 403 Forbidden',
    'content-type: text/plain; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  return `${head.join('\r\n')}\r\n\r\n${body}`
}
