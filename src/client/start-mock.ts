import { adminTokenFrom } from '../admin/admin-token.js'
import { buildApp } from '../app.js'
import type { CommandOnlyName, Config } from '../cli/options/options.js'
import { addressOf } from '../lib/address.js'
import { keepTick } from '../lib/keep-tick.js'
import { addressFor, cannotListen, listenOnV6, portOf } from '../lib/listen.js'
import { openLog } from '../lib/log.js'
import { listCredentials } from '../resources/credential.js'
import type { Counts } from '../resources/index.js'
import { privateIntegration } from '../resources/private-integration/private-integration.js'
import type { Origin } from '../sandbox/origin.js'
import { plans } from '../sandbox/rate-limits.js'
import { Sandboxes } from '../sandbox/registry.js'
import type { Comparable } from '../seeding/diff/diff.js'
import type { LoadedSeed } from '../seeding/load.js'
import { originFrom, presentOf } from '../seeding/origin.js'
import type { Endpoints } from '../tls/listen.js'
import { type Call, callOver, refuseCalls } from './call.js'
import { mockOver, replaceTokens, tokensByName } from './client.js'
import { withOptionNames } from './library-options.js'
import type { GhlMock } from './types.js'

/** A mock in this process, listening and seeded. */
export interface Mock extends GhlMock, Endpoints {
  /** Numbers of rows in the world now. */
  counts(): Counts
  /** True when the database file already held data, so that it was not seeded. */
  kept: boolean
}

/** A mock whose fixtures are read again. */
export interface ReloadableMock extends Mock {
  /** Replaces the seed of the default sandbox, which starts over from it. */
  reseed(loaded: LoadedSeed): Replaced
  /** Makes `/__admin/health` say that a reload failed, until the next `reseed` or call without a reason. */
  failReload(reason: string | undefined): void
}

/** What a sandbox was when its seed was replaced. */
export interface Replaced {
  before: Origin
  /** The state of the sandbox before it was replaced. */
  present: Comparable
  /** Whether that began with an earlier run, whose dates differ from those that the origin makes. */
  isOlder: boolean
}

/** The options of a mock, except those about its seed. */
type MockOptions = Omit<Config, 'fixtures' | CommandOnlyName> & {
  /** Whether the process may end while the mock runs. */
  unref?: boolean
}

/**
 * Starts a mock. It listens before it is seeded, so that probes are answered (503) while a large seed is read.
 *
 * @throws Failure when the port or the database cannot be opened, when the admin token cannot be read, or when
 * `loadSeed` throws it; nothing stays open
 */
export async function startMock(
  options: MockOptions,
  loadSeed: () => LoadedSeed | Promise<LoadedSeed>,
): Promise<ReloadableMock> {
  keepTick()
  const { port, host, db, clock, rateLimitBurst, rateLimitDaily, unref = false } = options
  const adminToken = adminTokenFrom(options.adminToken, options.adminTokenFile)
  const sandboxes = new Sandboxes({
    ...options,
    rateLimits: {
      ...plans[options.plan],
      ...(rateLimitBurst !== undefined && { burst: rateLimitBurst }),
      ...(rateLimitDaily !== undefined && { daily: rateLimitDaily }),
    },
    clock: clock === undefined ? undefined : { freeze: clock },
  })
  const log = openLog(options.logLevel, process.stderr, (line) =>
    sandboxes.secrets.redactEncoded(line),
  )
  const endpoints: Endpoints = {}
  const app = buildApp({ ...options, adminToken, sandboxes, log, endpoints })
  try {
    if (unref) app.server.on('connection', (socket) => socket.unref())
    const place = { host, port, flag: '--port', unref }
    await app.listen({ port, host: addressFor(host) }).catch((error) => {
      throw cannotListen(error, place)
    })
    await listenOnV6(app.server, place)
    if (unref) app.server.unref()
    if (options.tls || options.proxy) {
      const { listenSecurely } = await import('../tls/listen.js')
      Object.assign(endpoints, await listenSecurely(app.server, options))
    }
    const { seed, files } = await loadSeed()
    const origin = originFrom(seed, sandboxes.settings, { files })
    const sandbox = sandboxes.open(origin, db)
    const url = addressOf(host, portOf(app.server))
    const callOpen = options.admin
      ? callOver(url, adminToken, { wording: withOptionNames })
      : refuseCalls
    // Another mock may have the port by then.
    const call: Call = async (...request) => {
      refuseClosed()
      return await callOpen(...request)
    }
    const currentTokens = () => tokensByName(listCredentials(sandbox.database))
    const tokens = currentTokens()
    const version = () => sandbox.database.versions.of(privateIntegration)
    /** The version of the private integrations when they were last those of the seed. */
    let ofSeed: number | undefined
    let closed = false
    const refuseClosed = () => {
      if (closed) throw new Error(`${url} does not answer: this mock is closed.`)
    }
    const close = () => {
      closed = true
      return app.close()
    }
    const resetAtOnce = (to: 'seed' | 'empty') => {
      refuseClosed()
      const isOfSeed = version() === ofSeed
      const counts = sandbox.reset(to)
      ofSeed = version()
      // To read them takes longer than the reset.
      if (!isOfSeed) replaceTokens(tokens, currentTokens())
      return counts
    }
    return {
      url,
      ...endpoints,
      counts() {
        refuseClosed()
        return sandbox.database.counts()
      },
      kept: sandbox.database.kept,
      reseed({ seed, files }) {
        const replaced = {
          before: sandbox.origin,
          present: presentOf(sandbox),
          isOlder: sandbox.database.kept && sandbox.resets === 0,
        }
        const origin = originFrom(seed, sandboxes.settings, { files })
        sandboxes.changeOrigin(sandbox, origin, 'startOver')
        sandboxes.failedReload = undefined
        return replaced
      },
      failReload(reason) {
        sandboxes.failedReload = reason
      },
      tokens,
      ...mockOver(call, tokens, { resetAtOnce }),
      close,
      [Symbol.asyncDispose]: close,
    }
  } catch (error) {
    await app.close()
    throw error
  }
}
