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
      const { id, path } = split(raw.url ?? '/')
      if (id !== undefined) ids.set(raw, decoded(id))
      return path
    },
    idOf: ({ raw }: FastifyRequest): string | undefined => ids.get(raw),
  }
}

/** The part of a URL that is routed. */
export const routedPath = (url = '/'): string => split(url).path

/** The part of a URL that is routed, and the id of the sandbox in front of it. */
function split(url: string): { id?: string; path: string } {
  // A client that takes the mock for a proxy names the host as well.
  const path = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*\/?/i, '/')
  if (!path.startsWith(prefix)) return { path }
  const [, id = '', rest = ''] = /^([^/?]*)(.*)$/.exec(path.slice(prefix.length)) ?? []
  return { id, path: rest.startsWith('/') ? rest : `/${rest}` }
}

/** The id of the sandbox whose address a base URL is, if it is one. */
export const sandboxIdIn = (url: string): string | undefined =>
  new URL(url).pathname.startsWith(prefix) ? decoded(url.split(prefix)[1] ?? '') : undefined

/** Names may have letters of every script. What cannot be decoded is the id of no sandbox. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
