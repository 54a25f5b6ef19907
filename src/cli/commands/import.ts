import { Type } from '@sinclair/typebox'
import { Failure } from '../../lib/failure.js'
import { importContacts } from '../../seeding/import/import.js'
import { ImportProblem } from '../../seeding/import/problem.js'
import { Pseudonyms } from '../../seeding/record/pseudonyms.js'
import { writeSeed } from '../../seeding/write/write.js'
import { formatFlag, withFlags } from '../command.js'
import { print, printError } from '../output/print.js'

export const importFile = withFlags({
  summary:
    "Write a fixture of HighLevel's own export of contacts on stdout, with personal data replaced.",
  operands: 'FILE.csv|FILE.json',
  flags: {
    map: Type.Array(Type.String({ pattern: '^[^=]+=[^=]*$', title: 'a column, = and a field' }), {
      default: [],
      placeholder: 'COLUMN=FIELD',
      defaultText: 'none',
      description:
        'The field of contacts that a column becomes; without a field the column is left out. May be repeated.',
    }),
    keepPersonalData: Type.Boolean({
      default: false,
      description: 'Keep names, e-mails, phones, addresses, birthdays and links as they are.',
    }),
    format: formatFlag,
  },
  example: 'ghl-mock import contacts.csv --map "Mobile=phone" > contacts.yaml',
  exits: [0, 2, 3],

  async run({ operands: [file, ...more], flags: { map, keepPersonalData, format } }) {
    if (file === undefined || more.length > 0) {
      throw new Failure('usage', 'ghl-mock import takes one file: contacts.csv or contacts.json.')
    }
    const names = map.map((one): [string, string] => {
      const at = one.lastIndexOf('=')
      return [one.slice(0, at), one.slice(at + 1)]
    })
    const pseudonyms = keepPersonalData ? undefined : new Pseudonyms()
    try {
      const { seed, notes } = await importContacts(file, new Map(names), pseudonyms)
      print(writeSeed(seed, format))
      for (const note of notes) printError(`${note}\n`)
    } catch (error) {
      if (!(error instanceof ImportProblem)) throw error
      throw new Failure(error.isUsage ? 'usage' : 'fixtures', error.message, { cause: error })
    }
    if (pseudonyms) {
      printError(
        'Names, e-mails, phones, addresses, birthdays and links were replaced or left out where they were recognised. Read the fixture before you share it.\n',
      )
    }
    return 0
  },
})
