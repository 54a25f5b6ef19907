import { unreadiness } from '../ready.js'
import type { Command } from './command.js'
import { targetOf } from './probe.js'

export const healthcheck: Command = {
  summary: 'Exit with 0 when a mock is seeded and answers, else with 1. For containers.',
  options: ['url', 'host', 'port'],

  async run({ config }) {
    const reason = await unreadiness(targetOf(config), 2_000)
    if (reason) process.stderr.write(`${reason}\n`)
    return reason ? 1 : 0
  },
}
