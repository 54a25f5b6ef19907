import { type Static, Type } from '@sinclair/typebox'
import { Instant, parseInstant } from '../../lib/instant.js'
import { Exchange, Match } from '../../sandbox/exchange.js'
import type { Found, Journal } from '../../sandbox/journal.js'
import type { Kept } from '../../sandbox/kept.js'
import type { Secrets } from '../../sandbox/redact.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Summary } from '../../sandbox/summary.js'
import { AdminError } from '../admin-error.js'
import { type AdminPlugin, route } from '../route.js'
import {
  CountRequests,
  FindRequests,
  FoundRequests,
  Har,
  RequestCount,
  RequestSummaries,
  Requests,
} from '../schemas.js'
import { harEntry, harFrame } from './har.js'
import { assertMatchable, bareMatch, onSlowPattern } from './matches.js'
import { sendList } from './send-list.js'

const { headers: _headers, query: _query, body: _body, ...queryMatch } = Match.properties

/** A query can match everything except headers, parameters and the body. */
const Filter = Type.Object(
  {
    ...queryMatch,
    since: Type.Optional(Instant),
    after: FindRequests.properties.after,
    limit: FindRequests.properties.limit,
  },
  { additionalProperties: false },
)

/** The journal: exchanges that the mock has answered. */
export const requests: AdminPlugin = async (app, { routes }) => {
  const filtered = async (
    { since, after, limit, ...match }: Static<typeof Filter>,
    sandbox: Sandbox,
  ) => {
    assertMatchable(match, routes, sandbox)
    const from = since === undefined ? undefined : parseInstant(since)
    return sandbox.journal.find(match, { since: from, after, limit })
  }

  app.get(
    '/requests',
    route('List exchanges, oldest first', Requests, { querystring: Filter }),
    async ({ query, sandbox }, reply) =>
      sendList(reply, { requests: [] }, await filtered(query, sandbox)),
  )

  app.get(
    '/requests/summary',
    route('List exchanges without headers and bodies', RequestSummaries, { querystring: Filter }),
    async ({ query, sandbox }, reply) => {
      const found = await filtered(query, sandbox)
      return sendList(reply, { requests: [] }, summaries(found.kept, sandbox))
    },
  )

  app.delete('/requests', route('Empty the journal', Requests), ({ sandbox }) => {
    sandbox.journal.clear()
    sandbox.notices.emit({ world: 'clear' })
    return { requests: [] }
  })

  app.post(
    '/requests/find',
    {
      ...route('List exchanges that match', FoundRequests, { body: FindRequests }),
      preValidation: bareMatch(FindRequests),
    },
    async ({ body: { match = {}, after, limit }, sandbox }, reply) => {
      assertMatchable(match, routes, sandbox)
      const { journal } = sandbox
      const found = await onSlowPattern(() => journal.find(match, { after, limit }))
      return sendList(reply, { ...unknownTo(journal, match, found, after), requests: [] }, found)
    },
  )

  app.post(
    '/requests/count',
    {
      ...route('Count exchanges that match', RequestCount, { body: CountRequests }),
      preValidation: bareMatch(CountRequests),
    },
    async ({ body: { match = {}, after }, sandbox }) => {
      assertMatchable(match, routes, sandbox)
      const { journal } = sandbox
      const found = await onSlowPattern(() => journal.find(match, { after }))
      return { count: found.count, dropped: unknownTo(journal, match, found, after).dropped }
    },
  )

  app.get('/requests.har', route('The journal as HAR 1.2', Har), async (request, reply) => {
    const baseUrl = `${request.protocol}://${request.host}`
    const { journal } = request.sandbox
    const { kept } = await journal.find()
    return sendList(reply, harFrame, harEntries(kept, journal.secrets, baseUrl))
  })

  app.get(
    '/requests/:id',
    route('One exchange', Exchange, { params: Type.Object({ id: Type.Integer() }) }),
    ({ params, sandbox }) => entryOf(params.id, sandbox).exchange,
  )
}

/** What could have matched, of which the journal does not have enough. */
const unknownTo = (journal: Journal, match: Match, { unsure }: Found, after?: number) => ({
  dropped: journal.dropped(match, after) + unsure.length,
  withoutBody: [...unsure],
})

function* summaries(all: readonly Kept[], { journal }: Sandbox): Generator<Summary> {
  for (const kept of all) yield journal.summary(kept)
}

function* harEntries(all: readonly Kept[], secrets: Secrets, baseUrl: string): Generator<object> {
  for (const kept of all) yield harEntry(kept, secrets, baseUrl)
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
