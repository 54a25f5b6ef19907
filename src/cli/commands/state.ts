import type { Static } from '@sinclair/typebox'
import { adminTokenFrom } from '../../admin/admin-token.js'
import type * as schemas from '../../admin/schemas.js'
import { ask } from '../../client/ask.js'
import { callOver } from '../../client/call.js'
import { Failure } from '../../lib/failure.js'
import type { Seed } from '../../seeding/fixture-format.js'
import type { Config } from '../options/options.js'

type Access = Pick<Config, 'adminToken' | 'adminTokenFile'>

/**
 * Asks a running mock about one of its sandboxes.
 *
 * @param answer the name of the schema of the answer
 * @param path below `/__admin`, with a query
 * @throws Failure `unavailable` when the mock does not answer or refuses
 */
export async function askMock<Name extends keyof typeof schemas>(
  url: string,
  { adminToken, adminTokenFile }: Access,
  answer: Name,
  path: `/${string}?${string}`,
  sandbox: string,
): Promise<Static<(typeof schemas)[Name]>> {
  const call = callOver(url, adminTokenFrom(adminToken, adminTokenFile))
  try {
    return await ask(call, answer, 'GET', `${path}sandbox=${encodeURIComponent(sandbox)}`)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Failure('unavailable', words, { cause: error })
  }
}

/**
 * Exports the world of a running mock as a seed.
 *
 * @throws Failure `unavailable` when the mock does not answer or refuses
 */
export const stateOf = (
  url: string,
  access: Access,
  sandbox: string,
  relative = false,
): Promise<Seed> =>
  askMock(url, access, 'Seed', `/state?format=json&relative=${relative}&`, sandbox)
