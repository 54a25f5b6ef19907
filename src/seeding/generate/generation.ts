import { type Static, Type } from '@sinclair/typebox'
import { Instant } from '../../lib/instant.js'
import { defineFormat } from '../../lib/text-format.js'
import { Tags } from '../../resources/contact/parts.js'

const amountPattern = /^(\d{1,6})(?:\.\.(\d{1,6}))?$/

/** The smallest and the largest number that `20` or `0..200` allows; undefined for any other text. */
export function parseAmount(amount: number | string): readonly [number, number] | undefined {
  const [, from, to = from] = amountPattern.exec(String(amount)) ?? []
  const [least, most] = [Number(from), Number(to)]
  return least <= most ? [least, most] : undefined
}

defineFormat('amount', amountPattern, (text) => parseAmount(text) !== undefined)

export const amountTitle = 'a number or a range such as 0..200, the smaller first'

/** A number, or a range to choose from. */
export const Amount = Type.Union(
  [Type.Integer({ minimum: 0, maximum: 999_999 }), Type.String({ format: 'amount' })],
  { title: amountTitle },
)
export type Amount = Static<typeof Amount>

/** Generated rows are in memory at once. */
export const maxGenerated = 1_000_000

const most = (amount: Amount = 0): number => parseAmount(amount)?.[1] ?? 0

/** The largest number of rows that a wish allows; without contacts, of those of one contact. */
export function mostRows(wish: { contacts?: Amount; notes?: Amount; tasks?: Amount }): number {
  const each = most(wish.notes) + most(wish.tasks)
  return wish.contacts === undefined ? each : most(wish.contacts) * (1 + each)
}

export const tooManyRows = (rows: number): string =>
  `asks for up to ${rows.toLocaleString('en')} rows, expected at most ${maxGenerated.toLocaleString('en')} in all: ask for fewer.`

const amountOf = (description: string, ...examples: (number | string)[]) =>
  Type.Union(Amount.anyOf, { title: amountTitle, description, examples })

/** The options of everything that is generated. */
const common = {
  users: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1000,
      title: 'a number of users',
      description: 'The number of users who write the notes. Default: 3.',
      examples: [3],
    }),
  ),
  seed: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 0xff_ff_ff_ff,
      title: 'a random seed',
      description:
        'The random seed: the same seed generates the same people and notes on every run. Default: 42.',
      examples: [42],
    }),
  ),
  until: Type.Optional(
    Type.Union([Type.Literal('now'), Instant], {
      title: 'a date such as 2026-05-01, or now',
      description:
        'Notes are dated within the year before it; `now` is the time of the mock at its start. Default: 2026-03-07.',
      examples: ['now', '2026-05-01'],
    }),
  ),
  locale: Type.Optional(
    Type.String({
      pattern: '^[a-zA-Z]{2,3}(?:[_-][A-Za-z]+)*$',
      title: 'a locale',
      description: 'The language and region of the names. Default: `en`.',
      examples: ['de', 'pt_BR'],
    }),
  ),
}

const tasks = Type.Optional(amountOf('The number of tasks of each contact. Default: 0.', '0..3'))

/** What `generate:` of a contact asks for. */
export const NotesGeneration = Type.Object(
  {
    notes: amountOf('The number of notes, or a range to choose from.', 500, '0..200'),
    tasks,
    ...common,
  },
  {
    additionalProperties: false,
    title: 'what to generate',
    description:
      'Notes and tasks to generate, in addition to those that are written. Needs @faker-js/faker.',
    examples: [{ notes: '0..200' }],
  },
)
export type NotesGeneration = Static<typeof NotesGeneration>

/** What `generate:` of a sub-account asks for. */
export const ContactsGeneration = Type.Object(
  {
    contacts: amountOf('The number of contacts, or a range to choose from.', 50),
    notes: Type.Optional(amountOf('The number of notes of each contact. Default: 0.', '0..200')),
    tasks,
    tags: Type.Optional(
      Type.Array(Tags.items, {
        title: 'a list of tags',
        description: 'Each contact gets some of these tags. Default: no tags.',
        examples: [['customer', 'vip']],
      }),
    ),
    customFields: Type.Optional(
      Type.Boolean({
        title: 'true or false',
        description:
          'Whether contacts get values for the custom fields that the sub-account declares in this file. Default: false.',
        examples: [true],
      }),
    ),
    ...common,
  },
  {
    additionalProperties: false,
    title: 'what to generate',
    description:
      'Contacts to generate, in addition to those that are written. Needs @faker-js/faker.',
    examples: [{ contacts: 50, notes: '0..20' }],
  },
)
export type ContactsGeneration = Static<typeof ContactsGeneration>
