import closeWithGrace from 'close-with-grace'
import type { Counts } from '../domain/seed.js'
import { loadSeed } from '../fixtures/default.js'
import { type Mock, startMock } from '../mock.js'
import type { Command } from './command.js'

export const serve: Command = {
  summary: 'Serve until told to stop. This is what ghl-mock does without a command.',
  options: [
    'port',
    'host',
    'profile',
    'fixtures',
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
    'admin',
    'adminToken',
    'adminTokenFile',
    'logLevel',
  ],

  async run({ config: { fixtures, seed, ...config } }) {
    let mock: Mock | undefined
    // Before anything else: a container may be stopped while it still reads its seed.
    closeWithGrace({ delay: 900, logger: false }, async ({ err }) => {
      if (err) process.stderr.write(`${err.stack}\n`)
      await mock?.close()
    })

    mock = await startMock(config, () => loadSeed(fixtures, seed))
    if (mock.kept && (fixtures.length > 0 || seed !== undefined)) {
      process.stderr.write(
        `${config.db} holds data already, so the fixtures were not loaded into it.\n`,
      )
    }
    const took = Math.round(performance.now())
    process.stdout.write(
      `ghl-mock ready on ${mock.url} (${inWords(mock.counts())}) in ${took} ms\n`,
    )
    return await new Promise<never>(() => undefined)
  },
}

/** `2 sub-accounts, 4 contacts, 1 note` */
export const inWords = ({ subAccounts, contacts, notes }: Counts): string =>
  [several(subAccounts, 'sub-account'), several(contacts, 'contact'), several(notes, 'note')].join(
    ', ',
  )

const several = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
