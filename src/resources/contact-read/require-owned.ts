import type { FastifyRequest } from 'fastify'
import type { Wire } from '../../lib/wire.js'
import type { Refusal } from '../refusal.js'
import type { Resource } from '../resource.js'
import type { OwnedQueries } from './owned-queries.js'
import { requireContact } from './require-contact.js'

/** How a resource that contacts own refuses a row that is not the contact's. */
interface Owned<T> {
  resource: Resource
  queries: OwnedQueries<T>
  unknown(id: string, contactId: string): Refusal
  elsewhere(id: string, contactId: string, owner: string): Refusal
}

/**
 * The list of a contact, as the inside of a JSON array.
 *
 * @throws Refusal when the contact cannot be reached
 */
export function listOwned<T>(
  { queries }: Pick<Owned<T>, 'queries'>,
  contactId: string,
  request: FastifyRequest,
): string {
  const { sandbox, credential, exchange } = request
  const rows = sandbox.queries(queries).list(contactId, credential.subAccountId)
  if (rows === undefined) requireContact(contactId, request)
  else exchange.passed.push('contact')
  return rows ?? ''
}

/**
 * The row that a path names.
 *
 * @throws Refusal when its contact cannot be reached, or when the contact has no such row
 */
export function requireOwned<T>(
  { resource, queries, unknown, elsewhere }: Owned<T>,
  contactId: string,
  id: string,
  request: FastifyRequest,
): Wire<T> {
  const { sandbox, credential, exchange } = request
  const found = sandbox.queries(queries).find(id, contactId, credential.subAccountId)
  if (found !== undefined) {
    exchange.passed.push('contact', resource.noun)
    return found
  }
  requireContact(contactId, request)
  const owner = sandbox.database.find(resource, id)?.contactId
  throw owner === undefined ? unknown(id, contactId) : elsewhere(id, contactId, String(owner))
}
