import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox'
import { type Static, Type } from '@sinclair/typebox'
import { Profile } from '../domain/profile.js'
import { Counts } from '../domain/seed.js'
import { version } from '../package.js'
import type { Sandbox } from '../sandbox/sandbox.js'

export interface AdminOptions {
  /** The default world; undefined until it is seeded. */
  sandbox(): Sandbox | undefined
  profile: Profile
}

const Health = Type.Object({
  status: Type.Union([Type.Literal('starting'), Type.Literal('ready')]),
  version: Type.String(),
  uptimeMs: Type.Integer(),
  profile: Profile,
  seed: Type.Optional(Type.Intersect([Type.Object({ files: Type.Array(Type.String()) }), Counts])),
})

const Probe = Type.Object({ status: Type.String() })

/** `/livez`, `/readyz` and `/__admin/health`: for containers, scripts and people. */
export const health: FastifyPluginCallbackTypebox<AdminOptions> = (
  app,
  { sandbox, profile },
  done,
) => {
  app.get('/livez', { schema: { response: { 200: Probe } } }, () => ({ status: 'alive' }))

  app.get('/readyz', { schema: { response: { 200: Probe, 503: Probe } } }, (_request, reply) => {
    if (sandbox()) return { status: 'ready' }
    reply.code(503)
    return { status: 'starting' }
  })

  app.get(
    '/__admin/health',
    { schema: { response: { 200: Health } } },
    (): Static<typeof Health> => {
      const seed = sandbox()?.seed
      return {
        status: seed ? 'ready' : 'starting',
        version,
        uptimeMs: Math.round(performance.now()),
        profile,
        ...(seed && { seed }),
      }
    },
  )
  done()
}
