import type { FastifyReply } from 'fastify'
import { headerLine } from '../resources/refusal.js'
import type { Secrets } from '../sandbox/redact.js'

/** Adds a sentence to the header `x-mock-warning`: something was accepted that is probably a mistake. */
export function warn(reply: FastifyReply, sentence: string, secrets: Secrets): void {
  const before = reply.getHeader('x-mock-warning')
  const all = before === undefined ? sentence : `${before}; ${sentence}`
  reply.header('x-mock-warning', headerLine(all, secrets))
}
