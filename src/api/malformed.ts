import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ConnectionError } from 'fastify'
import type { Profile } from '../domain/profile.js'
import { explain, type Reason } from '../domain/refusal.js'
import { answerFor } from './answers.js'

/** Answers bytes that are no HTTP request, for which there is neither a request nor a reply, and hangs up. */
export const answerMalformed =
  (profile: Profile) =>
  ({ code }: ConnectionError, socket: Socket): void => {
    if (code === 'ECONNRESET' || socket.destroyed) return
    const reason: Reason = { kind: 'request-malformed', code }
    const answer = answerFor(reason, profile, randomUUID)
    if (socket.writable && answer) {
      const body = JSON.stringify(answer.body)
      const head = [
        `HTTP/1.1 ${answer.status} ${STATUS_CODES[answer.status]}`,
        'content-type: application/json; charset=utf-8',
        `content-length: ${Buffer.byteLength(body)}`,
        `x-mock-reason: ${explain(reason)}`,
        'connection: close',
      ]
      socket.write(`${head.join('\r\n')}\r\n\r\n${body}`)
    }
    socket.destroySoon()
  }
