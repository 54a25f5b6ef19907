import type { FastifyError, FastifyInstance } from 'fastify'
import { suggestion } from '../suggest.js'
import { clock } from './clock.js'
import { Complaint } from './complaint.js'
import { explain } from './explain.js'
import { faults } from './faults.js'
import { keepPagesOut } from './guard.js'
import { health } from './health.js'
import { requests } from './requests.js'
import { reset } from './reset.js'
import { sandboxes as sandboxRoutes } from './sandboxes.js'
import { snapshots } from './snapshots.js'
import { state } from './state.js'
import type { AdminPlugin } from './types.js'
import { convertAndJudge } from './validation.js'
import { verify } from './verify.js'
import { wait } from './wait.js'
import { chooseWorld } from './world.js'

/** What we answer, under `/__admin`: never limited, refused for a token or told to fail. */
export const admin: AdminPlugin = (app, { sandboxes, sandboxId, profile, routes }, done) => {
  // Without the prefix, which this context has had already.
  const options = { sandboxes, sandboxId, profile, routes }
  app.setErrorHandler<FastifyError>((error, _request, reply) => {
    const { statusCode = 500, message } = error
    if (statusCode >= 500 && !(error instanceof Complaint)) throw error
    reply.code(statusCode).send({ statusCode, message })
  })
  readJson(app)
  app.setValidatorCompiler(convertAndJudge)
  app.addHook('onRequest', keepPagesOut)
  app.decorateRequest('sandbox')
  app.addHook('onRequest', chooseWorld(options))

  const paths: string[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (method !== 'HEAD') paths.push(`${method} ${url}`)
  })
  app.register(health, options)
  app.register(reset, options)
  app.register(snapshots, options)
  app.register(state, options)
  app.register(clock, options)
  app.register(requests, options)
  app.register(explain, options)
  app.register(wait, options)
  app.register(verify, options)
  app.register(faults, options)
  app.register(sandboxRoutes, options)

  app.setNotFoundHandler(({ method, url }) => {
    const path = `${method} ${url.split('?', 1)[0]}`
    const hint = suggestion(path, paths) || '.'
    throw new Complaint(404, `${path} does not exist${hint} There are: ${paths.join(', ')}.`)
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
