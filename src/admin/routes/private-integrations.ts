import { Type } from '@sinclair/typebox'
import { formatInstant, withinYears } from '../../lib/instant.js'
import { findCredential, listCredentials } from '../../resources/credential.js'
import {
  privateIntegration,
  type PrivateIntegration as Stored,
} from '../../resources/private-integration/private-integration.js'
import { knownScopes } from '../../resources/private-integration/scopes.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import { type AdminPlugin, beforeSeed, route } from '../route.js'
import {
  NewPrivateIntegration,
  PrivateIntegration,
  PrivateIntegrationPatch,
  PrivateIntegrations,
  Removed,
  Rotation,
  Scopes,
} from '../schemas.js'
import { changeRow, createRow, findRow } from '../write-row.js'

const One = Type.Object({ token: Type.String() })
const OfSubAccount = Type.Object(
  { subAccount: Type.Optional(Type.String({ description: 'The id of a sub-account.' })) },
  { additionalProperties: false },
)

/** How long a token works after it was rotated, by the sandbox's clock. */
const graceMs = 7 * 86_400_000

/** Private integrations, as people make them under Settings > Private Integrations. */
export const privateIntegrations: AdminPlugin = async (app) => {
  app.get(
    '/private-integrations',
    route('List private integrations', PrivateIntegrations, { querystring: OfSubAccount }),
    ({ query: { subAccount }, sandbox }) => ({
      privateIntegrations: listCredentials(sandbox.database)
        .filter(({ subAccountId }) => subAccount === undefined || subAccountId === subAccount)
        .map((one) => shown(one.token, sandbox)),
    }),
  )

  app.post(
    '/private-integrations',
    route(
      'Create a private integration',
      PrivateIntegration,
      { body: NewPrivateIntegration },
      [],
      201,
    ),
    ({ body, sandbox }, reply) => {
      const token = createRow(privateIntegration, body, sandbox)
      reply.code(201)
      return shown(token, sandbox)
    },
  )

  app.patch(
    '/private-integrations/:token',
    route('Change, revoke or restore a private integration', PrivateIntegration, {
      params: One,
      body: PrivateIntegrationPatch,
    }),
    ({ params, body, sandbox }) => {
      const token = sandbox.ownToken(params.token)
      changeRow(privateIntegration, token, body, sandbox)
      return shown(token, sandbox)
    },
  )

  app.post(
    '/private-integrations/:token/rotate',
    route('Replace a token; the old one works for seven more days', PrivateIntegration, {
      params: One,
      body: Rotation,
    }),
    ({ params: { token }, body: { expireOldNow = false }, sandbox }) =>
      shown(rotate(sandbox.ownToken(token), expireOldNow ? 0 : graceMs, sandbox), sandbox),
  )

  app.delete(
    '/private-integrations/:token',
    route('Remove a private integration', Removed, { params: One }),
    ({ params, sandbox }) => {
      const token = sandbox.ownToken(params.token)
      findRow(privateIntegration, token, sandbox)
      sandbox.write(privateIntegration).remove(token)
      return { removed: token }
    },
  )

  app.get(
    '/scopes',
    { ...route('The scopes that HighLevel is known to have', Scopes), ...beforeSeed },
    () => ({
      scopes: [...knownScopes],
    }),
  )
}

/** Makes a new token with the name and the scopes of an old one, which gets a name with its end. */
function rotate(token: string, graceMs: number, sandbox: Sandbox): string {
  // The row of that resource.
  const { name, scopes, subAccountId, expiresAt } = findRow(
    privateIntegration,
    token,
    sandbox,
  ) as Stored // a row has the fields of its resource
  const end = formatInstant(withinYears(sandbox.clock.now() + graceMs))
  const last = expiresAt !== undefined && expiresAt < end ? expiresAt : end
  sandbox.write(privateIntegration).update(token, {
    name: freeName(`${name} (until ${last.slice(0, 10)}`, subAccountId, sandbox),
    expiresAt: last,
  })
  return sandbox.write(privateIntegration).create({ name, scopes, subAccountId }).id
}

/** `full (until 2026-12-04)`, or with a number when the sub-account has one already. */
function freeName(start: string, subAccountId: string, { database }: Sandbox): string {
  const taken = new Set(
    listCredentials(database).flatMap((one) => (one.subAccountId === subAccountId ? one.name : [])),
  )
  let name = `${start})`
  for (let number = 2; taken.has(name); number++) name = `${start}, ${number})`
  return name
}

/** The name that a rotated token had. */
const rotated = /^(.*) \(until \d{4}-\d\d-\d\d(?:, \d+)?\)$/s

function shown(token: string, sandbox: Sandbox): PrivateIntegration {
  const { database, journal } = sandbox
  const found = findCredential(database, token)
  if (!found) throw new Error(`There is no private integration ${token}.`)
  const { name, subAccountId, scopes, expiresAt, revoked } = found
  const replaced = listCredentials(database).findLast(
    (one) => one.subAccountId === subAccountId && rotated.exec(one.name)?.[1] === name,
  )
  return {
    token,
    name,
    subAccountId,
    scopes: [...scopes],
    ...(expiresAt !== undefined && { expiresAt }),
    revoked,
    usedScopes: journal.coverage.scopesUsedBy(token),
    ...(replaced && { replaces: replaced.token }),
  }
}
