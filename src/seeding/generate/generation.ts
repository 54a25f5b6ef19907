import { FormatRegistry, type Static, Type } from '@sinclair/typebox'

export const amountPattern = /^(\d{1,6})(?:\.\.(\d{1,6}))?$/

/** The smallest and the largest number that `20` or `0..200` allows; undefined for any other text. */
export function parseAmount(amount: number | string): readonly [number, number] | undefined {
  const [, from, to = from] = amountPattern.exec(String(amount)) ?? []
  const [least, most] = [Number(from), Number(to)]
  return least <= most ? [least, most] : undefined
}

FormatRegistry.Set('amount', (text) => parseAmount(text) !== undefined)

export const amountTitle = 'a number or a range such as 0..200, the smaller first'

/** A number, or a range to choose from. */
export const Amount = Type.Union(
  [Type.Integer({ minimum: 0, maximum: 999_999 }), Type.String({ format: 'amount' })],
  { title: amountTitle },
)
export type Amount = Static<typeof Amount>

/** Generated rows are in memory at once. */
export const maxGenerated = 1_000_000

/** The largest number of contacts and notes that a wish allows; without contacts, of one contact's notes. */
export function mostRows({ contacts, notes = 0 }: { contacts?: Amount; notes?: Amount }): number {
  const [, notesEach = 0] = parseAmount(notes) ?? []
  if (contacts === undefined) return notesEach
  const [, most = 0] = parseAmount(contacts) ?? []
  return most * (1 + notesEach)
}

export const tooManyRows = (rows: number): string =>
  `asks for up to ${rows.toLocaleString('en')} contacts and notes, expected at most ${maxGenerated.toLocaleString('en')} in all: ask for fewer.`

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
  locale: Type.Optional(
    Type.String({
      pattern: '^[a-zA-Z]{2,3}(?:[_-][A-Za-z]+)*$',
      title: 'a locale',
      description: 'The language and region of the names. Default: `en`.',
      examples: ['de', 'pt_BR'],
    }),
  ),
}

/** What `generate:` of a contact asks for. */
export const NotesGeneration = Type.Object(
  {
    notes: amountOf('The number of notes, or a range to choose from.', 500, '0..200'),
    ...common,
  },
  {
    additionalProperties: false,
    title: 'what to generate',
    description: 'Notes to generate, in addition to those that are written. Needs @faker-js/faker.',
    examples: [{ notes: '0..200' }],
  },
)
export type NotesGeneration = Static<typeof NotesGeneration>

/** What `generate:` of a sub-account asks for. */
export const ContactsGeneration = Type.Object(
  {
    contacts: amountOf('The number of contacts, or a range to choose from.', 50),
    notes: Type.Optional(amountOf('The number of notes of each contact. Default: 0.', '0..200')),
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
