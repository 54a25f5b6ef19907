import { createHash, timingSafeEqual } from 'node:crypto'
import type { onRequestHookHandler } from 'fastify'
import { bearerIn } from '../bearer.js'
import { Complaint } from './complaint.js'

/**
 * Names under which this machine, or a container next door, is called; an address is no name. Those that end in
 * `internal` or `svc` can be had by nobody on the internet, and a compose service has no dot.
 */
const local =
  /^(?:localhost|.*\.localhost|.*\.internal|.*\.svc(?:\.cluster\.local)?|[\w-]+|\[[\da-f:.]+\]|[\d.]+)$/

const nameOf = (host: string) => host.replace(/:\d+$/, '')

/**
 * Keeps web pages out: a page elsewhere names its origin, and one that had its own host name point here (DNS
 * rebinding) names that host. `own` is the name that the server was told to listen on.
 *
 * @throws Complaint 403
 */
export const keepPagesOut =
  (own: string): onRequestHookHandler =>
  ({ headers }, _reply, done) => {
    const { host = '', origin } = headers
    const asked = host.toLowerCase()
    if (!local.test(nameOf(asked)) && nameOf(asked) !== own.toLowerCase()) {
      throw new Complaint(
        403,
        `The Host "${host}" is not this machine's: call /__admin by localhost or an address.`,
      )
    }
    if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === asked)) {
      throw new Complaint(
        403,
        `The Origin ${origin} is not the mock's own: /__admin does not serve other pages.`,
      )
    }
    done()
  }

/**
 * Lets those in who send the admin token.
 *
 * @throws Complaint 401
 */
export function demandToken(token: string): onRequestHookHandler {
  const expected = digest(token)
  return ({ headers: { authorization } }, reply, done) => {
    const sent = authorization === undefined ? undefined : bearerIn(authorization)
    if (sent !== undefined && timingSafeEqual(digest(sent), expected)) return done()
    reply.header('www-authenticate', 'Bearer')
    throw new Complaint(
      401,
      `/__admin asks for the admin token, "Authorization: Bearer <admin token>", and ${authorization === undefined ? 'nothing' : 'something else'} came.`,
    )
  }
}

/** Of one length, so that the comparison takes as long whatever is sent. */
const digest = (text: string) => createHash('sha256').update(text).digest()
