import { Type } from '@sinclair/typebox'
import { Counts, Seed } from '../domain/seed.js'
import { refusingFixtures } from './fixtures.js'
import type { AdminPlugin } from './types.js'
import { worldOf } from './world.js'

const Mode = Type.Union([Type.Literal('replace'), Type.Literal('merge')], { default: 'replace' })

/** Fixtures are larger than what else is sent to the admin side. */
const bodyLimit = 256 * 1024 * 1024

/** Another seed while the mock runs. What is wrong with it is told as at the start, and changes nothing. */
export const seed: AdminPlugin = (app, { sandboxes }, done) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))

  app.post(
    '/seed',
    {
      bodyLimit,
      schema: {
        summary:
          'Put another seed in place of the old one and start over (replace), or add to it and to the world (merge)',
        consumes: ['application/yaml', 'application/json'],
        querystring: Type.Object({ mode: Type.Optional(Mode) }, { additionalProperties: false }),
        body: Type.String({ description: 'A fixture, in YAML or JSON.', contentSchema: Seed }),
        response: { 200: Type.Intersect([Type.Object({ mode: Mode }), Counts]) },
      },
    },
    async (request) => {
      const { mode = 'replace' } = request.query
      const { formatOf, loadText, loadTextOnto } = await import('../fixtures/load.js')
      const sandbox = worldOf(request)
      const text = request.body
      const format = formatOf(text, request.headers['content-type'])
      const source = { name: 'body', text, format }
      const counts = refusingFixtures(() =>
        mode === 'replace'
          ? sandboxes.replaceSeed(sandbox, loadText(source).seed)
          : sandboxes.extendSeed(sandbox, loadTextOnto(sandbox.origin, source).seed),
      )
      return { mode, ...counts }
    },
  )
  done()
}
