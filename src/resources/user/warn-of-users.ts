import type { FastifyReply, FastifyRequest } from 'fastify'
import { warn } from '../../api/warn.js'
import type { Secrets } from '../../sandbox/redact.js'
import { userQueries } from './queries.js'

/**
 * Names ids of users that the sub-account does not have in `x-mock-warning`; the live API accepts them (W28). Who seeds
 * no users is not warned.
 */
export function warnOfUsers(
  ids: Readonly<Record<string, unknown>>,
  { sandbox, credential: { subAccountId } }: FastifyRequest,
  reply: FastifyReply,
  secrets: Secrets,
): void {
  for (const name in ids) {
    const id = ids[name]
    if (typeof id === 'string' && sandbox.queries(userQueries).lacks(subAccountId, id)) {
      warn(reply, `${name}: ${subAccountId} has no user ${id}`, secrets)
    }
  }
}
