import { Type } from '@sinclair/typebox'
import { Failure } from '../domain/failure.js'
import { Amount, amountTitle, ContactsGeneration } from '../domain/generation.js'
import { Instant } from '../domain/instant.js'
import type { SeedSubAccount } from '../domain/seed-sub-account.js'
import { CannotGenerate } from '../fixtures/faker.js'
import { generateSubAccount, latest } from '../fixtures/generate.js'
import { Format, writeSeed } from '../fixtures/write.js'
import { complete } from '../sandbox/complete.js'
import { nest } from '../sandbox/nest.js'
import { withFlags } from './command.js'

const { users, seed, locale } = ContactsGeneration.properties

export const generate = withFlags({
  summary: 'Write a fixture of made-up contacts and notes on stdout. Needs @faker-js/faker.',
  options: [],
  flags: {
    contacts: Type.Union(Amount.anyOf, {
      title: amountTitle,
      default: 10,
      placeholder: 'N|N..M',
      description: 'Contacts of a sub-account: a number, or a range to choose from.',
    }),
    notes: Type.Union(Amount.anyOf, {
      title: amountTitle,
      default: '0..20',
      placeholder: 'N|N..M',
      description: 'Notes of a contact: a number, or a range to choose from.',
    }),
    subAccounts: Type.Integer({
      default: 1,
      minimum: 1,
      maximum: 1000,
      description: 'Sub-accounts, each with a token of its own.',
    }),
    users: Type.Integer({ ...users, default: 3, description: 'Users who write the notes.' }),
    seed: Type.Integer({
      ...seed,
      default: 42,
      description: 'The same number makes the same fixture on every run.',
    }),
    locale: Type.String({
      ...locale,
      default: 'en',
      description: 'The language and land of names and notes: de, es, fr, pt_BR…',
    }),
    until: Type.String({
      ...Instant,
      default: latest,
      placeholder: 'DATE',
      description: 'The notes are of the year before this day.',
    }),
    format: Type.Union(Format.anyOf, { default: 'yaml', description: 'How it is written.' }),
  },

  async run({ flags: { subAccounts, seed, until, format, ...wishes } }) {
    const made = Array.from({ length: subAccounts }, (_, index) =>
      make({ ...wishes, seed: seed + index }, until),
    )
    // Every id is written, so that tests can name what is there.
    const world = complete({ subAccounts: made }, `generated ${seed} ${wishes.locale}`, 0)
    process.stdout.write(writeSeed(nest(world), format))
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
