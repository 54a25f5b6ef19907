import { finished } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { isSending } from '../lib/read-on.js'

/** Whether a client waits for `100 Continue` and will not get it: its body would be too large (src/app.ts). */
export const isWithheld = ({ headers, routeOptions: { bodyLimit = 0 } }: FastifyRequest): boolean =>
  headers.expect !== undefined && Number(headers['content-length'] ?? 0) > bodyLimit

/** Of a longer body the journal keeps the length alone, so that it stays small. */
export const maxKept = 100_000

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
    exchange.unread = Buffer.concat(chunks)
    done()
  })
}

/** A body that no route has read, for the journal: JSON or text. */
export function unreadText(body: Buffer): unknown {
  const text = body.toString()
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
