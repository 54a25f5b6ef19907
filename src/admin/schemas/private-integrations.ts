import { type Static, Type } from '@sinclair/typebox'
import { Moment } from '../../lib/moment.js'
import { privateIntegration } from '../../resources/private-integration/private-integration.js'

const { name, scopes, revoked } = privateIntegration.fields
const strict = { additionalProperties: false }

/** A private integration as the admin API shows it. */
export const PrivateIntegration = Type.Object({
  token: Type.String(),
  name: Type.String(),
  subAccountId: Type.String(),
  scopes: Type.Array(Type.String()),
  expiresAt: Type.Optional(Type.String()),
  revoked: Type.Boolean(),
  usedScopes: Type.Array(Type.String(), {
    description: 'The scopes that routes required of it since the journal began.',
  }),
  replaces: Type.Optional(
    Type.String({ description: 'The token that it was rotated from, while that is known.' }),
  ),
})
export type PrivateIntegration = Static<typeof PrivateIntegration>

export const PrivateIntegrations = Type.Object({
  privateIntegrations: Type.Array(PrivateIntegration),
})

const values = {
  name: name.schema,
  scopes: scopes.schema,
  expiresAt: Type.Union([Moment, Type.Null()], { title: 'a date such as 2026-12-31 or null' }),
}

export const NewPrivateIntegration = Type.Object(
  { subAccountId: Type.String(), ...values, expiresAt: Type.Optional(values.expiresAt) },
  strict,
)
export type NewPrivateIntegration = Static<typeof NewPrivateIntegration>

export const PrivateIntegrationPatch = Type.Partial(
  Type.Object({ ...values, revoked: revoked.schema }),
  strict,
)
export type PrivateIntegrationPatch = Static<typeof PrivateIntegrationPatch>

export const Rotation = Type.Partial(
  Type.Object({
    expireOldNow: Type.Boolean({
      description: 'The old token expires at once. Default: after seven days.',
    }),
  }),
  strict,
)
export type Rotation = Static<typeof Rotation>

export const Scopes = Type.Object({ scopes: Type.Array(Type.String()) })
