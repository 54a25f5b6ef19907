import { schemaJson } from '../../seeding/write/schema.js'
import type { Command } from '../command.js'
import { print } from '../output/print.js'

export const schema: Command = {
  summary: 'Write the JSON Schema of fixtures on stdout, for editors.',
  example: 'ghl-mock schema > schema.json',
  exits: [0, 2],

  async run() {
    print(schemaJson())
    return 0
  },
}
