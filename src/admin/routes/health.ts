import { type Static, Type } from '@sinclair/typebox'
import { version } from '../../lib/package.js'
import { Counts } from '../../resources/index.js'
import { Profile } from '../../resources/profile.js'
import { type AdminPlugin, beforeSeed, route } from '../route.js'

const Health = Type.Object({
  status: Type.Union([Type.Literal('starting'), Type.Literal('ready')]),
  version: Type.String(),
  uptimeMs: Type.Integer(),
  profile: Profile,
  failedReload: Type.Optional(
    Type.String({
      description: 'Why the fixtures could not be reloaded; the last good version is in force.',
    }),
  ),
  seed: Type.Optional(Type.Intersect([Type.Object({ files: Type.Array(Type.String()) }), Counts])),
})

export const health: AdminPlugin = async (app, { sandboxes, profile }) => {
  app.get(
    '/health',
    { ...route('State of the mock', Health), ...beforeSeed },
    (): Static<typeof Health> => {
      const origin = sandboxes.default?.origin
      const { failedReload } = sandboxes
      return {
        status: origin ? 'ready' : 'starting',
        version,
        uptimeMs: Math.round(performance.now()),
        profile,
        ...(failedReload !== undefined && { failedReload }),
        ...(origin && { seed: { files: [...origin.files], ...origin.counts } }),
      }
    },
  )
}
