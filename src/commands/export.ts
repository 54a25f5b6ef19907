import { Type } from '@sinclair/typebox'
import { Failure } from '../domain/failure.js'
import { Format, writeSeed } from '../fixtures/write.js'
import { withFlags } from './command.js'
import { targetOf } from './probe.js'
import { stateOf } from './state.js'

export const exportWorld = withFlags({
  summary: 'Write the world of a running mock as a fixture on stdout.',
  operands: '[URL]',
  options: ['url', 'host', 'port', 'adminToken', 'adminTokenFile'],
  flags: {
    sandbox: Type.String({
      default: 'default',
      placeholder: 'ID',
      description: 'The sandbox whose world it is.',
    }),
    format: Type.Union(Format.anyOf, { default: 'yaml', description: 'How it is written.' }),
  },

  async run({ config, operands: [url = targetOf(config), ...more], flags: { sandbox, format } }) {
    if (more.length > 0 || !URL.canParse(url)) {
      throw new Failure('usage', `ghl-mock export takes one URL, found "${more[0] ?? url}".`)
    }
    process.stdout.write(writeSeed(await stateOf(url, config, sandbox), format))
    return 0
  },
})
