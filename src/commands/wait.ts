import { Failure } from '../domain/failure.js'
import { waitUntilReady } from '../ready.js'
import type { Command } from './command.js'
import { targetOf } from './probe.js'

export const wait: Command = {
  summary: 'Wait until a mock is seeded and answers. For scripts.',
  options: ['url', 'host', 'port', 'timeout'],

  async run({ config }) {
    const reason = await waitUntilReady(targetOf(config), config.timeout * 1000)
    if (!reason) return 0
    throw new Failure('timedOut', `Waited ${config.timeout} s in vain: ${reason}`)
  },
}
