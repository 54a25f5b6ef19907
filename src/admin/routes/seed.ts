import { Type } from '@sinclair/typebox'
import { Counts } from '../../resources/index.js'
import { Seed } from '../../seeding/seed.js'
import { orAdminError } from '../admin-error.js'
import { sandboxOf } from '../sandbox-of.js'
import type { AdminPlugin } from '../types.js'

const Mode = Type.Union([Type.Literal('replace'), Type.Literal('merge')], { default: 'replace' })

/** Fixtures are larger than other bodies of the admin API. */
const bodyLimit = 256 * 1024 * 1024

/** Loads a seed while the mock runs. If it has errors, they are returned and nothing changes. */
export const seed: AdminPlugin = (app, { sandboxes }, done) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))

  app.post(
    '/seed',
    {
      bodyLimit,
      schema: {
        summary: 'Replace the seed and start over, or add to seed and world (merge)',
        consumes: ['application/yaml', 'application/json'],
        querystring: Type.Object({ mode: Type.Optional(Mode) }, { additionalProperties: false }),
        body: Type.String({ description: 'A fixture, in YAML or JSON.', contentSchema: Seed }),
        response: { 200: Type.Intersect([Type.Object({ mode: Mode }), Counts]) },
      },
    },
    async (request) => {
      const { mode = 'replace' } = request.query
      const { formatOf, loadText } = await import('../../seeding/load.js')
      const { originFrom, seedOfOrigin } = await import('../../seeding/origin.js')
      const sandbox = sandboxOf(request)
      const text = request.body
      const format = formatOf(text, request.headers['content-type'])
      const source = { name: 'body', text, format }
      const counts = orAdminError(() =>
        mode === 'replace'
          ? sandboxes.replaceOrigin(sandbox, originFrom(loadText(source).seed, sandboxes.settings))
          : sandboxes.extendOrigin(
              sandbox,
              originFrom(loadText(source, seedOfOrigin(sandbox.origin)).seed, sandboxes.settings, {
                nowMs: sandbox.clock.now(),
              }),
            ),
      )
      return { mode, ...counts }
    },
  )
  done()
}
