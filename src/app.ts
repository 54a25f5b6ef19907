import type { IncomingMessage, ServerResponse } from 'node:http'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify'
import { page } from './admin/page.js'
import { probes } from './admin/routes/probes.js'
import { seedLimit } from './admin/seed-limit.js'
import { api } from './api/api.js'
import { logRequests } from './api/log-requests.js'
import { answerMalformed, refuseConnect } from './api/malformed.js'
import { versions } from './api/refusals.js'
import { refuseUrl } from './api/refuse.js'
import { lazyServer } from './lib/lazy-server.js'
import type { Log } from './lib/log.js'
import { Outbox } from './lib/outbox.js'
import type { Profile } from './resources/profile.js'
import type { Route } from './resources/route.js'
import { resourceRoutes } from './resources/routes.js'
import { routedPath, sandboxAddresses } from './sandbox/address.js'
import type { Sandboxes } from './sandbox/registry.js'
import type { Endpoints } from './tls/listen.js'

export interface AppOptions {
  sandboxes: Sandboxes
  profile: Profile
  rateLimit: boolean
  /** Bytes of a request's body that are read at most. */
  bodyLimit: number
  /** Whether there is an admin side, and the token that it asks for, if any. */
  admin?: boolean
  adminToken?: string | undefined
  /** Names besides those of this machine by which the admin side may be called. */
  adminHosts?: readonly string[]
  /** Whether pages of every origin may call the API. */
  cors?: boolean
  /** The name that the server listens on. */
  host?: string
  /** The endpoints of the server besides its plain port, as soon as they are open. */
  endpoints?: Readonly<Endpoints>
  /** Silent, if there is none. */
  log?: Log | undefined
}

/**
 * The API judges by TypeBox and sends JSON that is stored or small. Fastify loads Ajv and a serialiser compiler
 * at start unless it is given others; its types want those to be Ajv's, its code calls them as functions.
 */
const withoutAjv = {
  buildValidator: () => () => () => true,
  buildSerializer: () => () => JSON.stringify,
  // A cast, because the types want the compilers of Ajv.
} as unknown as NonNullable<FastifyServerOptions['schemaController']>['compilersFactory'] & object

/** The API is open to pages of every origin, the admin side to none. */
const allowOrigins = ({ url }: FastifyRequest, done: (error: null, options: object) => void) =>
  done(null, url.startsWith('/__admin') ? { origin: false } : anyOrigin)
const anyOrigin = {
  origin: '*',
  exposedHeaders: '*',
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  strictPreflight: false,
}

/** Says what the plugin for CORS says, of a path that meets none of its hooks. True when that is the whole answer. */
function allowAnyOrigin({ method, headers }: FastifyRequest, reply: FastifyReply): boolean {
  const { origin, exposedHeaders, methods } = anyOrigin
  reply.headers({
    'access-control-allow-origin': origin,
    'access-control-expose-headers': exposedHeaders,
  })
  if (method !== 'OPTIONS') return false
  const asked = headers['access-control-request-headers']
  reply.header('access-control-allow-methods', methods.join(', '))
  if (asked !== undefined) reply.header('access-control-allow-headers', asked)
  reply.code(204).header('content-length', '0').send()
  return true
}

/** The server, its contexts in order. It does not listen or exit. */
export function buildApp({
  sandboxes,
  profile,
  rateLimit,
  bodyLimit,
  admin = true,
  adminToken,
  adminHosts = [],
  cors = false,
  host = 'localhost',
  endpoints = {},
  log,
}: AppOptions): FastifyInstance {
  const routes: Route[] = []
  const addresses = sandboxAddresses()
  const outbox = new Outbox()
  const shared = {
    sandboxes,
    sandboxId: addresses.idOf,
    profile,
    routes,
    versions,
    outbox,
    host,
    endpoints,
    builtAt: performance.now(),
  }
  const apiOptions = { ...shared, plugins: resourceRoutes, rateLimit, log }

  if (adminToken !== undefined) sandboxes.secrets.add([adminToken])
  const serverOptions = {
    bodyLimit,
    // What HighLevel's host forgives: a slash too many, capitals, and ids of any length.
    routerOptions: { ignoreTrailingSlash: true, caseSensitive: false, maxParamLength: 16_384 },
    schemaController: { compilersFactory: withoutAjv },
  }
  const malformed = answerMalformed(profile, sandboxes.secrets)
  const app: FastifyInstance = Fastify({
    ...serverOptions,
    forceCloseConnections: true,
    // The plugins are ours: none waits.
    pluginTimeout: 0,
    rewriteUrl: addresses.strip,
    frameworkErrors: refuseBadUrl,
    clientErrorHandler: malformed.answer,
  })

  // Node asks for every body that a client announces. One that is too large is refused before it is sent.
  app.server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    const limit = isOfAdmin(routedPath(request.url)) ? seedLimit : bodyLimit
    if (Number(request.headers['content-length'] ?? 0) <= limit) response.writeContinue()
    app.server.emit('request', request, response)
  })
  app.server.on('connect', refuseConnect(sandboxes.secrets))
  malformed.watch(app.server)

  // Without such a hook Fastify need not watch for the end of each answer.
  if (log?.aboutRequests) logRequests(app, log)
  if (cors) app.register(import('@fastify/cors'), { delegator: allowOrigins })
  app.register(probes, shared)
  if (admin) {
    app.register(page)
    const side = lazyServer(buildAdmin)
    // No path of it is known here. A plugin for CORS answers OPTIONS of all paths.
    app.addHook('onRequest', (request, reply, done) => {
      const isFree = request.is404 || request.method === 'OPTIONS'
      if (isFree && isOfAdmin(request.url)) side.answer(request, reply).catch(done)
      else done()
    })
    app.addHook('onClose', side.close)
  }
  app.register(api, apiOptions)

  // Connections are cut next. What has been acted on is answered first: answers leave at the end of a turn.
  app.addHook('preClose', (done) => {
    sandboxes.endTimers()
    setImmediate(done)
  })
  app.addHook('onClose', (_app, done) => {
    sandboxes.close()
    done()
  })
  app.setErrorHandler(fail)
  return app

  /** A path that cannot be decoded meets no hook, so it is sorted here. */
  function refuseBadUrl(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
    const { url } = request
    if (isOfAdmin(url)) {
      const message = `The percent-encoding of ${url} is invalid.`
      reply.code(400).send({ statusCode: 400, message })
      return
    }
    if (!cors || !allowAnyOrigin(request, reply)) refuseUrl(apiOptions)(error, request, reply)
  }

  function isOfAdmin(url: string): boolean {
    return admin && /^\/__admin(?![^/?])/i.test(url)
  }

  /** Most routes are on the admin side; a start does not wait for them. */
  async function buildAdmin(): Promise<FastifyInstance> {
    const { admin } = await import('./admin/admin.js')
    const side = Fastify(serverOptions)
    side.setErrorHandler(fail)
    await side.register(admin, {
      ...shared,
      adminToken,
      adminHosts,
      log,
      prefix: '/__admin',
    })
    return side
  }

  function fail(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    log?.error({ err: error, method: request.method, url: request.url }, 'unexpected error')
    reply.code(500).send({ statusCode: 500, message: 'ghl-mock failed; its log says why.' })
  }
}
