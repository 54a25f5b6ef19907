import { type Static, Type } from '@sinclair/typebox'
import { knownScopes } from './scopes.js'

/** Scopes that the emulated routes ask for. A token may carry any other scope as well. */
export type Scope = 'contacts.readonly' | 'contacts.write'

/** Written in a fixture, `contacts` is both (the quick start's word for them). */
const shorthand: Record<string, readonly Scope[]> = {
  contacts: ['contacts.readonly', 'contacts.write'],
}

/** The API scopes that a list of written scopes stands for, each once, in the order written. */
export const expandScopes = (scopes: readonly string[]): string[] => [
  ...new Set(scopes.flatMap((scope) => shorthand[scope] ?? scope)),
]

/** A named token of a sub-account: what HighLevel's settings page calls a private integration. */
export interface PrivateIntegration {
  /** `pit-` and a UUID. */
  token: string
  name: string
  subAccountId: string
  scopes: readonly string[]
  /** ISO 8601; from this moment on the token is refused. */
  expiresAt?: string
  revoked: boolean
}

/** HighLevel's scope names are words joined by dots, slashes, dashes: `contacts.write`, `objects/schema.readonly`. */
const AnyScope = Type.String({
  pattern: '^[a-z][A-Za-z0-9]*(?:[./_-][A-Za-z0-9]+)*$',
  title: 'a scope',
  examples: ['contacts'],
})

/** What they all are decides alone, so it is tried first; the known ones are listed so that editors complete them. */
export const ScopeName = Type.Union(
  [AnyScope, ...knownScopes.map((scope) => Type.Literal(scope))],
  {
    title: 'a scope such as contacts',
    description:
      'A HighLevel scope; `contacts` is short for `contacts.readonly` and `contacts.write`.',
    examples: ['contacts', 'contacts.readonly', 'contacts.write'],
  },
)
export type ScopeName = Static<typeof ScopeName>
