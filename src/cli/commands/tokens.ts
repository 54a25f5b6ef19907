import { adminTokenFrom } from '../../admin/admin-token.js'
import { callOver } from '../../client/call.js'
import { tokensIn } from '../../client/client.js'
import { Failure } from '../../lib/failure.js'
import { print } from '../output/print.js'
import { tokenLines } from '../output/tokens.js'
import { sandboxFlag, withFlags } from './command.js'
import { urlOf } from './probe.js'

export const tokens = withFlags({
  summary: 'Print the tokens of a running mock on stdout, each after its name and a tab.',
  operands: '[URL]',
  flags: { sandbox: sandboxFlag },
  example: 'ghl-mock tokens http://127.0.0.1:4450',
  exits: [0, 2, 4],

  async run({ config, operands, flags: { sandbox } }) {
    const { adminToken, adminTokenFile } = config
    const call = callOver(
      urlOf('tokens', config, operands),
      adminTokenFrom(adminToken, adminTokenFile),
    )
    try {
      print(tokenLines(await tokensIn(call, sandbox)))
      return 0
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error)
      throw new Failure('unavailable', words, { cause: error })
    }
  },
})
