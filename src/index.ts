import { callOver, withoutSlash } from './call.js'
import { mockOver, tokensIn } from './client.js'
import type { ClockSettings, ClockState } from './domain/clock.js'
import type { Exchange, Match } from './domain/exchange.js'
import type { Explanation } from './domain/explanation.js'
import { Failure } from './domain/failure.js'
import type { ActiveFault, Fault } from './domain/fault.js'
import type { Profile } from './domain/profile.js'
import type { Seed } from './domain/seed.js'
import type { SnapshotInfo } from './domain/snapshot.js'
import { describe } from './domain/violation.js'
import type { LoadedSeed } from './fixtures/load.js'
import {
  type ConnectOptions,
  type GhlMockOptions,
  judgeConnectOptions,
  judgeOptions,
} from './library-options.js'
import type { Mock } from './mock.js'
import type { Claim, GhlMock, GhlMockSandbox, SandboxOptions } from './powers.js'
import { waitUntilReady } from './ready.js'
import { sandboxIdIn } from './sandbox-address.js'

export type {
  ActiveFault,
  Claim,
  ClockSettings,
  ClockState,
  ConnectOptions,
  Exchange,
  Explanation,
  Fault,
  GhlMock,
  GhlMockOptions,
  GhlMockSandbox,
  Match,
  Mock,
  Profile,
  SandboxOptions,
  Seed,
  SnapshotInfo,
}

/**
 * Starts a mock in this process. Any number of them live side by side and share nothing.
 *
 * @example
 * await using mock = await startGhlMock()
 * await fetch(`${mock.url}/contacts/contact-xyz789/notes`, {
 *   headers: { authorization: `Bearer ${mock.tokens.full}` },
 * })
 *
 * @throws when an option or a fixture is wrong, or when the port or the database cannot be had
 */
export async function startGhlMock(options: GhlMockOptions = {}): Promise<Mock> {
  const { fixtures: _judged, ...config } = judgeOptions(options)
  const { startMock } = await import('./mock.js')
  return await startMock(config, () => seedFrom(options.fixtures))
}

/**
 * The same object for a mock that runs elsewhere, in a container for example: a suite does not change when its
 * mock moves. `close` leaves that mock alone.
 *
 * @param url where it answers, `http://127.0.0.1:4450`, or the address of a sandbox: then everything is about that
 * sandbox
 * @throws when nothing answers there in time, when there is no such sandbox, or when the admin token is wrong
 */
export async function connectGhlMock(url: string, options: ConnectOptions = {}): Promise<GhlMock> {
  const { adminToken, waitMs } = judgeConnectOptions(options)
  if (!/^https?:\/\/[^/]/.test(url) || !URL.canParse(url)) {
    throw new Failure(
      'usage',
      `connectGhlMock(url): found ${describe(url)}, expected an address such as http://127.0.0.1:4450.`,
    )
  }
  const base = withoutSlash(url)
  const unready = waitMs > 0 ? await waitUntilReady(base, waitMs) : undefined
  if (unready) throw new Failure('timedOut', `Waited ${waitMs} ms in vain: ${unready}`)
  const world = sandboxIdIn(base)
  const call = callOver(base, adminToken)
  const tokens = await tokensIn(call, world)
  return {
    ...mockOver(call, tokens, world),
    url: base,
    tokens,
    close: async () => undefined,
    [Symbol.asyncDispose]: async () => undefined,
  }
}

async function seedFrom(fixtures: string | readonly string[] | Seed = []): Promise<LoadedSeed> {
  if (typeof fixtures === 'object' && !isList(fixtures)) {
    const { checkSeed } = await import('./fixtures/load.js')
    return checkSeed(fixtures)
  }
  const { loadSeed } = await import('./fixtures/default.js')
  return loadSeed(typeof fixtures === 'string' ? [fixtures] : fixtures)
}

/** `Array.isArray` does not tell a read-only list from an object. */
const isList = (value: readonly string[] | Seed): value is readonly string[] => Array.isArray(value)
