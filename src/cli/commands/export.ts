import { Type } from '@sinclair/typebox'
import { writeSeed } from '../../seeding/write/write.js'
import { stateOf } from '../ask-mock.js'
import { formatFlag, sandboxFlag, withFlags } from '../command.js'
import { print } from '../output/print.js'
import { sandboxOf, urlOf } from '../target.js'

export const exportWorld = withFlags({
  summary: 'Write the world of a running mock as a fixture on stdout.',
  example: 'ghl-mock export http://127.0.0.1:4450 --relative > world.yaml',
  exits: [0, 2, 4],
  operands: '[URL]',
  flags: {
    sandbox: sandboxFlag,
    relative: Type.Boolean({
      default: false,
      description:
        'Write dates as -3d where the fixture did and they have not changed; they count from the next start.',
    }),
    format: formatFlag,
  },

  async run(line) {
    const { config, flags } = line
    const url = urlOf('export', line)
    const sandbox = sandboxOf(url, flags.sandbox)
    print(writeSeed(await stateOf(url, config, sandbox, flags.relative), flags.format))
    return 0
  },
})
