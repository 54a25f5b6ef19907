import { FormatRegistry, type Static, Type } from '@sinclair/typebox'

export const amountPattern = /^(\d{1,6})(?:\.\.(\d{1,6}))?$/

/** The least and the most that `20` or `0..200` allows; undefined for anything else. */
export function parseAmount(amount: number | string): readonly [number, number] | undefined {
  const [, from, to = from] = amountPattern.exec(String(amount)) ?? []
  const [least, most] = [Number(from), Number(to)]
  return least <= most ? [least, most] : undefined
}

FormatRegistry.Set('amount', (text) => parseAmount(text) !== undefined)

export const amountTitle = 'a number or a range such as 0..200, the smaller first'

/** How many, as a person writes it. */
export const Amount = Type.Union(
  [Type.Integer({ minimum: 0, maximum: 999_999 }), Type.String({ format: 'amount' })],
  { title: amountTitle },
)
export type Amount = Static<typeof Amount>

/** What makes generated data the data that it is. */
const cast = {
  users: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1000,
      title: 'a number of users',
      description: 'How many users write the notes: 3, unless said otherwise.',
      examples: [3],
    }),
  ),
  seed: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 0xff_ff_ff_ff,
      title: 'a seed',
      description:
        'The same seed makes the same people and notes on every run: 42, unless said otherwise.',
      examples: [42],
    }),
  ),
  locale: Type.Optional(
    Type.String({
      pattern: '^[a-zA-Z]{2,3}(?:[_-][A-Za-z]+)*$',
      title: 'a locale',
      description: 'The language and land of the names: `en`, unless said otherwise.',
      examples: ['de', 'pt_BR'],
    }),
  ),
}

/** Notes that a fixture wants made. */
export const NotesGeneration = Type.Object(
  {
    notes: Type.Union(Amount.anyOf, {
      title: amountTitle,
      description: 'How many notes: a number, or a range to choose from.',
      examples: [500, '0..200'],
    }),
    ...cast,
  },
  { additionalProperties: false, title: 'what to generate' },
)
export type NotesGeneration = Static<typeof NotesGeneration>

/** Contacts with notes that a fixture wants made. */
export const ContactsGeneration = Type.Object(
  {
    contacts: Type.Union(Amount.anyOf, {
      title: amountTitle,
      description: 'How many contacts: a number, or a range to choose from.',
      examples: [50],
    }),
    notes: Type.Optional(
      Type.Union(Amount.anyOf, {
        title: amountTitle,
        description: 'How many notes each of them has: none, unless said otherwise.',
        examples: ['0..200'],
      }),
    ),
    ...cast,
  },
  { additionalProperties: false, title: 'what to generate' },
)
export type ContactsGeneration = Static<typeof ContactsGeneration>
