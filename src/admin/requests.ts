import { Type } from '@sinclair/typebox'
import { Exchange, Match } from '../domain/exchange.js'
import { Instant, parseInstant } from '../domain/instant.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import { Complaint } from './complaint.js'
import { harOf } from './har.js'
import type { AdminPlugin } from './types.js'
import { worldOf } from './world.js'

const { body: _body, ...queryMatch } = Match.properties

/** What a query can say of an exchange: everything but its body. */
const Filter = Type.Object(
  {
    ...queryMatch,
    since: Type.Optional(Instant),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  },
  { additionalProperties: false },
)

const Found = Type.Object({ requests: Type.Array(Exchange) })

/** What the mock has answered: the journal, to read, to search and to empty. */
export const requests: AdminPlugin = (app, _options, done) => {
  app.get(
    '/requests',
    {
      schema: {
        summary: 'What was answered, oldest first',
        querystring: Filter,
        response: { 200: Found },
      },
    },
    (request) => {
      const { since, limit, ...match } = request.query
      const from = since === undefined ? Number.NEGATIVE_INFINITY : parseInstant(since)
      const found = worldOf(request)
        .journal.find(match)
        .filter(({ at }) => Date.parse(at) >= from)
      return { requests: limit === undefined ? found : found.slice(-limit) }
    },
  )

  app.delete(
    '/requests',
    {
      schema: {
        summary: 'Empty the journal',
        response: { 200: Type.Object({ requests: Type.Array(Type.Never()) }) },
      },
    },
    (request) => {
      worldOf(request).journal.clear()
      return { requests: [] }
    },
  )

  app.post(
    '/requests/find',
    { schema: { summary: 'Exchanges that match', body: Match, response: { 200: Found } } },
    (request) => ({ requests: worldOf(request).journal.find(request.body) }),
  )

  app.post(
    '/requests/count',
    {
      schema: {
        summary: 'How many exchanges match',
        body: Match,
        response: { 200: Type.Object({ count: Type.Integer() }) },
      },
    },
    (request) => ({ count: worldOf(request).journal.find(request.body).length }),
  )

  app.get(
    '/requests.har',
    { schema: { summary: 'The journal as HAR 1.2', response: { 200: Type.Unknown() } } },
    (request) => harOf(worldOf(request).journal.find(), `${request.protocol}://${request.host}`),
  )

  app.get(
    '/requests/:id',
    {
      schema: {
        summary: 'One exchange',
        params: Type.Object({ id: Type.Integer() }),
        response: { 200: Exchange },
      },
    },
    (request) => entryOf(request.params.id, worldOf(request)).exchange,
  )
  done()
}

/**
 * One exchange of a sandbox's journal.
 *
 * @throws Complaint 404
 */
export function entryOf(id: number, { journal }: Sandbox) {
  const found = journal.entry(id)
  if (found) return found
  const [oldest, latest] = journal.bounds
  throw new Complaint(
    404,
    latest === 0
      ? `The journal has no exchange ${id}: it is empty.`
      : `The journal has no exchange ${id}: it keeps ${oldest} to ${latest}.`,
  )
}
