import type { FastifyRequest } from 'fastify'
import type { Row } from '../resource.js'
import { duplicateQueries, duplicateSetting } from './queries.js'
import { contactDuplicate } from './refusals.js'

/** The contact that has what identifies one, by default in the order of the sub-account's setting. */
export function findDuplicate(
  values: Row,
  { sandbox, credential: { subAccountId } }: FastifyRequest,
  identifiers = duplicateSetting(sandbox, subAccountId).identifiers,
  except?: string,
) {
  return sandbox.queries(duplicateQueries).find(subAccountId, values, identifiers, except)
}

/** @throws Refusal `contact-duplicate` where the sub-account does not allow it */
export function requireNoDuplicate(values: Row, request: FastifyRequest, except?: string): void {
  const { sandbox, credential } = request
  const duplicate = findDuplicate(values, request, undefined, except)
  if (duplicate && !duplicateSetting(sandbox, credential.subAccountId).allowed) {
    throw contactDuplicate(duplicate)
  }
  request.exchange.passed.push('duplicate')
}
