import type { FastifyRequest } from 'fastify'
import type { Wire } from '../../lib/wire.js'
import type { Contact } from '../contact/contact.js'
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

/**
 * The contact that a path names, as the API sends it.
 *
 * @throws Refusal `contact-unknown` or `contact-elsewhere`
 */
export function findContact(contactId: string, request: FastifyRequest): Wire<Contact> {
  const { sandbox, credential, exchange } = request
  const found = sandbox.queries(contactQueries).find(contactId, credential.subAccountId)
  if (found === undefined) requireContact(contactId, request)
  exchange.passed.push('contact')
  return found as Wire<Contact> // otherwise it was refused
}
