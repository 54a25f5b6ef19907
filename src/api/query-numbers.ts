import type { FastifyRequest, preValidationHookHandler } from 'fastify'

/**
 * Reads parameters of a query as numbers before they are validated, as the live API does. Other text is left as it is,
 * and validation refuses it.
 */
export const queryNumbers =
  (...names: readonly string[]): preValidationHookHandler =>
  (request: FastifyRequest, _reply, done) => {
    const query = request.query as Record<string, unknown> // Fastify's parser makes one
    for (const name of names) {
      const value = query[name]
      if (typeof value === 'string' && /^-?\d{1,15}$/.test(value)) query[name] = Number(value)
    }
    done()
  }
