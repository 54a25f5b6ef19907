import { Type } from '@sinclair/typebox'
import { exitCodes, Failure } from '../domain/failure.js'
import { differences, summary } from '../fixtures/diff.js'
import { loadFixtures } from '../fixtures/load.js'
import { withFlags } from './command.js'
import { standOf } from './stand.js'
import { stateOf } from './state.js'

export const diff = withFlags({
  summary: 'Say how two fixtures, or a fixture and a running mock, differ: 0 when not, else 5.',
  operands: 'A B',
  options: ['idSeed', 'adminToken', 'adminTokenFile'],
  flags: {
    sandbox: Type.String({
      default: 'default',
      placeholder: 'ID',
      description: 'The sandbox of a mock whose world it is.',
    }),
  },

  async run({ config, operands: [a, b, ...more], flags: { sandbox } }) {
    if (a === undefined || b === undefined || more.length > 0) {
      throw new Failure(
        'usage',
        'ghl-mock diff takes two of these: a fixture, a folder of them, the URL of a mock.',
      )
    }
    const read = async (from: string) => {
      const running = /^https?:\/\//.test(from)
      const seed = running ? await stateOf(from, config, sandbox) : loadFixtures([from]).seed
      return standOf(seed, config.idSeed)
    }
    const found = differences(await read(a), await read(b))
    for (const { sign, words, implied } of found) {
      // A name may hold what a terminal obeys.
      if (!implied) process.stdout.write(`${sign} ${words.replaceAll(/\p{Cc}/gu, '�')}\n`)
    }
    process.stdout.write(`${summary(found)}\n`)
    return found.length === 0 ? 0 : exitCodes.different
  },
})
