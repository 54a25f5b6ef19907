import { createHash, timingSafeEqual } from 'node:crypto'
import type { onRequestHookHandler } from 'fastify'
import { bearerIn } from '../lib/bearer.js'
import { Failure } from '../lib/failure.js'
import { readTokenFile } from '../lib/token-file.js'
import { AdminError } from './admin-error.js'

/**
 * The token that the admin API requires, given as text or in a file.
 *
 * @throws Failure `usage` when both are given, or when the file does not hold a token
 */
export function adminTokenFrom(
  token: string | undefined,
  file: string | undefined,
): string | undefined {
  if (file === undefined) return token
  if (token === undefined) return readTokenFile('admin token file', file)
  throw new Failure(
    'usage',
    'The admin token is given twice, as text and as a file: remove one of them.',
  )
}

/**
 * Requires the admin token.
 *
 * @throws AdminError 401
 */
export function assertToken(token: string): onRequestHookHandler {
  const expected = digest(token)
  return ({ headers: { authorization } }, reply, done) => {
    const sent = authorization === undefined ? undefined : bearerIn(authorization)
    if (sent !== undefined && timingSafeEqual(digest(sent), expected)) return done()
    reply.header('www-authenticate', 'Bearer')
    throw new AdminError(
      401,
      `/__admin requires "Authorization: Bearer <admin token>"; ${authorization === undefined ? 'the header is missing' : 'another value was sent'}.`,
    )
  }
}

/** Digests have one length, so that a comparison takes the same time for every token. */
const digest = (text: string) => createHash('sha256').update(text).digest()
