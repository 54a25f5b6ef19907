import { randomUUID } from 'node:crypto'
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ConnectionError } from 'fastify'
import type { Profile } from '../resources/profile.js'
import { type Answer, reasonLine } from '../resources/refusal.js'
import type { Secrets } from '../sandbox/redact.js'
import { connectRefused, requestMalformed } from './refusals.js'

/**
 * Answers bytes that are not an HTTP request, for which there is neither a request nor a reply, and hangs up. Whole
 * requests that came before them on the same connection are answered first.
 */
export function answerMalformed(profile: Profile, secrets: Secrets) {
  const lastAnswers = new WeakMap<Socket, { last: ServerResponse; before?: ServerResponse }>()
  return {
    watch(server: Server): void {
      server.on('request', ({ socket }, last) => {
        const before = lastAnswers.get(socket)?.last
        lastAnswers.set(socket, before ? { last, before } : { last })
      })
    },
    answer({ code }: ConnectionError, socket: Socket): void {
      if (code === 'ECONNRESET' || socket.destroyed) return
      const refusal = requestMalformed({ code })
      const hangUp = () => {
        write(socket, reasonLine(refusal, secrets), refusal.answer(profile, randomUUID))
        socket.destroySoon()
      }
      // Answers leave in the order of their requests, all of which are whole but the last one.
      const { last, before } = lastAnswers.get(socket) ?? {}
      const whole = last?.req.complete ? last : before
      if (whole && !whole.writableFinished) whole.once('finish', hangUp)
      else hangUp()
    },
  }
}

/** Answers a client that takes the mock for a proxy of TLS connections. */
export const refuseConnect =
  (secrets: Secrets) =>
  ({ url = '' }: IncomingMessage, socket: Duplex): void => {
    // The client may hang up at any time, and Node no longer watches the connection.
    socket.on('error', () => undefined)
    const refusal = connectRefused({ url })
    write(socket, reasonLine(refusal, secrets), refusal.answer('documented', randomUUID))
    socket.end()
  }

function write(socket: Duplex, reason: string, answer: Answer | undefined): void {
  if (!socket.writable || !answer) return
  const body = JSON.stringify(answer.body)
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-mock-reason: ${reason}`,
    'connection: close',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
}
