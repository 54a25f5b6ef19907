import { Failure } from '../domain/failure.js'
import { loadFixtures } from '../fixtures/load.js'
import type { Command } from './command.js'

export const validate: Command = {
  summary: 'Check fixtures without serving them.',
  operands: 'PATH...',
  options: ['fixtures'],

  async run({ config, operands }) {
    const paths = operands.length > 0 ? operands : config.fixtures
    if (paths.length === 0) {
      throw new Failure(
        'usage',
        'ghl-mock validate needs at least one PATH: a fixture or a folder of them.',
      )
    }
    const { files } = loadFixtures(paths)
    process.stdout.write(`${files.join(', ')}: valid\n`)
    return 0
  },
}
