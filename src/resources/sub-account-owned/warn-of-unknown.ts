import type { FastifyReply, FastifyRequest } from 'fastify'
import { warn } from '../../api/warn.js'
import type { Secrets } from '../../sandbox/redact.js'
import type { Resource } from '../resource.js'

/** Names in `x-mock-warning` a row that a request means and the sub-account does not have (W66). */
export function warnOfUnknown(
  resource: Resource,
  id: string,
  { sandbox, credential: { subAccountId } }: FastifyRequest,
  reply: FastifyReply,
  secrets: Secrets,
): void {
  if (sandbox.database.find(resource, id)?.subAccountId === subAccountId) return
  warn(reply, `${subAccountId} has no ${resource.noun} ${id}`, secrets)
}
