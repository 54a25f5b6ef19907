import { finished } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { isSending } from '../lib/read-on.js'
import { maxKept } from '../sandbox/kept.js'

/** Whether a client waits for `100 Continue` and will not get it: its body would be too large (src/app.ts). */
export const isWithheld = ({ headers, routeOptions: { bodyLimit = 0 } }: FastifyRequest): boolean =>
  headers.expect !== undefined && Number(headers['content-length'] ?? 0) > bodyLimit

/**
 * Takes in a body that no route will read, so that the journal can show it; calls back when all of it is there or
 * the client has gone.
 */
export function takeBody(request: FastifyRequest, done: () => void): void {
  if (!isSending(request)) {
    done()
    return
  }
  const { raw, exchange } = request
  const chunks: Buffer[] = []
  let length = 0
  raw.on('data', (chunk: Buffer) => {
    length += chunk.length
    if (length <= maxKept) chunks.push(chunk)
  })
  finished(raw, () => {
    exchange.bodyLength = length
    if (length > 0) exchange.raw = Buffer.concat(chunks)
    done()
  })
}
