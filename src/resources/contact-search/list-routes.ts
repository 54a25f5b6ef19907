import { type Static, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { closingText } from '../../api/answers.js'
import { queryNumbers } from '../../api/query-numbers.js'
import type { ApiPlugin } from '../../api/types.js'
import { apiHost } from '../../lib/api-host.js'
import { type Wire, wire } from '../../lib/wire.js'
import { raw, sql } from '../../sqlite/sql.js'
import { all, type ContactCondition } from '../contact-filter/contact-condition.js'
import { ContactList, type Meta, OfBusiness } from '../contact-page/items.js'
import { byName, dateOf, newestFirst, type Place } from '../contact-page/order.js'
import { contactSearch, type Found } from '../contact-page/queries.js'
import { requireOwnLocation } from '../sub-account/require-location.js'
import { queried, read, whole } from './search-input.js'

const asked = {
  locationId: Type.Optional(Type.String()),
  query: Type.Optional(Type.String()),
  limit: Type.Optional(whole(1, 100)),
}

const ListQuery = Type.Object(
  {
    ...asked,
    startAfter: Type.Optional(Type.Number()),
    startAfterId: Type.Optional(Type.String()),
  },
  { additionalProperties: false },
)
type ListQuery = Static<typeof ListQuery>

const BusinessQuery = Type.Object(
  {
    ...asked,
    skip: Type.Optional(whole(0, Number.MAX_SAFE_INTEGER)),
    startAfter: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())])),
  },
  { additionalProperties: false },
)

/** Lists of contacts. */
export const contactListRoutes: ApiPlugin = (app, { profile }, done) => {
  const end = closingText(profile)
  /** On the last page `documented` leaves out what OpenAPI does not allow to be null (W81). */
  const withoutNulls = (name: string, value: unknown) =>
    profile === 'documented' && value === null && name !== 'prevPage' ? undefined : value

  app.get(
    '/contacts/',
    {
      config: read,
      preValidation: queryNumbers('limit', 'startAfter'),
      schema: {
        summary: 'List contacts',
        querystring: ListQuery,
        response: { 200: wire(ContactList) },
      },
    },
    (request) => {
      const { locationId, limit = 20, query } = request.query
      const subAccountId = requireOwnLocation(locationId, request)
      const search = { subAccountId, condition: all(queried(query, request)), order: newestFirst }
      const contacts = request.sandbox.queries(contactSearch)
      const after = startOf(request.query, contacts)
      const found = contacts.page(search, { limit, after }, 'listed')
      const { json, total } = found
      const meta = JSON.stringify(metaOf(request, found, limit), withoutNulls)
      // The items are made in the shape that it lists.
      return `{"contacts":[${json}],"count":${total},"meta":${meta}${end(request)}` as Wire<ContactList>
    },
  )

  app.get(
    '/contacts/business/:businessId',
    {
      config: read,
      preValidation: queryNumbers('limit', 'skip'),
      schema: {
        summary: 'Contacts of a business',
        params: Type.Object({ businessId: Type.String() }),
        querystring: BusinessQuery,
        response: { 200: wire(OfBusiness) },
      },
    },
    (request) => {
      const { locationId, limit = 25, skip: offset, startAfter, query } = request.query
      const subAccountId = requireOwnLocation(locationId, request)
      const condition = all([ofBusiness(request.params.businessId), ...queried(query, request)])
      const search = { subAccountId, condition, order: byName }
      const contacts = request.sandbox.queries(contactSearch)
      const after =
        startAfter === undefined ? undefined : contacts.placeOf(businessCursor(startAfter), byName)
      const { json, total } = contacts.page(search, { limit, offset, after }, 'listed')
      // The items are made in the shape that it lists.
      return `{"contacts":[${json}],"count":${total}${end(request)}` as Wire<OfBusiness>
    },
  )

  done()
}

const ofBusiness = (id: string): ContactCondition => ({
  test: sql`${raw('contacts.businessId')} = ${id}`,
})

/** Where a page begins: after a moment, and after a contact among those of that moment. Either may be left out. */
function startOf(
  { startAfter, startAfterId = '' }: ListQuery,
  contacts: ReturnType<typeof contactSearch>,
): Place | undefined {
  const date = startAfter === undefined ? contacts.dateAdded(startAfterId) : dateOf(startAfter)
  if (date === undefined) return undefined
  return contacts.placeOf({ values: [date], id: startAfterId }, newestFirst)
}

/** `eleanor sakai,xurJiljRhcxpwRYXbxUU` or its two parts (OpenAPI of v3). */
function businessCursor(startAfter: string | readonly string[]) {
  const text = String(startAfter)
  const comma = text.lastIndexOf(',')
  return { values: [text.slice(0, Math.max(comma, 0)) || null], id: text.slice(comma + 1) }
}

function metaOf(
  request: FastifyRequest,
  { before, length, total, last }: Found,
  limit: number,
): Meta {
  const page = Math.floor(before / limit) + 1
  const more = before + length < total
  const startAfter = last ? Date.parse(last.dateAdded) : null
  const startAfterId = last?.id ?? null
  return {
    total,
    nextPageUrl: more ? nextUrl(request, { startAfter, startAfterId }) : null,
    startAfterId,
    startAfter,
    currentPage: page,
    nextPage: more ? page + 1 : null,
    prevPage: page > 1 ? page - 1 : null,
  }
}

/** The URL of the request itself, as its client wrote it, with another start. */
function nextUrl(request: FastifyRequest, start: Readonly<Record<string, unknown>>): string {
  const { protocol, host, originalUrl, query } = request
  const path = originalUrl.replace(/\?.*$/s, '').replace(/^https?:\/\/[^/]*/i, '')
  const parameters = Object.entries({ ...(query as object), ...start })
  const text = parameters
    .map((pair) => pair.map((part) => encodeURIComponent(String(part))).join('='))
    .join('&')
  // Where the mock takes HighLevel's place TLS may have been taken off before.
  const scheme = request.hostname === apiHost ? 'https' : protocol
  return `${scheme}://${host}${path}?${text}`
}
