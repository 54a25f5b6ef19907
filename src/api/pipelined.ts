import type { FastifyReply, FastifyRequest } from 'fastify'
import { journal } from './exchange.js'

/**
 * Whether a request came before the answer to an earlier one of its connection had left. Node hands both over at once,
 * and gives an answer its socket when it is its turn.
 */
export const isPipelined = ({ raw }: FastifyReply): boolean => raw.socket === null

/**
 * Lets a pipelined request act when the answers before it have left, so that it sees what they wrote (RFC 9112, 9.3.2).
 * It leaves an entry when its client hangs up meanwhile.
 */
export function whenAnswered(
  request: FastifyRequest,
  reply: FastifyReply,
  proceed: () => void,
): void {
  const leave = () => {
    reply.hijack()
    journal(request, 0, '')
  }
  request.raw.once('close', leave)
  reply.raw.once('socket', () => {
    request.raw.off('close', leave)
    proceed()
  })
}
