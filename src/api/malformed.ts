import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError } from 'fastify'
import type { Profile } from '../resources/profile.js'
import { reasonLine } from '../resources/refusal.js'
import { requestMalformed } from './refusals.js'

/** Answers bytes that are not an HTTP request, for which there is neither a request nor a reply, and hangs up. */
export const answerMalformed =
  (profile: Profile) =>
  ({ code }: ConnectionError, socket: Socket): void => {
    if (code === 'ECONNRESET' || socket.destroyed) return
    const refusal = requestMalformed({ code })
    const answer = refusal.answer(profile, randomUUID)
    if (socket.writable && answer) {
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
    socket.destroySoon()
  }
