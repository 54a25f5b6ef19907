import { Type } from '@sinclair/typebox'
import type { FastifyError, FastifyPluginAsync, FastifyRequest, RouteOptions } from 'fastify'
import { databaseProblem, unusableWords } from '../lib/database-problem.js'
import { inbox } from '../lib/inbox.js'
import type { Log } from '../lib/log.js'
import type { Outbox } from '../lib/outbox.js'
import { isSending, mostRead, readOn } from '../lib/read-on.js'
import { pathOf } from '../lib/url.js'
import { logProblem } from '../sandbox/database-health.js'
import { defaultId, type Sandbox } from '../sandbox/sandbox.js'
import { AdminError } from './admin-error.js'
import { assertToken } from './admin-token.js'
import { explain } from './explain/explain.js'
import { rejectOtherPages } from './guard.js'
import { refuseBody, refuseEncoded } from './no-body.js'
import { openapi } from './openapi/openapi.js'
import { parseJson } from './parse-json.js'
import { type AdminOptions, chooseSandbox, removal } from './route.js'
import { clock } from './routes/clock.js'
import { coverage } from './routes/coverage.js'
import { announce, events } from './routes/events.js'
import { faults } from './routes/faults.js'
import { fidelity } from './routes/fidelity.js'
import { health } from './routes/health.js'
import { history } from './routes/history.js'
import { metrics } from './routes/metrics.js'
import { privateIntegrations } from './routes/private-integrations.js'
import { requests } from './routes/requests.js'
import { reset } from './routes/reset.js'
import { rows } from './routes/rows.js'
import { sandboxes } from './routes/sandboxes.js'
import { seed } from './routes/seed.js'
import { snapshots } from './routes/snapshots.js'
import { state } from './routes/state.js'
import { stubs } from './routes/stubs.js'
import { unknownPath } from './routes/unknown-path.js'
import { verify } from './routes/verify.js'
import { wait } from './routes/wait.js'
import { convertAndValidate } from './validation.js'

/** Who may call the admin API. */
interface Access {
  /** The bearer token that callers must send, if any. */
  adminToken: string | undefined
  /** The answers that are not read yet. */
  outbox: Outbox
  /** Silent, if there is none. */
  log?: Log | undefined
  /** Further host names by which it may be called. */
  adminHosts: readonly string[]
}

const noQuery = Type.Object({}, { additionalProperties: false })

/** The routes, in the order of the OpenAPI document. */
const plugins = [
  health,
  reset,
  snapshots,
  state,
  seed,
  clock,
  rows,
  privateIntegrations,
  requests,
  explain,
  wait,
  events,
  history,
  verify,
  faults,
  stubs,
  sandboxes,
  metrics,
  coverage,
  fidelity,
]

/** The admin API, under `/__admin`. Rate limits, API credentials and faults do not apply to it. */
export const admin: FastifyPluginAsync<AdminOptions & Access> = async (app, given) => {
  const { host, adminToken, adminHosts, log, outbox, sandboxes } = given
  // The prefix applies to this context already.
  const options = { ...given, prefix: '' }
  app.setErrorHandler<FastifyError>((thrown, request, reply) => {
    const error = removal(request, sandboxes) ?? thrown
    const problem = databaseProblem(error)
    if (problem !== undefined) {
      // A call that needs no sandbox has none.
      const sandbox: Sandbox | undefined = request.sandbox
      logProblem(log, problem, sandbox ?? sandboxes.default)
      const message = `${unusableWords(problem)} Nothing has changed.`
      return reply.code(503).send({ statusCode: 503, message })
    }
    const { statusCode = 500 } = error
    if (statusCode >= 500 && !(error instanceof AdminError)) throw error
    const difference = error instanceof AdminError ? error.difference : undefined
    // Fastify closes the connection of a body that is too large.
    reply.removeHeader('connection')
    if (isSending(request)) readOn(request, reply)
    return reply
      .code(statusCode)
      .send({ statusCode, message: messageOf(error, request), ...difference })
  })
  app.addHook('preParsing', (request, reply, payload, done) => {
    if (!isSending(request)) return done(null, payload)
    if (['GET', 'HEAD'].includes(request.method)) {
      // Nothing reads it.
      readOn(request, reply)
      return done(null, payload)
    }
    inbox.whenRoom(request.raw, mostRead(request), () => done(null, payload))
  })
  parseJson(app)
  app.setValidatorCompiler(convertAndValidate)
  app.addHook('onRequest', rejectOtherPages(host, adminHosts))
  if (adminToken !== undefined) app.addHook('onRequest', assertToken(adminToken))
  app.addHook('preHandler', (request, _reply, done) =>
    outbox.whenRoom(request, done, request.routeOptions.config.isExport),
  )
  app.addHook('onSend', (request, reply, payload, done) => {
    outbox.hold(request, reply, payload)
    request.body = undefined
    inbox.release(request.raw)
    if (typeof payload === 'string') done(null, outbox.send(payload, reply))
    else done()
  })
  app.addHook('onResponse', ({ method, url, sandbox }, { statusCode }, done) => {
    announce(method, url, statusCode, sandbox)
    done()
  })
  app.decorateRequest('sandbox')
  app.addHook('onRequest', chooseSandbox(options))
  app.addHook('onRequest', refuseEncoded)

  const described: RouteOptions[] = []
  app.addHook('onRoute', (route) => {
    // A misspelt `?sandbox=` would act on the default sandbox.
    route.schema = { querystring: noQuery, ...route.schema }
    if (route.schema.body === undefined) route.preValidation = refuseBody
    if (route.method !== 'HEAD') described.push(route)
  })
  for (const plugin of plugins) app.register(plugin, options)
  app.register(openapi, { ...options, described, requiresToken: adminToken !== undefined })

  app.setNotFoundHandler(({ method, url }) => {
    throw unknownPath(method, pathOf(url), described)
  })
}

/** Says which sandbox a message is about, because tests that run in parallel print theirs side by side. */
function messageOf(
  { statusCode, message }: FastifyError | AdminError,
  request: FastifyRequest,
): string {
  // A route that answers before the seed is read has no sandbox.
  const sandbox: Sandbox | undefined = request.sandbox
  const isOther = sandbox !== undefined && sandbox.id !== defaultId
  return isOther && statusCode !== 400 ? `Sandbox ${sandbox.id}: ${message}` : message
}
