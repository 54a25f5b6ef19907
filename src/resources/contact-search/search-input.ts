import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { contact } from '../contact/contact.js'
import type { ContactCondition, Scope } from '../contact-filter/contact-condition.js'
import { queryCondition } from '../contact-filter/query.js'
import { contactSearch } from '../contact-page/queries.js'
import { subAccount } from '../sub-account/sub-account.js'

export const read = { scope: 'contacts.readonly', resource: contact }

/** A whole number within bounds. */
export const whole = (minimum: number, maximum: number) =>
  Type.Number({ minimum, maximum, multipleOf: 1 })

export function scopeOf({ sandbox, credential: { subAccountId } }: FastifyRequest): Scope {
  const owner = () => sandbox.database.find(subAccount, subAccountId)
  return {
    subAccountId,
    country: () => String(owner()?.country ?? 'US'),
    spellings: sandbox.queries(contactSearch).spellings,
  }
}

/** The condition of a `query`, if there is one. */
export function queried(query: string | undefined, request: FastifyRequest): ContactCondition[] {
  const { subAccountId, country } = scopeOf(request)
  return query?.trim() ? [queryCondition(query, subAccountId, country)] : []
}
