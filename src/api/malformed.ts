import { randomUUID } from 'node:crypto'
import { type IncomingMessage, STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { ConnectionError } from 'fastify'
import type { Profile } from '../resources/profile.js'
import { type Answer, type Refusal, reasonLine } from '../resources/refusal.js'
import { connectRefused, requestMalformed } from './refusals.js'

/** Answers bytes that are not an HTTP request, for which there is neither a request nor a reply, and hangs up. */
export const answerMalformed =
  (profile: Profile) =>
  ({ code }: ConnectionError, socket: Socket): void => {
    if (code === 'ECONNRESET' || socket.destroyed) return
    const refusal = requestMalformed({ code })
    write(socket, refusal, refusal.answer(profile, randomUUID))
    socket.destroySoon()
  }

/** Answers a client that takes the mock for a proxy of TLS connections. */
export function refuseConnect({ url = '' }: IncomingMessage, socket: Duplex): void {
  const refusal = connectRefused({ url })
  write(socket, refusal, refusal.answer('documented', randomUUID))
  socket.end()
}

function write(socket: Duplex, refusal: Refusal, answer: Answer | undefined): void {
  if (!socket.writable || !answer) return
  const body = JSON.stringify(answer.body)
  const head = [
    `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-mock-reason: ${reasonLine(refusal)}`,
    'connection: close',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
}
