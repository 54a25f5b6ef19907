import { setTimeout as sleep } from 'node:timers/promises'
import { Failure } from '../domain/failure.js'
import type { Command } from './command.js'
import { targetOf, unreadiness } from './probe.js'

const pauseMs = 50

export const wait: Command = {
  summary: 'Wait until a mock is seeded and answers. For scripts.',
  options: ['url', 'host', 'port', 'timeout'],

  async run({ config }) {
    const url = targetOf(config)
    const deadline = performance.now() + config.timeout * 1000
    for (;;) {
      const left = deadline - performance.now()
      const reason = await unreadiness(url, Math.max(1, Math.min(left, 2_000)))
      if (!reason) return 0
      if (performance.now() + pauseMs > deadline) {
        throw new Failure('timedOut', `Waited ${config.timeout} s in vain: ${reason}`)
      }
      await sleep(pauseMs)
    }
  },
}
