import type { Static } from '@sinclair/typebox'
import { adminTokenFrom } from '../admin/admin-token.js'
import type * as schemas from '../admin/schemas.js'
import { ask } from '../client/ask.js'
import { type Call, callOver } from '../client/call.js'
import { Failure } from '../lib/failure.js'
import type { Seed } from '../seeding/fixture-format.js'
import type { Config } from './options/options.js'

type Access = Pick<Config, 'adminToken' | 'adminTokenFile'>

/**
 * Asks a running mock for something.
 *
 * @param answer the name of the schema of the answer
 * @param path below `/__admin`
 * @throws Failure `unavailable` when the mock does not answer or refuses
 */
export const askMock = <Name extends keyof typeof schemas>(
  url: string,
  access: Access,
  answer: Name,
  path: `/${string}`,
  sandbox: string | undefined,
  query: Record<string, string> = {},
): Promise<Static<(typeof schemas)[Name]>> =>
  callMock(url, access, (call) => {
    const all = new URLSearchParams({ ...query, ...(sandbox !== undefined && { sandbox }) })
    return ask(call, answer, 'GET', `${path}?${all}`)
  })

/**
 * Calls a running mock.
 *
 * @throws Failure `unavailable` when the mock does not answer or refuses
 */
export async function callMock<T>(
  url: string,
  { adminToken, adminTokenFile }: Access,
  act: (call: Call) => Promise<T>,
): Promise<T> {
  const call = callOver(url, adminTokenFrom(adminToken, adminTokenFile))
  try {
    return await act(call)
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
  sandbox: string | undefined,
  relative = false,
): Promise<Seed> =>
  askMock(url, access, 'Seed', '/state', sandbox, { format: 'json', relative: `${relative}` })
