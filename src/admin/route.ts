import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { TSchema } from '@sinclair/typebox'
import type { FastifyRequest, onRequestHookHandler } from 'fastify'
import { suggestion } from '../lib/suggest.js'
import type { Profile } from '../resources/profile.js'
import type { Route } from '../resources/route.js'
import type { Sandboxes } from '../sandbox/registry.js'
import { defaultId, type Sandbox } from '../sandbox/sandbox.js'
import type { Endpoints } from '../tls/listen.js'
import { AdminError, AdminErrorAnswer } from './admin-error.js'

export interface AdminOptions {
  sandboxes: Sandboxes
  profile: Profile
  /** The id of the sandbox in the address of a request. */
  sandboxId(request: FastifyRequest): string | undefined
  /** The routes of the API. */
  routes: readonly Route[]
  /** Values of the `Version` header that the API accepts. */
  versions: readonly string[]
  /** When the server was built, by `performance.now()`. */
  builtAt: number
  /** The host name that the server listens on. */
  host: string
  /** The endpoints of the mock besides its plain port, as soon as they are open. */
  endpoints: Readonly<Endpoints>
}

/** A group of routes. */
export type AdminPlugin = FastifyPluginAsyncTypebox<AdminOptions>

interface Parts {
  params?: TSchema
  querystring?: TSchema
  body?: TSchema
}

/** The schema of a route: its summary, the schema of its answer, those of its input, and statuses of its own errors. */
export const route = <Answer extends TSchema, P extends Parts = object>(
  summary: string,
  answer: Answer,
  parts?: P,
  errors: readonly number[] = [],
  status = 200,
) => ({
  schema: {
    summary,
    // Errors are thrown, so only the OpenAPI document needs their schema.
    response: {
      ...Object.fromEntries(errors.map((error) => [error, AdminErrorAnswer])),
      [status]: answer,
      // The status is one of 2xx, and what the errors look like is of no interest to the route.
    } as { '2xx': Answer },
    // Without parts, `P` is empty.
    ...(parts as P),
  },
})

/** Added to routes that answer before the seed has been read, when there is no sandbox. */
export const beforeSeed = { config: { beforeSeed: true } }

declare module 'fastify' {
  interface FastifyContextConfig {
    beforeSeed?: boolean
    /** Whether the answer may be as large as the world. */
    isExport?: boolean
  }
}

/**
 * Sets `request.sandbox`: the sandbox of `?sandbox=<id>`, that of the address, or the default one.
 *
 * @throws AdminError 404 when no sandbox has that id, 503 while the default sandbox is not seeded
 */
export const chooseSandbox =
  ({ sandboxes, sandboxId }: AdminOptions): onRequestHookHandler =>
  (request, reply, done) => {
    const { sandbox: named, ...query } = request.query as Record<string, string | string[]> // Fastify's parser makes one
    request.query = query
    if (Array.isArray(named)) throw new AdminError(400, 'sandbox: found several, expected one.')
    const id = named ?? sandboxId(request)
    const sandbox = id === undefined ? sandboxes.default : findSandbox(id, sandboxes)
    if (sandbox) {
      request.sandbox = sandbox
      const release = sandboxes.hold(sandbox)
      if (release) reply.raw.once('close', release)
    } else if (!request.is404 && !request.routeOptions.config.beforeSeed) {
      throw new AdminError(503, 'The mock is still reading its seed: wait for 200 from /readyz.')
    }
    done()
  }

/** The error of a call whose sandbox was removed meanwhile: what else went wrong follows from that. Messages begin with the sandbox. */
export function removal(request: FastifyRequest, sandboxes: Sandboxes): AdminError | undefined {
  // A call that needs no sandbox has none.
  const sandbox: Sandbox | undefined = request.sandbox
  // A mock that closes, closes the default one too.
  if (!sandbox?.closed || !sandboxes.default) return undefined
  return new AdminError(404, 'It was removed during the call.')
}

/** @throws AdminError 404 */
export function findSandbox(id: string, sandboxes: Sandboxes): Sandbox {
  const sandbox = sandboxes.find(id)
  if (sandbox) return sandbox
  const gone = ': it was removed, it was idle for too long, or it never existed.'
  // The ids of other sandboxes are not suggested: they belong to other tests.
  const hint = suggestion(id, [defaultId]) || gone
  throw new AdminError(404, `There is no sandbox "${id}"${hint}`)
}
