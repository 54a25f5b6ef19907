import { adminTokenFrom } from '../../admin/admin-token.js'
import { ask } from '../../client/ask.js'
import { callOver } from '../../client/call.js'
import { Failure } from '../../lib/failure.js'
import type { Seed } from '../../seeding/seed.js'
import type { Config } from '../options/options.js'

/**
 * Exports the world of a running mock as a seed.
 *
 * @throws Failure `unavailable` when the mock does not answer or refuses
 */
export async function stateOf(
  url: string,
  { adminToken, adminTokenFile }: Pick<Config, 'adminToken' | 'adminTokenFile'>,
  sandbox: string,
): Promise<Seed> {
  const call = callOver(url, adminTokenFrom(adminToken, adminTokenFile))
  try {
    const path = `/state?format=json&sandbox=${encodeURIComponent(sandbox)}`
    return await ask(call, 'Seed', 'GET', path)
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Failure('unavailable', words, { cause: error })
  }
}
