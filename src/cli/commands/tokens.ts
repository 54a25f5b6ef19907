import { tokensIn } from '../../client/client.js'
import { callMock } from '../ask-mock.js'
import { sandboxFlag, withFlags } from '../command.js'
import { print } from '../output/print.js'
import { tokenLines } from '../output/tokens.js'
import { sandboxOf, urlOf } from '../target.js'

export const tokens = withFlags({
  summary: 'Print the tokens of a running mock on stdout, each after its name and a tab.',
  operands: '[URL]',
  flags: { sandbox: sandboxFlag },
  example: 'ghl-mock tokens http://127.0.0.1:4450',
  exits: [0, 2, 4],

  async run(line) {
    const url = urlOf('tokens', line)
    const sandbox = sandboxOf(url, line.flags.sandbox)
    print(tokenLines(await callMock(url, line.config, (call) => tokensIn(call, sandbox))))
    return 0
  },
})
