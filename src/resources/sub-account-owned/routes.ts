import { type Static, type TObject, type TSchema, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { DeleteAnswer, NoQuery, traced } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import { pluralOf } from '../../lib/plural.js'
import type { Fields, Resource, Row, RowOf } from '../resource.js'
import { locationSchema, OfLocation, toLocation } from '../sub-account/owned.js'
import { unknownOf } from '../sub-account/refusals.js'
import { requireLocation } from '../sub-account/require-location.js'
import { rowsOf } from './require-row.js'

interface ListRoute<F extends Fields, Query extends TObject> {
  resource: Resource<F>
  /** The scopes without their ending: `locations/tags`. */
  scope: string
  /** What a list may be asked for. */
  query?: Query
  /** Whether a list has a row. */
  isListed?(row: RowOf<F>, query: Static<Query>): boolean
}

interface OwnedRoutes<F extends Fields, Query extends TObject> extends ListRoute<F, Query> {
  /** What the paths call an id. */
  idName: string
  /** The status of an answer to a create. */
  created: 200 | 201
  /** What may be sent. */
  input: TObject
  patch: TObject
  /** Finds a row in place of its id. */
  find?(id: string, request: FastifyRequest): Row | undefined
  /**
   * What a body says of a row.
   *
   * @throws Refusal when the sub-account cannot have such a row
   */
  toRow?(body: Row, request: FastifyRequest, before?: Row): Row
}

/** The rows of the caller's sub-account that a query asks for, as the API sends them. */
function listed<F extends Fields, Query extends TObject>(
  { resource, isListed = () => true }: ListRoute<F, Query>,
  request: FastifyRequest,
) {
  const query = request.query as Static<Query> // validated by that schema
  return (
    rowsOf(resource, request)
      .filter((row) => isListed(row, query))
      // Those of a sub-account name it.
      .map((row) => toLocation(row as RowOf<F> & { subAccountId: string }))
  )
}

/** The route of a list whose query names the sub-account: `/campaigns/?locationId=`. */
export const listRoute =
  <F extends Fields, Query extends typeof OfLocation>(given: ListRoute<F, Query>): ApiPlugin =>
  (app, { profile }, done) => {
    const { resource, scope, query = OfLocation } = given
    const { plural, noun } = resource
    const close = traced(profile)
    const answer: TSchema = Type.Object({ [plural]: Type.Array(locationSchema(resource)) })
    app.get(
      `/${plural}/`,
      {
        config: { scope: `${scope}.readonly`, resource },
        schema: {
          summary: `The ${pluralOf(noun)} of a sub-account`,
          response: { 200: answer },
          querystring: query,
        },
      },
      (request) => {
        requireLocation(request.query.locationId, request)
        return close({ [plural]: listed(given, request) }, request)
      },
    )
    done()
  }

/** The five routes of a list that a sub-account owns: `/locations/:locationId/tags`. */
export function ownedRoutes<F extends Fields, Query extends TObject = typeof NoQuery>(
  given: OwnedRoutes<F, Query>,
): ApiPlugin {
  const { resource, idName, created, input, patch, toRow = (body) => body } = given
  const { name, plural, noun, param = 'id' } = resource
  const unknown = unknownOf(resource)
  const path = `/locations/:locationId/${plural}`
  const onePath = `${path}/:${idName}`
  const all = { params: Type.Object({ locationId: Type.String() }) }
  const one = {
    params: Type.Object({ locationId: Type.String(), [idName]: Type.String() }),
    querystring: NoQuery,
  }
  const view = locationSchema(resource)
  const listAnswer: TSchema = Type.Object({ [plural]: Type.Array(view) })
  const oneAnswer: TSchema = Type.Object({ [name]: view })
  const read = { scope: `${given.scope}.readonly`, resource }
  const write = { scope: `${given.scope}.write`, resource }

  /** The row that a path names. A row of another sub-account is none of this one. */
  function find(request: FastifyRequest): Row & { id: string } {
    const { locationId = '', [idName]: id = '' } = request.params as Record<string, string>
    requireLocation(locationId, request)
    const { sandbox, exchange } = request
    const row = sandbox.database.find(resource, id) ?? given.find?.(id, request)
    if (row?.subAccountId !== locationId) throw unknown({ [param]: id, subAccountId: locationId })
    exchange.passed.push(noun)
    return { ...row, id: String(row.id) }
  }

  return (app, { profile }, done) => {
    const close = traced(profile)
    const answer = (row: Row | undefined, request: FastifyRequest) =>
      close({ [name]: toLocation({ ...row, subAccountId: String(row?.subAccountId) }) }, request)
    /** Answers with what was just written. */
    const written = (id: string, request: FastifyRequest) =>
      answer(request.sandbox.database.find(resource, id), request)

    app.get(
      path,
      {
        config: read,
        schema: {
          summary: `The ${pluralOf(noun)} of a sub-account`,
          response: { 200: listAnswer },
          ...all,
          querystring: given.query ?? NoQuery,
        },
      },
      (request) => {
        requireLocation(request.params.locationId, request)
        return close({ [plural]: listed(given, request) }, request)
      },
    )

    app.post(
      path,
      {
        config: write,
        schema: {
          summary: `Create a ${noun}`,
          response: { [created]: oneAnswer },
          ...all,
          querystring: NoQuery,
          body: input,
        },
      },
      (request, reply) => {
        const { locationId } = request.params
        requireLocation(locationId, request)
        const values = { ...toRow({ ...request.body }, request), subAccountId: locationId }
        const { id } = request.sandbox.write(resource).create(values)
        reply.code(created)
        return written(id, request)
      },
    )

    app.get(
      onePath,
      {
        config: read,
        schema: { summary: `One ${noun}`, response: { 200: oneAnswer }, ...one },
      },
      (request) => answer(find(request), request),
    )

    app.put(
      onePath,
      {
        config: write,
        schema: {
          summary: `Change a ${noun}`,
          response: { 200: oneAnswer },
          ...one,
          body: patch,
        },
      },
      (request) => {
        const before = find(request)
        const values = toRow({ ...request.body }, request, before)
        request.sandbox.write(resource).update(before.id, values)
        return written(before.id, request)
      },
    )

    app.delete(
      onePath,
      {
        config: write,
        schema: { summary: `Remove a ${noun}`, response: { 200: DeleteAnswer }, ...one },
      },
      (request) => {
        request.sandbox.write(resource).remove(find(request).id)
        // OpenAPI has the misspelling alone here, in every version (W43).
        const both = profile === 'observed' ? { succeeded: true } : {}
        return close({ ...both, succeded: true }, request)
      },
    )

    done()
  }
}
