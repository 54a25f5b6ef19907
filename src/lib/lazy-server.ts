import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** A server that is built when it is first asked for something, so that a start need not wait for it. */
export interface LazyServer {
  /** Answers a request as it came, with its body unread. */
  answer(request: FastifyRequest, reply: FastifyReply): Promise<void>
  close(): Promise<void>
}

/** @param build - Makes the server; it need not listen. */
export function lazyServer(build: () => Promise<FastifyInstance>): LazyServer {
  let built: Promise<FastifyInstance> | undefined
  return {
    async answer(request, reply) {
      built ??= build().then(ready)
      const { routing } = await built
      reply.hijack()
      routing(request.raw, reply.raw)
    },
    close: async () => (await built)?.close(),
  }
}

async function ready(app: FastifyInstance): Promise<FastifyInstance> {
  await app.ready()
  return app
}
