import type { FastifyInstance, FastifyPluginCallback } from 'fastify'

interface LazyServerOptions {
  /** Makes the server that is to answer everything under the prefix; it need not listen. */
  build(): Promise<FastifyInstance>
}

/**
 * Answers through a server that is built when it is first asked for something, so that a start need not wait for
 * it. Requests are handed over as they came, with their bodies unread.
 */
export const lazyServer: FastifyPluginCallback<LazyServerOptions> = (app, { build }, done) => {
  let built: Promise<FastifyInstance> | undefined

  app.addHook('onRequest', async (request, reply) => {
    built ??= build().then(ready)
    const { routing } = await built
    reply.hijack()
    routing(request.raw, reply.raw)
  })
  // No path is known here, so that the hook above sees all of them, by any method.
  app.setNotFoundHandler(() => undefined)
  // A plugin for CORS answers OPTIONS of all paths, unless there is a route with more of the path.
  app.options('/*', () => undefined)
  app.addHook('onClose', async () => (await built)?.close())
  done()
}

async function ready(app: FastifyInstance): Promise<FastifyInstance> {
  await app.ready()
  return app
}
