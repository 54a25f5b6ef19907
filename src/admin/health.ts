import { type Static, Type } from '@sinclair/typebox'
import { Profile } from '../domain/profile.js'
import { Counts } from '../domain/seed.js'
import { version } from '../package.js'
import type { AdminPlugin } from './types.js'

const Health = Type.Object({
  status: Type.Union([Type.Literal('starting'), Type.Literal('ready')]),
  version: Type.String(),
  uptimeMs: Type.Integer(),
  profile: Profile,
  seed: Type.Optional(Type.Intersect([Type.Object({ files: Type.Array(Type.String()) }), Counts])),
})

export const health: AdminPlugin = (app, { sandboxes, profile }, done) => {
  app.get(
    '/health',
    { schema: { summary: 'How the mock is', response: { 200: Health } } },
    (): Static<typeof Health> => {
      const seed = sandboxes.default?.seed
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
