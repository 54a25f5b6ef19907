import { unreadiness } from '../../client/ready.js'
import type { Command } from '../command.js'
import { printError } from '../output/print.js'
import { targetOf } from '../target.js'

export const healthcheck: Command = {
  summary: 'Check that a mock is seeded and answers. Exits with 1 when not.',
  example: 'ghl-mock healthcheck --url http://127.0.0.1:4450',
  exits: [0, 1, 2],

  async run(line) {
    const reason = await unreadiness(targetOf(line), 2_000)
    if (reason) printError(`${reason}\n`)
    return reason ? 1 : 0
  },
}
