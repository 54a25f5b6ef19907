import { callOver } from './call.js'
import { mockOver, tokensIn } from './client.js'
import { type Config, conform } from './config.js'
import type { ClockSettings, ClockState } from './domain/clock.js'
import type { Exchange, Match } from './domain/exchange.js'
import type { Explanation } from './domain/explanation.js'
import { Failure } from './domain/failure.js'
import type { ActiveFault, Fault } from './domain/fault.js'
import type { Profile } from './domain/profile.js'
import type { Seed } from './domain/seed.js'
import type { SnapshotInfo } from './domain/snapshot.js'
import type { LoadedSeed } from './fixtures/load.js'
import type { Mock } from './mock.js'
import type { Claim, GhlMock, GhlMockSandbox, SandboxOptions } from './powers.js'

export type {
  ActiveFault,
  Claim,
  ClockSettings,
  ClockState,
  Exchange,
  Explanation,
  Fault,
  GhlMock,
  GhlMockSandbox,
  Match,
  Mock,
  Profile,
  SandboxOptions,
  Seed,
  SnapshotInfo,
}

/** The options of `ghl-mock serve` that make sense in a process; defaults are its too, but port 0 and silence. */
export type GhlMockOptions = Partial<Omit<Config, 'fixtures' | 'seed' | 'url' | 'timeout'>> & {
  /** Paths of fixtures, or a seed written in code. Default: the quick-start seed. */
  fixtures?: string | readonly string[] | Seed
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
export async function startGhlMock({ fixtures, ...given }: GhlMockOptions = {}): Promise<Mock> {
  // `{ port: undefined }` is how a suite says that it does not care.
  const said = Object.entries(given).filter(([, value]) => value !== undefined)
  if (said.some(([name]) => name === 'seed')) {
    throw new Failure('usage', 'startGhlMock({ seed }): a seed is given as fixtures here.')
  }
  const config = conform(
    { port: 0, logLevel: 'silent', ...Object.fromEntries(said) },
    (name) => `startGhlMock({ ${name} })`,
  )
  const { startMock } = await import('./mock.js')
  return await startMock(config, () => seedFrom(fixtures))
}

/**
 * The same object for a mock that runs elsewhere, in a container for example: a suite does not change when its
 * mock moves. `close` leaves that mock alone.
 *
 * @param url where it answers: `http://127.0.0.1:4450`
 * @param options `adminToken`, when that mock was started with one
 * @throws when nobody answers there, or when it does not take the token
 */
export async function connectGhlMock(
  url: string,
  { adminToken }: { adminToken?: string } = {},
): Promise<GhlMock> {
  const call = callOver(url, adminToken)
  const tokens = await tokensIn(call)
  return {
    ...mockOver(call, tokens),
    url,
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
