import { Type } from '@sinclair/typebox'
import type { FastifyRequest } from 'fastify'
import { contact } from '../contact/contact.js'
import type { Matcher, Scope } from '../contact-filter/matcher.js'
import { queryMatcher } from '../contact-filter/query.js'
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

/** The matcher of a `query`, if there is one. */
export function queried(query: string | undefined, request: FastifyRequest): Matcher[] {
  const { subAccountId, country } = scopeOf(request)
  return query?.trim() ? [queryMatcher(query, subAccountId, country)] : []
}
