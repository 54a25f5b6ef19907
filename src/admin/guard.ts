import type { onRequestHookHandler } from 'fastify'
import { Complaint } from './complaint.js'

/** Names under which this machine, or a container next door, is called; an address is no name. */
const local =
  /^(?:localhost|.*\.localhost|host\.docker\.internal|[\w-]+|\[[\da-f:.]+\]|[\d.]+)(?::\d+)?$/i

/**
 * Keeps web pages out: a page elsewhere names its origin, and one that had its own host name point here (DNS
 * rebinding) names that host. Names without a dot are let in, as compose services have them.
 *
 * @throws Complaint 403
 */
export const keepPagesOut: onRequestHookHandler = ({ headers }, _reply, done) => {
  const { host = '', origin } = headers
  if (!local.test(host)) {
    throw new Complaint(
      403,
      `The Host "${host}" is not this machine's: call /__admin by localhost or an address.`,
    )
  }
  if (
    origin !== undefined &&
    origin !== 'null' &&
    URL.canParse(origin) &&
    new URL(origin).host === host
  ) {
    return done()
  }
  if (origin !== undefined) {
    throw new Complaint(
      403,
      `The Origin ${origin} is not the mock's own: /__admin does not serve other pages.`,
    )
  }
  done()
}
