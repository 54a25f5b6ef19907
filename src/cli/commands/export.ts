import { Failure } from '../../lib/failure.js'
import { writeSeed } from '../../seeding/write/write.js'
import { print } from '../output/print.js'
import { formatFlag, sandboxFlag, withFlags } from './command.js'
import { targetOf } from './probe.js'
import { stateOf } from './state.js'

export const exportWorld = withFlags({
  summary: 'Write the world of a running mock as a fixture on stdout.',
  operands: '[URL]',
  flags: {
    sandbox: sandboxFlag,
    format: formatFlag,
  },

  async run({ config, operands: [url = targetOf(config), ...more], flags: { sandbox, format } }) {
    if (more.length > 0 || !URL.canParse(url)) {
      throw new Failure('usage', `ghl-mock export takes one URL, found "${more[0] ?? url}".`)
    }
    print(writeSeed(await stateOf(url, config, sandbox), format))
    return 0
  },
})
