import { type TUnsafe, Type } from '@sinclair/typebox'
import { instantOf, momentFormat } from '../../lib/moment.js'
import { defineResource, parentField, type RowIn } from '../resource.js'
import { subAccount } from '../sub-account/sub-account.js'
import { knownScopes } from './scopes.js'

/** What a fixture may write for several scopes (the quick start's word for both of them). */
const shorthand: Readonly<Record<string, readonly string[]>> = {
  contacts: ['contacts.readonly', 'contacts.write'],
}

/** The API scopes that a list of written scopes stands for, each once, in the order written. */
const expandScopes = (scopes: readonly string[]): string[] => [
  ...new Set(scopes.flatMap((scope) => shorthand[scope] ?? scope)),
]

/** HighLevel's scope names are words joined by dots, slashes and dashes: `contacts.write`, `objects/schema.readonly`. */
const AnyScope = Type.String({
  pattern: '^[a-z][A-Za-z0-9]*(?:[./_-][A-Za-z0-9]+)*$',
  title: 'a scope',
  examples: ['contacts'],
})

/** The pattern decides alone, so it is tried first; the known scopes are listed so that editors complete them. */
const ScopeName: TUnsafe<string> = Type.Unsafe<string>(
  Type.Union([AnyScope, ...knownScopes.map((scope) => Type.Literal(scope))], {
    title: 'a scope such as contacts',
    description:
      'A HighLevel scope; `contacts` is short for `contacts.readonly` and `contacts.write`.',
    examples: ['contacts', 'contacts.readonly', 'contacts.write'],
  }),
)

/** A named token of a sub-account, as made in HighLevel's Settings > Private Integrations. */
export const privateIntegration = defineResource({
  name: 'privateIntegration',
  plural: 'privateIntegrations',
  noun: 'private integration',
  parent: subAccount,
  parentKey: 'subAccountId',
  key: 'token',
  setting: true,
  fields: {
    subAccountId: parentField('loc-main'),
    name: {
      schema: Type.String({
        minLength: 1,
        title: 'a name',
        description: 'The name of this token in tests and logs.',
        examples: ['full', 'read-only'],
      }),
      column: 'TEXT',
      write: 'always',
      required: true,
    },
    token: {
      // A header carries it: printable, no white space.
      schema: Type.String({
        pattern: '^[!-~]+$',
        title: 'a token',
        description:
          'What the client sends as its bearer: `pit-` and a UUID. If left out, it is made.',
        examples: ['pit-11111111-1111-4111-8111-111111111111'],
      }),
      column: 'TEXT',
      write: 'never',
      required: true,
      made: 'token',
    },
    scopes: {
      schema: Type.Array(ScopeName, {
        title: 'a list of scopes',
        description: 'What the token may do.',
        examples: [['contacts']],
      }),
      column: 'JSON',
      write: 'always',
      required: true,
      read: (scopes: unknown) => expandScopes(scopes as string[]), // valid by the schema
    },
    expiresAt: {
      schema: Type.String(),
      column: 'TEXT',
      write: 'always',
      written: Type.String({
        format: momentFormat,
        title: 'a date such as 2026-12-31 or +1d',
        description: 'From then on the token is refused.',
        examples: ['2026-12-31', '+1d', '-1d'],
      }),
      read: instantOf,
      date: true,
    },
    revoked: {
      schema: Type.Boolean({
        title: 'true or false',
        description: 'A revoked token is refused.',
        examples: [true],
      }),
      column: 'BOOLEAN',
      write: 'always',
      required: true,
      fallback: false,
    },
  },
  unique: [['subAccountId', 'name']],
  label: ({ name }) => name,
  about: {
    title: 'a private integration',
    description: 'The tokens that open this sub-account, each with a name.',
    example: { name: 'full', scopes: ['contacts'] },
  },
  defaults: {
    description: 'Filled in where a private integration of this file does not say it itself.',
    example: { scopes: ['contacts'] },
  },
})
export type PrivateIntegration = RowIn<typeof privateIntegration>
