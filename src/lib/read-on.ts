import type { FastifyReply, FastifyRequest } from 'fastify'

/** Whether a client may still be sending the body of its request. */
export const isSending = ({ raw, headers }: FastifyRequest): boolean =>
  !raw.readableEnded && (headers['content-length'] ?? headers['transfer-encoding'] ?? '0') !== '0'

/** Whether a client waits for `100 Continue` and will not get it: its body would be too large (src/app.ts). */
export const isWithheld = ({ headers, routeOptions: { bodyLimit = 0 } }: FastifyRequest): boolean =>
  headers.expect !== undefined && Number(headers['content-length'] ?? 0) > bodyLimit

/** Bytes of a body that are read at most. One that announces too many is refused without being read. */
export function mostRead({ headers, routeOptions: { bodyLimit = 0 } }: FastifyRequest): number {
  const length = Number(headers['content-length'] ?? bodyLimit)
  if (headers['content-encoding'] !== undefined) return bodyLimit
  return length > bodyLimit ? 0 : length
}

/**
 * A client that still sends would see a reset connection instead of its answer if the connection were closed at once.
 * So the rest of the body is read first, and the connection closed after that if the client asked for it. A body that
 * is withheld never comes, so that connection is closed with the answer.
 */
export function readOn(request: FastifyRequest, reply: FastifyReply): void {
  if (isWithheld(request)) {
    reply.header('connection', 'close')
    return
  }
  const { raw } = request
  const close = () => raw.socket.end()
  if (!reply.raw.shouldKeepAlive) {
    reply.raw.once('finish', () => (raw.readableEnded ? close() : raw.once('end', close)))
  }
  reply.header('connection', 'keep-alive')
  // The rest of a compressed body is read, not inflated.
  raw.unpipe().resume()
}
