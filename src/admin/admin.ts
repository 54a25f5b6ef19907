import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import type { FastifyError, FastifyInstance, RouteOptions } from 'fastify'
import { clock } from './clock.js'
import { Complaint } from './complaint.js'
import { explain } from './explain.js'
import { faults } from './faults.js'
import { demandToken, keepPagesOut } from './guard.js'
import { health } from './health.js'
import { metrics } from './metrics.js'
import { openapi } from './openapi.js'
import { requests } from './requests.js'
import { reset } from './reset.js'
import { sandboxes as sandboxRoutes } from './sandboxes.js'
import { seed } from './seed.js'
import { snapshots } from './snapshots.js'
import { state } from './state.js'
import type { AdminOptions } from './types.js'
import { unknownPath } from './unknown-path.js'
import { convertAndJudge } from './validation.js'
import { verify } from './verify.js'
import { wait } from './wait.js'
import { chooseWorld } from './world.js'

/** Who is let in. */
interface Door {
  /** The name that the server listens on. */
  host: string
  /** What callers must send as their bearer, if anything. */
  adminToken: string | undefined
}

/** What we answer, under `/__admin`: never limited, refused for a token or told to fail. */
export const admin: FastifyPluginCallbackTypebox<AdminOptions & Door> = (
  app,
  { sandboxes, sandboxId, profile, routes, host, adminToken },
  done,
) => {
  // Without the prefix, which this context has had already.
  const options = { sandboxes, sandboxId, profile, routes }
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    const { statusCode = 500, message } = error
    if (statusCode >= 500 && !(error instanceof Complaint)) throw error
    reply.code(statusCode).send({ statusCode, message })
  })
  readJson(app)
  app.setValidatorCompiler(convertAndJudge)
  app.addHook('onRequest', keepPagesOut(host))
  if (adminToken !== undefined) app.addHook('onRequest', demandToken(adminToken))
  app.decorateRequest('sandbox')
  app.addHook('onRequest', chooseWorld(options))

  const own: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    if (route.method !== 'HEAD') own.push(route)
  })
  app.register(health, options)
  app.register(reset, options)
  app.register(snapshots, options)
  app.register(state, options)
  app.register(seed, options)
  app.register(clock, options)
  app.register(requests, options)
  app.register(explain, options)
  app.register(wait, options)
  app.register(verify, options)
  app.register(faults, options)
  app.register(sandboxRoutes, options)
  app.register(metrics, options)
  app.register(openapi, { described: own, asksForToken: adminToken !== undefined })

  app.setNotFoundHandler(({ method, url }) => {
    throw unknownPath(method, url.split('?', 1)[0] ?? url, own)
  })
  done()
}

/** JSON by whatever type it is called, as people forget to say; nothing is no body. */
function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<string>('*', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body.trim() === '' ? undefined : JSON.parse(body))
    } catch (error) {
      done(
        new Complaint(
          400,
          `The body is not JSON: ${error instanceof Error ? error.message : error}`,
        ),
      )
    }
  })
}
