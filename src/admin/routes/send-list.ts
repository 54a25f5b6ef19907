import { Readable } from 'node:stream'
import { nextTurn } from '../../lib/turns.js'

/**
 * Sends an answer that is one long list piece by piece, as fast as the client reads, so that its text is never in
 * memory at once.
 *
 * @param frame the answer with an empty list, the last one in it
 */
export function sendList<Frame extends object>(
  reply: { header(name: string, value: string): unknown },
  frame: Frame,
  entries: Iterable<unknown>,
): Promise<Frame> {
  const text = JSON.stringify(frame)
  const place = text.lastIndexOf('[]') + 1
  reply.header('content-type', 'application/json; charset=utf-8')
  const pieces = piecesOf(text.slice(0, place), entries, text.slice(place))
  // Fastify sends a stream; the type says what its text is.
  return Promise.resolve(Readable.from(pieces, { objectMode: false }) as unknown as Frame)
}

const pieceLength = 64 * 1024

async function* piecesOf(
  head: string,
  entries: Iterable<unknown>,
  tail: string,
): AsyncGenerator<Buffer> {
  let piece = head
  let isFirst = true
  // Other requests are answered before each piece, also when many clients read as fast as this writes.
  await nextTurn()
  for (const entry of entries) {
    piece += `${isFirst ? '' : ','}${JSON.stringify(entry)}`
    isFirst = false
    if (piece.length < pieceLength) continue
    yield Buffer.from(piece)
    piece = ''
    await nextTurn()
  }
  yield Buffer.from(piece + tail)
}
