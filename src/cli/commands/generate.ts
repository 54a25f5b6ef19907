import { Type } from '@sinclair/typebox'
import { Failure } from '../../lib/failure.js'
import type { SeedSubAccount } from '../../seeding/fixture-format.js'
import { CannotGenerate } from '../../seeding/generate/faker.js'
import { generateSubAccount, latest } from '../../seeding/generate/generate.js'
import {
  Amount,
  amountTitle,
  ContactsGeneration,
  maxGenerated,
  mostRows,
  tooManyRows,
} from '../../seeding/generate/generation.js'
import { originFrom, relativeSeed } from '../../seeding/origin.js'
import { writeSeed } from '../../seeding/write/write.js'
import { formatFlag, withFlags } from '../command.js'
import { print } from '../output/print.js'

const { users, seed, locale, until } = ContactsGeneration.properties

export const generate = withFlags({
  summary: 'Write a fixture of made-up contacts and notes on stdout. Needs @faker-js/faker.',
  example: 'ghl-mock generate --contacts 50 --notes 0..20 --until now > made.yaml',
  exits: [0, 2],
  flags: {
    contacts: Type.Union(Amount.anyOf, {
      title: amountTitle,
      default: 10,
      placeholder: 'N|N..M',
      description: 'Contacts per sub-account: a number, or a range to choose from.',
    }),
    notes: Type.Union(Amount.anyOf, {
      title: amountTitle,
      default: '0..20',
      placeholder: 'N|N..M',
      description: 'Notes per contact: a number, or a range to choose from.',
    }),
    subAccounts: Type.Integer({
      default: 1,
      minimum: 1,
      maximum: 1000,
      description: 'Sub-accounts (HighLevel: locations), each with its own token.',
    }),
    users: Type.Integer({
      ...users,
      default: 3,
      description: 'Number of users who write the notes.',
    }),
    seed: Type.Integer({
      ...seed,
      default: 42,
      description: 'Random seed: the same number makes the same fixture on every run.',
    }),
    locale: Type.String({
      ...locale,
      default: 'en',
      description: 'Locale of names and notes: de, es, fr, pt_BR…',
    }),
    tasks: Type.Union(Amount.anyOf, {
      title: amountTitle,
      default: 0,
      placeholder: 'N|N..M',
      description: 'Tasks per contact: a number, or a range to choose from.',
    }),
    until: Type.Union(until.anyOf, {
      ...until,
      default: latest,
      placeholder: 'DATE|now',
      description:
        'Notes are dated within the year before this date. With now, dates are relative, as -3d is, and do not grow old.',
    }),
    format: formatFlag,
  },

  async run({ flags: { subAccounts, seed, format, ...wishes } }) {
    const rows = subAccounts * mostRows(wishes)
    if (rows > maxGenerated) throw new Failure('usage', `The command ${tooManyRows(rows)}`)
    const made = Array.from({ length: subAccounts }, (_, index) =>
      make({ ...wishes, seed: seed + index }),
    )
    // Every id is written, so that tests can refer to it.
    const origin = originFrom(
      { subAccounts: made },
      { idSeed: `generated ${seed} ${wishes.locale}` },
    )
    print(writeSeed(relativeSeed(origin.world, origin), format))
    return 0
  },
})

function make(wishes: ContactsGeneration): SeedSubAccount {
  try {
    return generateSubAccount(wishes)
  } catch (error) {
    throw error instanceof CannotGenerate
      ? new Failure('usage', `The fixture ${error.message}`, { cause: error })
      : error
  }
}
