import { Type } from '@sinclair/typebox'
import { Failure } from '../../lib/failure.js'
import { Instant } from '../../lib/instant.js'
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
import type { SeedSubAccount } from '../../seeding/seed.js'
import { toSeed, toWorld } from '../../seeding/to-world.js'
import { writeSeed } from '../../seeding/write/write.js'
import { print } from '../output/print.js'
import { formatFlag, withFlags } from './command.js'

const { users, seed, locale } = ContactsGeneration.properties

export const generate = withFlags({
  summary: 'Write a fixture of made-up contacts and notes on stdout. Needs @faker-js/faker.',
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
    until: Type.String({
      ...Instant,
      default: latest,
      placeholder: 'DATE',
      description: 'Notes are dated within the year before this date.',
    }),
    format: formatFlag,
  },

  async run({ flags: { subAccounts, seed, until, format, ...wishes } }) {
    const rows = subAccounts * mostRows(wishes)
    if (rows > maxGenerated) throw new Failure('usage', `The command ${tooManyRows(rows)}`)
    const made = Array.from({ length: subAccounts }, (_, index) =>
      make({ ...wishes, seed: seed + index }, until),
    )
    // Every id is written, so that tests can refer to it.
    const world = toWorld({ subAccounts: made }, `generated ${seed} ${wishes.locale}`, 0)
    print(writeSeed(toSeed(world), format))
    return 0
  },
})

function make(wishes: ContactsGeneration, until: string): SeedSubAccount {
  try {
    return generateSubAccount(wishes, until)
  } catch (error) {
    throw error instanceof CannotGenerate
      ? new Failure('usage', `The fixture ${error.message}`, { cause: error })
      : error
  }
}
