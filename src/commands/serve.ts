import closeWithGrace from 'close-with-grace'
import { defaultFixtures, loadSeed } from '../fixtures/default.js'
import { type Mock, startMock } from '../mock.js'
import type { Command } from './command.js'
import { inWords } from './counts.js'
import { onHangUp } from './hang-up.js'
import { tellProgress } from './progress.js'
import type { Reload } from './reload.js'

export const serve: Command = {
  summary: 'Serve until told to stop. This is what ghl-mock does without a command.',
  options: [
    'port',
    'host',
    'profile',
    'fixtures',
    'watch',
    'seed',
    'db',
    'bodyLimit',
    'rateLimit',
    'rateLimitBurst',
    'rateLimitDaily',
    'clock',
    'idSeed',
    'journalSize',
    'sandboxLimit',
    'snapshotLimit',
    'faultLimit',
    'admin',
    'adminToken',
    'adminTokenFile',
    'logLevel',
  ],

  async run({ config: { fixtures, seed, watch, ...config } }) {
    let mock: Mock | undefined
    const warn = ['silent', 'error'].includes(config.logLevel)
      ? undefined
      : (text: string) => process.stderr.write(`${text}\n\n`)
    const read = () =>
      loadSeed(fixtures, seed, { clock: config.clock, warn, progress: tellProgress() })
    // Before anything else: a container may be stopped while it still reads its seed.
    closeWithGrace({ delay: 900, logger: false, skip: ['SIGHUP'] }, async ({ err }) => {
      if (err) process.stderr.write(`${err.stack}\n`)
      await mock?.close()
    })

    const watcher = watch ? await watcherOf(fixtures) : undefined
    mock = await startMock(config, read)
    if (mock.kept && (fixtures.length > 0 || seed !== undefined)) {
      process.stderr.write(
        `${config.db} holds data already, so the fixtures were not loaded into it.\n`,
      )
    }
    const reload = reloader({ mock, idSeed: config.idSeed, read })
    onHangUp(reload)
    watcher?.start(reload)
    const took = Math.round(performance.now())
    process.stdout.write(
      `ghl-mock ready on ${mock.url} (${inWords(mock.counts())}) in ${took} ms\n`,
    )
    return await new Promise<never>(() => undefined)
  },
}

/** Reloads one after the other; what that takes is loaded when it is asked for. */
function reloader(what: Reload): () => void {
  let last = Promise.resolve()
  return () => {
    last = last.then(async () => (await import('./reload.js')).reload(what))
  }
}

async function watcherOf(fixtures: readonly string[]) {
  const { FixtureWatch } = await import('../fixtures/watch.js')
  return new FixtureWatch(fixtures.length > 0 ? fixtures : defaultFixtures)
}
