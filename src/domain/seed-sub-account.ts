import { type Static, type TSchema, Type } from '@sinclair/typebox'
import { ContactsGeneration, NotesGeneration } from './generation.js'
import { Moment } from './moment.js'
import { NoteInput } from './note.js'
import { ScopeName } from './private-integration.js'

export const strict = { additionalProperties: false }

/** What editors say of a property, besides its shape. */
export const about = <S extends TSchema>(
  schema: S,
  title: string,
  description: string,
  ...examples: unknown[]
): S => ({ ...schema, title, description, examples })

const text = (title: string, description: string, example: string) =>
  Type.Optional(about(Type.String(), title, description, example))

/** Ids are opaque to HighLevel's clients. No white space, slash or question mark: they must fit in a path. */
const Id = Type.String({
  pattern: '^[^\\s/?#]+$',
  title: 'an id',
  description: 'Left out, it is made from the place in the file: the same on every run.',
  examples: ['contact-xyz789', 'TUcmRxWrjqzJS8EjkxNK'],
})

/** A header carries it: printable, no white space. */
const Token = Type.String({
  pattern: '^[!-~]+$',
  title: 'a token',
  description: 'What the client sends as its bearer: `pit-` and a UUID. Left out, it is made.',
  examples: ['pit-11111111-1111-4111-8111-111111111111'],
})

const { body, title, userId, color, pinned } = NoteInput.properties

export const SeedNote = Type.Object(
  {
    id: Type.Optional(Id),
    body: about(
      body,
      'text that is not blank',
      'Plain text or HTML, kept byte for byte; after | it may have several lines.',
      'Spoke with Jane about the Q2 renewal.',
    ),
    title: about(title, 'a title', 'A headline.', 'Renewal'),
    userId: about(
      userId,
      "a user's id",
      'The author. HighLevel does not check it against its users.',
      'user-1',
    ),
    color: about(color, 'a color', 'As CSS writes it; in quotes, for the #.', '#FFAA00'),
    pinned: about(
      pinned,
      'true or false',
      'Whether it is kept on top in the user interface.',
      true,
    ),
    dateAdded: Type.Optional(Moment),
  },
  { ...strict, title: 'a note' },
)
export type SeedNote = Static<typeof SeedNote>

export const SeedContact = Type.Object(
  {
    id: Type.Optional(Id),
    firstName: text('a first name', 'The first name.', 'Jane'),
    lastName: text('a last name', 'The last name.', 'Doe'),
    email: text('an e-mail address', 'The e-mail address.', 'jane@example.com'),
    phone: text('a telephone number', 'In quotes, for the +.', '+15555550100'),
    notes: Type.Optional(
      about(
        Type.Array(SeedNote),
        'a list of notes',
        'The notes on the contact. Without dates, a note further down is newer.',
        [{ body: 'Called back.' }],
      ),
    ),
    generate: Type.Optional(
      about(
        NotesGeneration,
        'what to generate',
        'Notes to make up, besides those that stand here. Needs @faker-js/faker.',
        { notes: '0..200' },
      ),
    ),
  },
  { ...strict, title: 'a contact' },
)
export type SeedContact = Static<typeof SeedContact>

export const SeedPrivateIntegration = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      title: 'a name',
      description: 'How tests and logs call this token.',
      examples: ['full', 'read-only'],
    }),
    token: Type.Optional(Token),
    scopes: about(Type.Array(ScopeName), 'a list of scopes', 'What the token may do.', [
      'contacts',
    ]),
    expiresAt: Type.Optional(
      about(
        Moment,
        'a date such as 2026-12-31 or +1d',
        'From then on the token is refused.',
        '2026-12-31',
        '+1d',
        '-1d',
      ),
    ),
    revoked: Type.Optional(
      about(Type.Boolean(), 'true or false', 'A revoked token is refused.', true),
    ),
  },
  { ...strict, title: 'a private integration' },
)
export type SeedPrivateIntegration = Static<typeof SeedPrivateIntegration>

export const SeedSubAccount = Type.Object(
  {
    id: Type.Optional(Id),
    name: text('a name', 'What the sub-account is called.', 'Acme Plumbing'),
    privateIntegrations: Type.Optional(
      about(
        Type.Array(SeedPrivateIntegration),
        'a list of private integrations',
        'The tokens that open this sub-account, each with a name.',
        [{ name: 'full', scopes: ['contacts'] }],
      ),
    ),
    contacts: Type.Optional(
      about(
        Type.Array(SeedContact),
        'a list of contacts',
        'The people, and what is noted on them.',
        [{ firstName: 'Jane', notes: [{ body: 'Called back.' }] }],
      ),
    ),
    generate: Type.Optional(
      about(
        ContactsGeneration,
        'what to generate',
        'Contacts to make up, besides those that stand here. Needs @faker-js/faker.',
        { contacts: 50, notes: '0..20' },
      ),
    ),
  },
  { ...strict, title: 'a sub-account' },
)
export type SeedSubAccount = Static<typeof SeedSubAccount>
