import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../domain/refusal.js'

/**
 * Makes sure that the contact exists and that the caller's sub-account owns it.
 *
 * @throws Refusal `contact-unknown` or `contact-elsewhere`
 */
export function reach(contactId: string, { sandbox, token }: FastifyRequest): void {
  const { subAccountId } = token
  const owner = sandbox.store.contacts.subAccountOf(contactId)
  if (owner === undefined) throw new Refusal({ kind: 'contact-unknown', contactId, subAccountId })
  if (owner !== subAccountId) {
    throw new Refusal({ kind: 'contact-elsewhere', contactId, subAccountId, owner })
  }
}
