import { adminTokenFrom } from '../admin-token.js'
import { callOver } from '../call.js'
import type { Config } from '../config.js'
import { Failure } from '../domain/failure.js'
import type { Seed } from '../domain/seed.js'

/**
 * The world of a running mock as a seed that would make it again.
 *
 * @throws Failure `unavailable` when it does not give it, in its own words
 */
export async function stateOf(
  url: string,
  { adminToken, adminTokenFile }: Pick<Config, 'adminToken' | 'adminTokenFile'>,
  sandbox: string,
): Promise<Seed> {
  const call = callOver(url, adminTokenFrom(adminToken, adminTokenFile))
  try {
    // The admin side's response schema says what it is.
    return (await call('GET', `/state?format=json&sandbox=${encodeURIComponent(sandbox)}`)) as Seed
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    throw new Failure('unavailable', words, { cause: error })
  }
}
