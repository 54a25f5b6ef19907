import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'

const prefix = '/__sandbox/'

/**
 * Each sandbox also answers under `/__sandbox/<id>`, for clients without a token of it. The prefix is removed before a
 * request is routed; `idOf` returns the id in it.
 */
export function sandboxAddresses() {
  const ids = new WeakMap<IncomingMessage, string>()
  return {
    strip(raw: IncomingMessage): string {
      // A client that takes the mock for a proxy names the host as well.
      const url = (raw.url ?? '/').replace(/^https?:\/\/[^/?]*/i, '')
      if (!url.startsWith(prefix)) return raw.url ?? '/'
      const [, id = '', rest = ''] = /^([^/?]*)(.*)$/.exec(url.slice(prefix.length)) ?? []
      ids.set(raw, id)
      return rest.startsWith('/') ? rest : `/${rest}`
    },
    idOf: ({ raw }: FastifyRequest): string | undefined => ids.get(raw),
  }
}

/** The id of the sandbox whose address a base URL is, if it is one. */
export const sandboxIdIn = (url: string): string | undefined =>
  new URL(url).pathname.startsWith(prefix) ? url.split(prefix)[1] : undefined
