import { type Static, type TObject, type TSchema, Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { DeleteAnswer, NoQuery, traced } from '../../api/answers.js'
import type { ApiPlugin } from '../../api/types.js'
import type { Fields, Row, RowOf } from '../resource.js'
import { locationSchema, toLocation } from './owned.js'
import { requireLocation } from './require-location.js'
import { type Owned, rowsOf } from './require-row.js'

interface OwnedRoutes<F extends Fields, Query extends TObject> extends Owned<F> {
  /** The scopes without their ending: `locations/tags`. */
  scope: string
  /** What the paths call an id. */
  idName: string
  /** The status of an answer to a create. */
  created: 200 | 201
  /** What may be sent, and what a list may be asked for. */
  input: TObject
  patch: TObject
  query?: Query
  /** Whether a list has a row. */
  isListed?(row: RowOf<F>, query: Static<Query>): boolean
  /** Finds a row in place of its id. */
  find?(id: string, request: FastifyRequest): Row | undefined
  /**
   * What a body says of a row.
   *
   * @throws Refusal when the sub-account cannot have such a row
   */
  toRow?(body: Row, request: FastifyRequest, before?: Row): Row
}

/** The five routes of a list that a sub-account owns: `/locations/:locationId/tags`. */
export const ownedRoutes =
  <F extends Fields, Query extends TObject = typeof NoQuery>(
    given: OwnedRoutes<F, Query>,
  ): ApiPlugin =>
  (app, { profile }, done) => {
    const { resource, unknown, idName, created, input, patch, toRow = (body) => body } = given
    const { name, plural, noun, param = 'id' } = resource
    const close = traced(profile)
    const view = locationSchema(resource)
    const listSchema: TSchema = Type.Object({ [plural]: Type.Array(view) })
    const oneSchema: TSchema = Type.Object({ [name]: view })
    const path = `/locations/:locationId/${plural}`
    const onePath = `${path}/:${idName}`
    const InLocation = Type.Object({ locationId: Type.String() })
    const One = Type.Object({ locationId: Type.String(), [idName]: Type.String() })
    const read = { scope: `${given.scope}.readonly`, resource }
    const write = { scope: `${given.scope}.write`, resource }

    const answer = (row: Row, request: FastifyRequest) =>
      close({ [name]: toLocation({ ...row, subAccountId: String(row.subAccountId) }) }, request)

    const written = (id: string, { sandbox }: FastifyRequest): Row => {
      const row = sandbox.database.find(resource, id)
      if (!row) throw new Error(`There is no ${noun} ${id} although it was written.`)
      return row
    }

    /** The row that a path names. A row of another sub-account is none of this one. */
    const require = (request: FastifyRequest): Row & { id: string } => {
      const { locationId = '', [idName]: id = '' } = request.params as Record<string, string>
      requireLocation(locationId, request)
      const { sandbox, exchange } = request
      const row = sandbox.database.find(resource, id) ?? given.find?.(id, request)
      if (row?.subAccountId !== locationId) throw unknown({ [param]: id, subAccountId: locationId })
      exchange.passed.push(noun)
      return { ...row, id: String(row.id) }
    }

    app.get(
      path,
      {
        config: read,
        schema: {
          summary: `The ${plural} of a sub-account`,
          params: InLocation,
          querystring: given.query ?? NoQuery,
          response: { 200: listSchema },
        },
      },
      (request) => {
        const query = request.query as Static<Query> // validated by that schema
        requireLocation(request.params.locationId, request)
        const rows = rowsOf(resource, request).filter((row) => given.isListed?.(row, query) ?? true)
        return close(
          { [plural]: rows.map((row) => toLocation(row as RowOf<F> & { subAccountId: string })) },
          request,
        )
      },
    )

    app.post(
      path,
      {
        config: write,
        schema: {
          summary: `Create a ${noun}`,
          params: InLocation,
          querystring: NoQuery,
          body: input,
          response: { [created]: oneSchema },
        },
      },
      (request, reply) => {
        const { locationId } = request.params
        requireLocation(locationId, request)
        const values = toRow({ ...request.body }, request)
        const { id } = request.sandbox
          .write(resource)
          .create({ ...values, subAccountId: locationId })
        reply.code(created)
        return answer(written(id, request), request)
      },
    )

    app.get(
      onePath,
      {
        config: read,
        schema: {
          summary: `One ${noun}`,
          params: One,
          querystring: NoQuery,
          response: { 200: oneSchema },
        },
      },
      (request) => answer(require(request), request),
    )

    app.put(
      onePath,
      {
        config: write,
        schema: {
          summary: `Change a ${noun}`,
          params: One,
          querystring: NoQuery,
          body: patch,
          response: { 200: oneSchema },
        },
      },
      (request) => {
        const before = require(request)
        const values = toRow({ ...request.body }, request, before)
        request.sandbox.write(resource).update(before.id, values)
        return answer(written(before.id, request), request)
      },
    )

    app.delete(
      onePath,
      {
        config: write,
        schema: {
          summary: `Remove a ${noun}`,
          params: One,
          querystring: NoQuery,
          response: { 200: DeleteAnswer },
        },
      },
      (request) => {
        const { id } = require(request)
        request.sandbox.write(resource).remove(id)
        // OpenAPI has the misspelling alone here, in every version (W43).
        const both = profile === 'observed' ? { succeeded: true } : {}
        return close({ ...both, succeded: true }, request)
      },
    )

    done()
  }
