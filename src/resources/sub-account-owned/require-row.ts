import type { FastifyRequest } from 'fastify'
import type { RefusalKind } from '../refusal.js'
import type { Fields, Resource, RowOf } from '../resource.js'
import { requireLocation } from '../sub-account/require-location.js'

/** A resource that sub-accounts own, and how an id is refused that no row of the caller's has. */
export interface Owned<F extends Fields> {
  readonly resource: Resource<F>
  readonly unknown: RefusalKind<Readonly<Record<string, string>>>
}

/** The rows of the caller's sub-account, in the order of writing. */
export function rowsOf<F extends Fields>(
  resource: Resource<F>,
  { sandbox, credential }: FastifyRequest,
): RowOf<F>[] {
  // A negative limit is none, in SQLite. The table's rows have the fields of the resource.
  return sandbox.database.listOf(resource, credential.subAccountId, -1) as RowOf<F>[]
}

/**
 * The row with an id, if it is the caller's.
 *
 * @throws Refusal when no sub-account has it, or when another one has
 */
export function requireRow<F extends Fields>(
  { resource, unknown }: Owned<F>,
  id: string,
  request: FastifyRequest,
): RowOf<F> {
  const { sandbox, credential } = request
  const row = sandbox.database.find(resource, id)
  if (!row) throw unknown({ [resource.param ?? 'id']: id, subAccountId: credential.subAccountId })
  requireLocation(String(row.subAccountId), request)
  request.exchange.passed.push(resource.noun)
  return row as RowOf<F> // as above
}
