import type { onRequestHookHandler } from 'fastify'
import { AdminError } from './admin-error.js'

/**
 * Host names of this machine or of a container next to it, and addresses. Names that end in `internal` or `svc` cannot
 * be registered on the internet, and the name of a compose service has no dot.
 */
const local =
  /^(?:localhost|.*\.localhost|.*\.internal|.*\.svc(?:\.cluster\.local)?|[\w-]+|\[[\da-f:.]+\]|[\d.]+)$/

const covers = (allowed: string, name: string): boolean =>
  allowed.startsWith('*.') ? name.endsWith(allowed.slice(1)) : name === allowed

const nameOf = (host: string) => host.replace(/:\d+$/, '')

/**
 * Rejects calls of other web pages. A page on another site sends its origin; a page whose host name was made to point
 * here (DNS rebinding) sends that name.
 *
 * @param own the host name that the server listens on
 * @param allowed further names; one that begins with `*.` stands for all names below it
 * @throws AdminError 403
 */
export const rejectOtherPages =
  (own: string, allowed: readonly string[]): onRequestHookHandler =>
  ({ headers }, _reply, done) => {
    const { host = '', origin } = headers
    const asked = host.toLowerCase()
    const name = nameOf(asked)
    if (!local.test(name) && ![own, ...allowed].some((one) => covers(one.toLowerCase(), name))) {
      throw new AdminError(
        403,
        `The Host "${host}" does not belong to this machine: call /__admin by localhost or an address, or allow the name with --admin-hosts ${name}.`,
      )
    }
    if (origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === asked)) {
      throw new AdminError(
        403,
        `The Origin ${origin} is not that of the mock: /__admin cannot be called from other pages.`,
      )
    }
    done()
  }
