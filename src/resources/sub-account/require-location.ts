import type { FastifyRequest } from 'fastify'
import { locationElsewhere } from './refusals.js'

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
