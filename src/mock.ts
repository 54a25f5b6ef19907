import type { AddressInfo } from 'node:net'
import { addressOf } from './address.js'
import { adminTokenFrom } from './admin-token.js'
import { buildApp } from './app.js'
import { callNobody, callOver } from './call.js'
import { mockOver } from './client.js'
import type { Config } from './config.js'
import { Failure } from './domain/failure.js'
import type { Counts, Seed } from './domain/seed.js'
import { tokensByName } from './domain/tokens.js'
import type { LoadedSeed } from './fixtures/load.js'
import { openLog } from './log.js'
import type { GhlMock } from './powers.js'
import { Sandboxes } from './sandbox/registry.js'

/** A mock that listens and is seeded. */
export interface Mock extends GhlMock {
  /** How much the world holds now. */
  counts(): Counts
  /** True when the database file already held a world, so that the seed was not planted. */
  kept: boolean
  /** Puts another seed in force, from which the default world starts over; answers the one before. */
  reseed(loaded: LoadedSeed): Seed
}

/** What `Config` says of a mock; the rest is for whoever loads the seed. */
type MockOptions = Omit<Config, 'fixtures' | 'seed' | 'watch' | 'url' | 'timeout'> & {
  /** Whether the process may end while the mock runs. */
  unref?: boolean
}

/**
 * Listens first and seeds then, so that a probe is answered (503) while a large seed is read.
 *
 * @throws Failure when the port or the database cannot be had, the admin token cannot be read, or when `loadSeed` throws it; nothing is left open
 */
export async function startMock(
  {
    port,
    host,
    db,
    rateLimitBurst,
    rateLimitDaily,
    clock,
    idSeed,
    journalSize,
    sandboxLimit,
    snapshotLimit,
    faultLimit,
    logLevel,
    adminToken: givenToken,
    adminTokenFile,
    unref = false,
    ...rest
  }: MockOptions,
  loadSeed: () => LoadedSeed | Promise<LoadedSeed>,
): Promise<Mock> {
  const adminToken = adminTokenFrom(givenToken, adminTokenFile)
  const sandboxes = new Sandboxes({
    rateLimits: { burst: rateLimitBurst, daily: rateLimitDaily },
    ...(clock !== undefined && { clock: { freeze: clock } }),
    idSeed,
    journalSize,
    sandboxLimit,
    snapshotLimit,
    faultLimit,
    unref,
  })
  const log = await openLog(logLevel, process.stderr)
  const app = buildApp({ ...rest, host, adminToken, sandboxes, log })
  try {
    if (unref) app.server.on('connection', (socket) => socket.unref())
    await app.listen({ port, host }).catch((error) => {
      throw cannotListen(error, host, port)
    })
    if (unref) app.server.unref()
    const { seed, files } = await loadSeed()
    const sandbox = sandboxes.open(seed, files, db)
    const url = addressOf(host, portOf(app.server.address()))
    const tokens = tokensByName(sandbox.store.privateIntegrations.list())
    const powers = mockOver(rest.admin ? callOver(url, adminToken) : callNobody, tokens)
    return {
      url,
      counts: () => sandbox.store.count(),
      kept: sandbox.store.kept,
      reseed({ seed, files }) {
        const { origin } = sandbox
        sandboxes.replaceSeed(sandbox, seed, files)
        return origin
      },
      tokens,
      ...powers,
      // At once, for those who do not wait for it.
      reset: async (to = 'seed') =>
        to === 'seed' || to === 'empty' ? sandbox.reset(to) : powers.reset(to),
      close: () => app.close(),
      [Symbol.asyncDispose]: () => app.close(),
    }
  } catch (error) {
    await app.close()
    throw error
  }
}

function cannotListen(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  const why: Record<string, string> = {
    EADDRINUSE: 'the port is taken: stop what listens there or choose another with --port',
    EACCES: 'this user may not use that port: choose one above 1023 with --port',
    EADDRNOTAVAIL: 'this machine has no such address: choose another with --host',
    ENOTFOUND: 'no such host: choose another with --host',
  }
  const words = why[error.code ?? '']
  return words
    ? new Failure('unavailable', `Cannot listen on ${host}:${port}: ${words}.`, { cause: error })
    : error
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === 'object' && address) return address.port
  throw new Error(`The server has no port: ${address}`)
}
