import { Type } from '@sinclair/typebox'
import { inbox } from '../../lib/inbox.js'
import { Counts } from '../../resources/index.js'
import { Seed } from '../../seeding/fixture-format.js'
import { orAdminError } from '../admin-error.js'
import type { AdminPlugin } from '../route.js'
import { seedLimit } from '../seed-limit.js'

const Mode = Type.Union([Type.Literal('replace'), Type.Literal('merge')], { default: 'replace' })

/** Loads a seed while the mock runs. If it has errors, they are returned and nothing changes. */
export const seed: AdminPlugin = async (app, { sandboxes }) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, ({ raw }, body, done) =>
    inbox.whenTurn(raw, body.length, () => done(null, body.toString())),
  )

  app.post(
    '/seed',
    {
      bodyLimit: seedLimit,
      schema: {
        summary: 'Replace the seed and start over, or add to seed and world (merge)',
        consumes: ['application/yaml', 'application/json'],
        querystring: Type.Object({ mode: Type.Optional(Mode) }, { additionalProperties: false }),
        body: Type.String({ description: 'A fixture, in YAML or JSON.', contentSchema: Seed }),
        response: { 200: Type.Intersect([Type.Object({ mode: Mode }), Counts]) },
      },
    },
    async ({ query: { mode = 'replace' }, sandbox, body: text, headers }) => {
      const { formatOf, loadText } = await import('../../seeding/load.js')
      const { originFrom, seedOfOrigin } = await import('../../seeding/origin.js')
      const { settings } = sandboxes
      const source = { name: 'body', text, format: formatOf(text, headers['content-type']) }
      const counts = orAdminError(() => {
        if (mode === 'replace') {
          const origin = originFrom(loadText(source).seed, settings)
          return sandboxes.changeOrigin(sandbox, origin, 'startOver')
        }
        const { seed } = loadText(source, seedOfOrigin(sandbox.origin))
        const origin = originFrom(seed, settings, { nowMs: sandbox.clock.now() })
        return sandboxes.changeOrigin(sandbox, origin, 'extend')
      })
      return { mode, ...counts }
    },
  )
}
