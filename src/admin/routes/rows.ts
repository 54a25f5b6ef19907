import { Type } from '@sinclair/typebox'
import { suggestion } from '../../lib/suggest.js'
import type { Resource } from '../../resources/resource.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { AdminError } from '../admin-error.js'
import { type AdminPlugin, route } from '../route.js'
import { AnyRow, FoundRow, Removed, RowList, RowQuery, WrittenRow } from '../schemas.js'
import { changeRow, createRow, findRow } from '../write-row.js'

export const Many = Type.Object({
  plural: Type.String({ description: 'A resource, such as contacts, notes or custom-fields.' }),
})
export const One = Type.Object({ ...Many.properties, id: Type.String() })

/** The rows of every resource, as people look at them and change them. */
export const rows: AdminPlugin = async (app) => {
  app.get(
    '/rows/:plural',
    route('List rows of a resource', RowList, { params: Many, querystring: RowQuery }),
    ({ params, query, sandbox }) => {
      const resource = resourceOf(params.plural, sandbox)
      return sandbox.page(resource, queryFor(resource, query))
    },
  )

  app.post(
    '/rows/:plural',
    route('Write a row', WrittenRow, { params: Many, body: AnyRow }, [], 201),
    ({ params, body, sandbox }, reply) => {
      const resource = resourceOf(params.plural, sandbox)
      const id = createRow(resource, body, sandbox)
      reply.code(201)
      return { row: findRow(resource, id, sandbox) }
    },
  )

  app.get(
    '/rows/:plural/:id',
    route('A row, and the exchanges that wrote it', FoundRow, { params: One }),
    ({ params, sandbox }) => {
      const resource = resourceOf(params.plural, sandbox)
      const id = sandbox.ownKey(resource, params.id)
      const row = findRow(resource, id, sandbox)
      return { row, requests: sandbox.journal.thatWrote(resource, id) }
    },
  )

  app.patch(
    '/rows/:plural/:id',
    route('Change a row; null clears a field', WrittenRow, { params: One, body: AnyRow }),
    ({ params, body, sandbox }) => {
      const resource = resourceOf(params.plural, sandbox)
      const id = sandbox.ownKey(resource, params.id)
      changeRow(resource, id, body, sandbox)
      return { row: findRow(resource, id, sandbox) }
    },
  )

  app.delete(
    '/rows/:plural/:id',
    route('Remove a row and all that it owns', Removed, { params: One }),
    ({ params, sandbox }) => {
      const resource = resourceOf(params.plural, sandbox)
      const id = sandbox.ownKey(resource, params.id)
      findRow(resource, id, sandbox)
      sandbox.write(resource).remove(id)
      return { removed: id }
    },
  )
}

/**
 * A query with its defaults.
 *
 * @throws AdminError 400 when it names the parent of rows that have none
 */
export function queryFor(resource: Resource, query: RowQuery) {
  const { parent, limit = 50 } = query
  if (parent !== undefined && !resource.parent) {
    throw new AdminError(400, `parent: a ${resource.noun} has none; leave it out.`)
  }
  return { ...query, limit }
}

/** `customFields` is `custom-fields` in a path. */
const segmentOf = ({ plural }: Resource): string =>
  plural.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** @throws AdminError 404 */
export function resourceOf(plural: string, { database: { resources } }: Sandbox): Resource {
  const found = resources.find((one) => segmentOf(one) === plural)
  if (found) return found
  const known = resources.map(segmentOf)
  const hint = suggestion(plural, known) || `: there are ${known.join(', ')}.`
  throw new AdminError(404, `There are no rows of "${plural}"${hint}`)
}
