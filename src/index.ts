import type {
  Claim,
  Coverage,
  Explanation,
  NewPrivateIntegration,
  NewSandbox,
  PrivateIntegration,
  PrivateIntegrationPatch,
  Snapshot as SnapshotInfo,
  WaitFor,
} from './admin/schemas.js'
import { callOver, withoutSlash } from './client/call.js'
import { mockOver, tokensIn } from './client/client.js'
import {
  type ConnectOptions,
  type GhlMockOptions,
  inOptions,
  validateConnectOptions,
  validateOptions,
} from './client/library-options.js'
import { waitUntilReady } from './client/ready.js'
import type { Mock } from './client/start-mock.js'
import type { GhlMock, GhlMockSandbox } from './client/types.js'
import { Failure } from './lib/failure.js'
import { describe } from './lib/violation.js'
import type { Profile } from './resources/profile.js'
import { sandboxIdIn } from './sandbox/address.js'
import type { ClockSettings, ClockState } from './sandbox/clock-settings.js'
import type { Exchange, Match } from './sandbox/exchange.js'
import type { ActiveFault, Fault } from './sandbox/fault.js'
import type { ActiveStub, Stub } from './sandbox/stub.js'
import type { Seed } from './seeding/fixture-format.js'
import type { LoadedSeed } from './seeding/load.js'

export type {
  ActiveFault,
  ActiveStub,
  Claim,
  ClockSettings,
  ClockState,
  ConnectOptions,
  Coverage,
  Exchange,
  Explanation,
  Fault,
  GhlMock,
  GhlMockOptions,
  GhlMockSandbox,
  Match,
  Mock,
  NewPrivateIntegration,
  NewSandbox as SandboxOptions,
  PrivateIntegration,
  PrivateIntegrationPatch,
  Profile,
  Seed,
  SnapshotInfo,
  Stub,
  WaitFor,
}

/**
 * Starts a mock in this process. Mocks in one process are isolated from each other.
 *
 * @example
 * await using mock = await startGhlMock()
 * await fetch(`${mock.url}/contacts/contact-xyz789/notes`, {
 *   headers: { authorization: `Bearer ${mock.tokens.full}` },
 * })
 *
 * @throws when an option or a fixture has errors, or when the port or the database cannot be opened
 */
export async function startGhlMock(options: GhlMockOptions = {}): Promise<Mock> {
  const { fixtures: _validated, ...config } = validateOptions(options)
  const { startMock } = await import('./client/start-mock.js')
  return await startMock(config, () => seedFrom(options.fixtures)).catch((error) => {
    throw inOptions(error)
  })
}

/**
 * Connects to a mock that runs elsewhere, for example in a container. The object is the same as that of
 * `startGhlMock`, so that a suite need not change when its mock moves. `close` does not stop the mock.
 *
 * @param url base URL of the mock, such as `http://127.0.0.1:4450`, or of one of its sandboxes: then everything
 * applies to that sandbox
 * @throws when the mock does not answer in time, when the sandbox does not exist, or when the admin token is wrong
 */
export async function connectGhlMock(url: string, options: ConnectOptions = {}): Promise<GhlMock> {
  const { adminToken, waitMs } = validateConnectOptions(options)
  if (!/^https?:\/\/[^/]/.test(url) || !URL.canParse(url)) {
    throw new Failure(
      'usage',
      `connectGhlMock(url): found ${describe(url)}, expected an address such as http://127.0.0.1:4450.`,
    )
  }
  const base = withoutSlash(url)
  const unready = waitMs > 0 ? await waitUntilReady(base, waitMs) : undefined
  if (unready)
    throw new Failure('timedOut', `The mock was not ready after ${waitMs} ms: ${unready}`)
  const sandbox = sandboxIdIn(base)
  const call = callOver(base, adminToken)
  // Something else may listen there and never answer.
  const tokens = await tokensIn(callOver(base, adminToken, { timeoutMs: longestAnswerMs }), sandbox)
  return {
    ...mockOver(call, tokens, { sandbox }),
    url: base,
    tokens,
    close: async () => undefined,
    [Symbol.asyncDispose]: async () => undefined,
  }
}

/** Less than the five seconds after which the runners of tests give up. */
const longestAnswerMs = 4_000

async function seedFrom(fixtures: string | readonly string[] | Seed = []): Promise<LoadedSeed> {
  if (typeof fixtures === 'object' && !isList(fixtures)) {
    const { checkSeed } = await import('./seeding/load.js')
    return checkSeed(fixtures)
  }
  const { loadSeed } = await import('./seeding/default.js')
  return loadSeed(typeof fixtures === 'string' ? [fixtures] : fixtures)
}

/** `Array.isArray` does not narrow a read-only list. */
const isList = (value: readonly string[] | Seed): value is readonly string[] => Array.isArray(value)
