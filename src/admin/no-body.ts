import type { TObject } from '@sinclair/typebox'
import type { onRequestHookHandler, preValidationHookHandler } from 'fastify'
import { describe, shortened } from '../lib/violation.js'
import { AdminError } from './admin-error.js'

/**
 * Refuses the body of a route that reads none: the route would do something else than the body asks for.
 *
 * @throws AdminError 400 that names the parameters of the query
 */
export const refuseBody: preValidationHookHandler = (request, _reply, done) => {
  const { method, routeOptions, body } = request
  const keys = isObject(body) ? namesOf(body) : body && describe(body)
  if (!keys) return done()
  const query = routeOptions.schema?.querystring as TObject | undefined // so the admin API declares them
  const known = [...Object.keys(query?.properties ?? {}), 'sandbox'].map((name) => `?${name}=`)
  const message = `${method} ${routeOptions.url} takes no body, found ${keys}. Its query takes ${known.join(', ')}.`
  throw new AdminError(400, message)
}

/** The first few keys: there may be thousands. */
function namesOf(body: object): string {
  const keys = Object.keys(body)
  const more = keys.length > mostNamed ? ` and ${keys.length - mostNamed} more` : ''
  return keys.slice(0, mostNamed).map(shortened).join(', ') + more
}

const mostNamed = 20

const isObject = (body: unknown): body is object =>
  typeof body === 'object' && body !== null && !Array.isArray(body)

/** @throws AdminError 415 for a body that is compressed */
export const refuseEncoded: onRequestHookHandler = ({ headers }, _reply, done) => {
  const { 'content-encoding': encoding = '' } = headers
  if (/^\s*(?:identity)?\s*$/i.test(encoding)) return done()
  throw new AdminError(415, `The admin API reads no compressed bodies, found ${encoding}.`)
}
