import { type Static, Type } from '@sinclair/typebox'
import { ClockSettings } from './clock.js'
import { Fault } from './fault.js'
import {
  about,
  SeedContact,
  SeedNote,
  SeedPrivateIntegration,
  SeedSubAccount,
  strict,
} from './seed-sub-account.js'

const { id: _note, ...note } = SeedNote.properties
const { id: _contact, notes: _notes, generate: _generate, ...contact } = SeedContact.properties
const { name: _name, token: _token, ...privateIntegration } = SeedPrivateIntegration.properties

/** What the entries of one fixture have where they do not say it themselves. */
const SeedDefaults = Type.Object(
  {
    privateIntegration: Type.Optional(
      about(
        Type.Partial(Type.Object(privateIntegration), strict),
        'what private integrations have in common',
        'Filled in where a private integration of this file does not say it itself.',
        { scopes: ['contacts'] },
      ),
    ),
    contact: Type.Optional(
      about(
        Type.Partial(Type.Object(contact), strict),
        'what contacts have in common',
        'Filled in where a contact of this file does not say it itself.',
        { lastName: 'Doe' },
      ),
    ),
    note: Type.Optional(
      about(
        Type.Partial(Type.Object(note), strict),
        'what notes have in common',
        'Filled in where a note of this file does not say it itself; null is said.',
        { userId: 'user-1', color: '#FFAA00' },
      ),
    ),
  },
  strict,
)

/** What a fixture says: the world as a sandbox finds it, nested as people think of it. */
export const Seed = Type.Object(
  {
    $schema: Type.Optional(
      about(
        Type.String(),
        'the path of schema.json',
        'Makes editors complete and explain a JSON fixture.',
        './schema.json',
      ),
    ),
    clock: Type.Optional(
      about(
        ClockSettings,
        'clock settings',
        "How the mock's time runs at the start and after a reset. Relative dates count from it.",
        { freeze: '2026-05-01T12:00:00Z' },
      ),
    ),
    defaults: Type.Optional(
      about(SeedDefaults, 'defaults', 'What the entries of this file have in common, once.', {
        note: { userId: 'user-1' },
      }),
    ),
    subAccounts: about(
      Type.Array(SeedSubAccount),
      'a list of sub-accounts',
      "HighLevel's tenants; its API calls one a location. The same id in several files is one.",
      [{ id: 'loc-main', name: 'Acme Plumbing' }],
    ),
    faults: Type.Optional(
      about(
        Type.Array(Fault),
        'a list of faults',
        'Requests that fail, from the start and after a reset.',
        [{ match: { method: 'POST' }, then: [503, 'pass'] }],
      ),
    ),
  },
  { ...strict, title: 'a ghl-mock fixture', description: 'What a mock holds when it starts.' },
)
export type Seed = Static<typeof Seed>

/** How much a world holds. */
export const Counts = Type.Object({
  subAccounts: Type.Integer(),
  contacts: Type.Integer(),
  notes: Type.Integer(),
})
export type Counts = Static<typeof Counts>
