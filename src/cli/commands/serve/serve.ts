import closeWithGrace from 'close-with-grace'
import { type ReloadableMock, startMock } from '../../../client/start-mock.js'
import { defaultFixtures, loadSeed } from '../../../seeding/default.js'
import type { LoadedSeed } from '../../../seeding/load.js'
import type { Command } from '../../command.js'
import { idleInMock, refuseIdle } from '../../options/idle.js'
import { inWords } from '../../output/counts.js'
import { print, printError, warnerAt } from '../../output/print.js'
import { tokenLines } from '../../output/tokens.js'
import { onHangUp } from './hang-up.js'
import type { Reload } from './reload.js'

export const serve: Command = {
  summary: 'Serve until stopped. This is the default command.',
  example: 'ghl-mock --port 0 --fixtures ./fixtures --print-tokens',
  exits: [0, 1, 2, 3, 4],

  async run(line) {
    const { placeOf } = line
    const { fixtures, seed, watch, printTokens, ...config } = line.config
    refuseIdle(line, ...idleInMock(config), [
      watch && seed !== undefined && fixtures.length === 0,
      ['watch'],
      'without --fixtures, because a seed is no file',
    ])
    let mock: ReloadableMock | undefined
    const warn = warnerAt(config.logLevel)
    const read = () =>
      loadSeed(fixtures, seed, { clock: config.clock, warn, name: placeOf('seed') })
    // First of all, because a container may be stopped while the seed is still being read.
    closeWithGrace({ delay: 900, logger: false, skip: ['SIGHUP'] }, async ({ err }) => {
      if (err) printError(`${err.stack}\n`)
      await mock?.close()
    })

    const watcher = watch ? await watcherOf(fixtures) : undefined
    let seeded: LoadedSeed | undefined
    mock = await startMock(config, async () => {
      seeded = await read()
      return seeded
    })
    if (mock.kept && (fixtures.length > 0 || seed !== undefined)) {
      printError(`${config.db} already holds data, so the fixtures were not loaded.\n`)
    }
    const state: Reload = { mock, idSeed: config.idSeed, read, seeded, files: seeded?.files ?? [] }
    const reload = reloader(state)
    onHangUp(reload)
    watcher?.start(reload, () => state.files)
    const took = Math.round(process.uptime() * 1000)
    print(`ghl-mock ready on ${mock.url} (${inWords(mock.counts())}) in ${took} ms\n`)
    if (mock.tlsUrl) print(`HTTPS on ${mock.tlsUrl}\n`)
    if (mock.proxyUrl) print(`proxy on ${mock.proxyUrl}\n`)
    if (mock.lost) printError(`${mock.lost}\n`)
    if (printTokens) print(tokenLines(mock.tokens))
    return await new Promise<never>(() => undefined)
  },
}

/** Runs reloads one after the other. The code for it is imported on demand. */
function reloader(state: Reload): () => Promise<void> {
  let last = Promise.resolve()
  return () => {
    last = last.then(async () => (await import('./reload.js')).reload(state))
    return last
  }
}

async function watcherOf(fixtures: readonly string[]) {
  const { FixtureWatch } = await import('../../../seeding/watch.js')
  return new FixtureWatch(fixtures.length > 0 ? fixtures : defaultFixtures)
}
