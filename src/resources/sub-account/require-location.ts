import type { FastifyRequest } from 'fastify'
import { locationElsewhere, locationMissing } from './refusals.js'
import { type SubAccount, subAccount } from './sub-account.js'

/** The caller's own sub-account. */
export const own = ({ sandbox, credential }: FastifyRequest): SubAccount =>
  // The token's foreign key says that it exists; its columns are the fields of the resource.
  sandbox.database.find(subAccount, credential.subAccountId) as SubAccount

/**
 * Makes sure that the sub-account ("location" in the API) is the caller's own.
 *
 * @throws Refusal `location-elsewhere`
 */
export function requireLocation(
  locationId: string,
  { credential: { subAccountId }, exchange }: FastifyRequest,
): void {
  if (locationId !== subAccountId) throw locationElsewhere({ locationId, subAccountId })
  exchange.passed.push('location')
}

/**
 * Makes sure that a request names the caller's own sub-account.
 *
 * @throws Refusal `location-missing` or `location-elsewhere`
 */
export function requireOwnLocation(locationId: unknown, request: FastifyRequest): string {
  const { subAccountId } = request.credential
  if (typeof locationId !== 'string') throw locationMissing({ subAccountId })
  requireLocation(locationId, request)
  return locationId
}
