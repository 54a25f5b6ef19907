import { waitUntilReady } from '../../client/ready.js'
import { Failure } from '../../lib/failure.js'
import type { Command } from '../command.js'
import { targetOf } from '../target.js'

export const wait: Command = {
  summary: 'Wait until a mock is seeded and answers.',
  example: 'ghl-mock wait --url http://127.0.0.1:4450 --timeout 60',
  exits: [0, 2, 6],

  async run(line) {
    const { timeout } = line.config
    const reason = await waitUntilReady(targetOf(line), timeout * 1000)
    if (!reason) return 0
    throw new Failure('timedOut', `The mock was not ready after ${timeout} s: ${reason}`)
  },
}
