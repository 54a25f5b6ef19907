import { finished } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { isSending } from '../lib/read-on.js'
import { maxKept } from '../sandbox/kept.js'

/**
 * Takes in a body that no route will read, so that the journal can show it; calls back when all of it is there or
 * the client has gone, and at the latest when more than `most` bytes have come.
 */
export function takeBody(
  request: FastifyRequest,
  done: () => void,
  most = Number.POSITIVE_INFINITY,
): void {
  if (!isSending(request)) {
    done()
    return
  }
  const { raw, exchange } = request
  const chunks: Buffer[] = []
  let length = 0
  let isDone = false
  const end = () => {
    if (isDone) return
    isDone = true
    exchange.bodyLength = (exchange.bodyLength ?? 0) + length
    if (length > 0 && !isEncoded(request)) exchange.raw = Buffer.concat(chunks)
    done()
  }
  const take = (chunk: Buffer) => {
    length += chunk.length
    if (length <= maxKept) chunks.push(chunk)
  }
  // Its client has hung up: the stream emits nothing of what it still holds.
  if (raw.closed) {
    for (let rest: Buffer | null = raw.read(); rest; rest = raw.read()) take(rest)
    end()
    return
  }
  // A body that is compressed is read as it comes.
  raw.unpipe().on('data', (chunk: Buffer) => {
    take(chunk)
    if (length > most) end()
  })
  finished(raw, end)
}

/** The `Content-Encoding` of a body, in lower case; `identity` when it has none. */
export const encodingOf = ({ headers }: FastifyRequest): string =>
  headers['content-encoding']?.trim().toLowerCase() || 'identity'

/** Whether the bytes of a body are no text before they are decoded. */
export const isEncoded = (request: FastifyRequest): boolean => encodingOf(request) !== 'identity'
