import type { FastifyInstance } from 'fastify'
import { inbox } from '../lib/inbox.js'
import { countKeys } from '../lib/json-size.js'
import { maxKeys, maxLevels } from '../lib/levels.js'
import { AdminError } from './admin-error.js'

/** The maximum number of keys and values of a body: they are parsed and looked through in some tenths of a second. */
const maxValues = 250_000

/** Parses every body as JSON, because callers often forget the Content-Type. A blank body is treated as missing. */
export function parseJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, ({ raw }, body, done) => {
    inbox.whenTurn(raw, body.length, () => {
      const text = body.toString()
      const counted = countKeys(text, maxValues)
      if (typeof counted === 'object') return done(new AdminError(400, excessWords[counted.of]))
      let value: unknown
      try {
        value = text.trim() === '' ? undefined : JSON.parse(text)
      } catch (error) {
        const reason = error instanceof Error ? error.message : error
        return done(new AdminError(400, `The body is not JSON: ${reason}`))
      }
      done(null, value)
    })
  })
}

const excessWords = {
  levels: `The body nests too deep, expected at most ${maxLevels} levels.`,
  keys: `The body has an object with too many keys, expected at most ${maxKeys}.`,
  values: `The body has too many keys and values, expected at most ${maxValues}.`,
}
