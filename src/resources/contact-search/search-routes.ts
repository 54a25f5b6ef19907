import { Type } from '@sinclair/typebox'
import { closingText, NoQuery } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { type Wire, wire } from '../../lib/wire.js'
import { all, filterCondition } from '../contact-filter/contact-condition.js'
import { locationUndefined, searchInvalid } from '../contact-filter/refusals.js'
import { FoundContacts } from '../contact-page/items.js'
import { orderOf, readCursor } from '../contact-page/order.js'
import { contactSearch } from '../contact-page/queries.js'
import { requireLocation } from '../sub-account/require-location.js'
import { queried, read, scopeOf, whole } from './search-input.js'

/** Contacts that can be reached by the number of a page. */
const mostByPage = 10_000

const SearchBody = Type.Object(
  {
    locationId: Type.Optional(Type.String()),
    pageLimit: whole(1, 500),
    page: Type.Optional(whole(1, mostByPage)),
    searchAfter: Type.Optional(
      Type.Array(Type.Unknown({ title: "a value of a found contact's searchAfter" })),
    ),
    query: Type.Optional(Type.String({ maxLength: 75 })),
    filters: Type.Optional(
      Type.Array(Type.Unknown({ title: 'a filter or a group of filters' }), {
        description:
          'Filters, such as `{"field": "email", "operator": "eq", "value": "jane@example.com"}`, and groups of them: `{"group": "OR", "filters": []}`.',
      }),
    ),
    sort: Type.Optional(
      Type.Array(
        Type.Object({
          field: Type.String(),
          direction: Type.Union([Type.Literal('asc'), Type.Literal('desc')]),
        }),
      ),
    ),
  },
  { additionalProperties: false },
)

/** The search over contacts. HighLevel's page on it is the source; OpenAPI names the route alone. */
export const contactSearchRoutes: ApiPlugin = (app, { profile }, done) => {
  const end = closingText(profile)

  app.post(
    '/contacts/search',
    {
      config: read,
      schema: {
        summary: 'Search contacts',
        querystring: NoQuery,
        body: SearchBody,
        response: { 200: wire(FoundContacts) },
      },
    },
    (request) => {
      const { locationId, pageLimit, page, searchAfter, filters = [], sort = [] } = request.body
      const { subAccountId } = request.credential
      if (locationId === undefined) throw locationUndefined({ subAccountId })
      requireLocation(locationId, request)
      const offset = offsetOf()
      if (sort.length > 2) refuse('sort', 'at most 2 fields', `${sort.length}`)
      const order = orderOf(sort)
      const filtered = filterCondition(filters, scopeOf(request))
      const condition = all([filtered, ...queried(request.body.query, request)])
      const search = { subAccountId, condition, order }
      const contacts = request.sandbox.queries(contactSearch)
      const after = searchAfter && contacts.placeOf(readCursor(order, searchAfter), order)
      request.exchange.passed.push('filters')
      const { json, total } = contacts.page(search, { limit: pageLimit, offset, after }, 'found')
      // The items are made in the shape that it lists.
      return `{"contacts":[${json}],"total":${total}${end(request)}` as Wire<FoundContacts>

      function offsetOf() {
        if (page === undefined) return 0
        if (searchAfter) refuse('page', 'no page beside searchAfter', `${page}`)
        if (page * pageLimit > mostByPage) {
          refuse('page', `page * pageLimit of at most ${mostByPage}`, `${page * pageLimit}`)
        }
        return (page - 1) * pageLimit
      }
    },
  )

  done()
}

function refuse(place: string, expected: string, found: string): never {
  throw searchInvalid({ place, expected, found })
}
