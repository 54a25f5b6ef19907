import { type Static, Type } from '@sinclair/typebox'
import { ClockSettings } from './clock.js'
import { Fault } from './fault.js'
import { ContactsGeneration, NotesGeneration } from './generation.js'
import { Instant } from './instant.js'
import { NoteInput } from './note.js'
import { ScopeName } from './private-integration.js'

const strict = { additionalProperties: false }

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

export const SeedNote = Type.Object(
  { id: Type.Optional(Id), ...NoteInput.properties, dateAdded: Type.Optional(Instant) },
  { additionalProperties: false, title: 'a note' },
)
export type SeedNote = Static<typeof SeedNote>

const SeedContact = Type.Object(
  {
    id: Type.Optional(Id),
    firstName: Type.Optional(Type.String({ examples: ['Jane'] })),
    lastName: Type.Optional(Type.String({ examples: ['Doe'] })),
    email: Type.Optional(Type.String({ examples: ['jane@example.com'] })),
    phone: Type.Optional(Type.String({ examples: ['+15555550100'] })),
    notes: Type.Optional(
      Type.Array(SeedNote, {
        description: 'Without dates, a note further down is newer.',
      }),
    ),
    generate: Type.Optional(
      Type.Object(NotesGeneration.properties, {
        ...NotesGeneration,
        description: 'Notes to make up, besides those that stand here. Needs @faker-js/faker.',
      }),
    ),
  },
  { additionalProperties: false, title: 'a contact' },
)
export type SeedContact = Static<typeof SeedContact>

export const SeedPrivateIntegration = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      description: 'How tests and logs call this token.',
      examples: ['full', 'read-only'],
    }),
    token: Type.Optional(Token),
    scopes: Type.Array(ScopeName, { description: 'What the token may do.' }),
    expiresAt: Type.Optional(Instant),
    revoked: Type.Optional(Type.Boolean({ description: 'A revoked token is refused.' })),
  },
  { additionalProperties: false, title: 'a private integration' },
)
export type SeedPrivateIntegration = Static<typeof SeedPrivateIntegration>

export const SeedSubAccount = Type.Object(
  {
    id: Type.Optional(Id),
    name: Type.Optional(Type.String({ examples: ['Acme Plumbing'] })),
    privateIntegrations: Type.Optional(Type.Array(SeedPrivateIntegration)),
    contacts: Type.Optional(Type.Array(SeedContact)),
    generate: Type.Optional(
      Type.Object(ContactsGeneration.properties, {
        ...ContactsGeneration,
        description: 'Contacts to make up, besides those that stand here. Needs @faker-js/faker.',
      }),
    ),
  },
  { additionalProperties: false, title: 'a sub-account' },
)
export type SeedSubAccount = Static<typeof SeedSubAccount>

const { id: _note, ...note } = SeedNote.properties
const { id: _contact, notes: _notes, ...contact } = SeedContact.properties
const { name: _name, token: _token, ...privateIntegration } = SeedPrivateIntegration.properties

/** What the entries of one fixture have where they do not say it themselves. */
const SeedDefaults = Type.Object(
  {
    privateIntegration: Type.Optional(Type.Partial(Type.Object(privateIntegration), strict)),
    contact: Type.Optional(Type.Partial(Type.Object(contact), strict)),
    note: Type.Optional(Type.Partial(Type.Object(note), strict)),
  },
  { ...strict, title: 'defaults' },
)

/** What a fixture says: the world as a sandbox finds it, nested as people think of it. */
export const Seed = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'For editors of JSON fixtures.' })),
    subAccounts: Type.Array(SeedSubAccount, {
      description: "HighLevel's tenants; its API calls one a location.",
    }),
    clock: Type.Optional(ClockSettings),
    faults: Type.Optional(
      Type.Array(Fault, { description: 'Faults that are there from the start and after a reset.' }),
    ),
    defaults: Type.Optional(SeedDefaults),
  },
  { additionalProperties: false, title: 'a ghl-mock fixture' },
)
export type Seed = Static<typeof Seed>

/** How much a world holds. */
export const Counts = Type.Object({
  subAccounts: Type.Integer(),
  contacts: Type.Integer(),
  notes: Type.Integer(),
})
export type Counts = Static<typeof Counts>
