import { Type } from '@sinclair/typebox'
import { Instant, parseInstant } from '../../lib/instant.js'
import { Exchange, Match } from '../../sandbox/exchange.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { AdminError } from '../admin-error.js'
import { type AdminPlugin, route } from '../route.js'
import { Har, RequestCount, Requests } from '../schemas.js'
import { harOf } from './har.js'

const { body: _body, ...queryMatch } = Match.properties

/** A query can match everything except the body. */
const Filter = Type.Object(
  {
    ...queryMatch,
    since: Type.Optional(Instant),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  },
  { additionalProperties: false },
)

/** The journal: exchanges that the mock has answered. */
export const requests: AdminPlugin = async (app) => {
  app.get(
    '/requests',
    route('List exchanges, oldest first', Requests, { querystring: Filter }),
    ({ query: { since, limit, ...match }, sandbox: { journal } }) => {
      const from = since === undefined ? Number.NEGATIVE_INFINITY : parseInstant(since)
      const found = journal.find(match).filter(({ at }) => Date.parse(at) >= from)
      return { requests: limit === undefined ? found : found.slice(-limit) }
    },
  )

  app.delete('/requests', route('Empty the journal', Requests), ({ sandbox }) => {
    sandbox.journal.clear()
    return { requests: [] }
  })

  app.post(
    '/requests/find',
    route('List exchanges that match', Requests, { body: Match }),
    ({ body, sandbox }) => ({ requests: sandbox.journal.find(body) }),
  )

  app.post(
    '/requests/count',
    route('Count exchanges that match', RequestCount, { body: Match }),
    ({ body, sandbox }) => ({ count: sandbox.journal.find(body).length }),
  )

  app.get('/requests.har', route('The journal as HAR 1.2', Har), (request) =>
    harOf(request.sandbox.journal.find(), `${request.protocol}://${request.host}`),
  )

  app.get(
    '/requests/:id',
    route('One exchange', Exchange, { params: Type.Object({ id: Type.Integer() }) }),
    ({ params, sandbox }) => entryOf(params.id, sandbox).exchange,
  )
}

/**
 * One exchange of a sandbox's journal.
 *
 * @throws AdminError 404
 */
export function entryOf(id: number, { journal }: Sandbox) {
  const found = journal.entry(id)
  if (found) return found
  const [oldest, latest] = journal.bounds
  throw new AdminError(
    404,
    latest === 0
      ? `The journal has no exchange ${id}: it is empty.`
      : `The journal has no exchange ${id}: it keeps ${oldest} to ${latest}.`,
  )
}
