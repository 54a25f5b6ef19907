import { Type } from '@sinclair/typebox'
import { Failure } from '../../lib/failure.js'
import { Format, writeSeed } from '../../seeding/write/write.js'
import { withFlags } from './command.js'
import { targetOf } from './probe.js'
import { stateOf } from './state.js'

export const exportWorld = withFlags({
  summary: 'Write the world of a running mock as a fixture on stdout.',
  operands: '[URL]',
  flags: {
    sandbox: Type.String({
      default: 'default',
      placeholder: 'ID',
      description: 'Id of the sandbox to export.',
    }),
    format: Type.Union(Format.anyOf, { default: 'yaml', description: 'Format of the output.' }),
  },

  async run({ config, operands: [url = targetOf(config), ...more], flags: { sandbox, format } }) {
    if (more.length > 0 || !URL.canParse(url)) {
      throw new Failure('usage', `ghl-mock export takes one URL, found "${more[0] ?? url}".`)
    }
    process.stdout.write(writeSeed(await stateOf(url, config, sandbox), format))
    return 0
  },
})
