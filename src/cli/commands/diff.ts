import { exitCodes, Failure } from '../../lib/failure.js'
import { differences, summary, toComparable } from '../../seeding/diff/diff.js'
import { loadFixtures } from '../../seeding/load.js'
import { stateOf } from '../ask-mock.js'
import { sandboxFlag, withFlags } from '../command.js'
import { refuseIdle } from '../options/idle.js'
import { print } from '../output/print.js'
import { sandboxOf } from '../target.js'

export const diff = withFlags({
  summary: 'Compare two fixtures, or a fixture and a running mock. Exits with 5 when they differ.',
  example: 'ghl-mock diff fixtures/quickstart.yaml http://127.0.0.1:4450',
  exits: [0, 2, 3, 4, 5],
  operands: 'A B',
  flags: { sandbox: sandboxFlag },

  async run(line) {
    const { config, flags } = line
    const [a, b, ...more] = line.operands
    if (a === undefined || b === undefined || more.length > 0) {
      throw new Failure(
        'usage',
        'ghl-mock diff takes two arguments, each a fixture, a folder of fixtures or the URL of a mock.',
      )
    }
    refuseIdle<'sandbox'>(line, [
      !isUrl(a) && !isUrl(b),
      ['sandbox', 'adminToken', 'adminTokenFile'],
      'because neither argument is the URL of a mock',
    ])
    const read = async (from: string) => {
      const seed = isUrl(from)
        ? await stateOf(from, config, sandboxOf(from, flags.sandbox))
        : loadFixtures([from]).seed
      return toComparable(seed, config.idSeed)
    }
    const found = differences(await read(a), await read(b))
    for (const { sign, words, implied } of found) {
      // A name may contain line ends.
      if (!implied) print(`${sign} ${words.replaceAll(/\p{Cc}/gu, '�')}\n`)
    }
    print(`${summary(found)}\n`)
    return found.length === 0 ? 0 : exitCodes.different
  },
})

const isUrl = (operand: string): boolean => /^https?:\/\//.test(operand)
