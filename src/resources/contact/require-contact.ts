import type { FastifyRequest } from 'fastify'
import { contactQueries } from './queries.js'
import { contactElsewhere, contactUnknown } from './refusals.js'

/**
 * Makes sure that the contact exists and that the caller's sub-account owns it.
 *
 * @throws Refusal `contact-unknown` or `contact-elsewhere`
 */
export function requireContact(
  contactId: string,
  { sandbox, credential, exchange }: FastifyRequest,
): void {
  const { subAccountId } = credential
  const owner = sandbox.queries(contactQueries).subAccountOf(contactId)
  if (owner === undefined) throw contactUnknown({ contactId, subAccountId })
  if (owner !== subAccountId) throw contactElsewhere({ contactId, subAccountId, owner })
  exchange.passed.push('contact')
}
