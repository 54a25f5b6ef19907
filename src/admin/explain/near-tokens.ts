import { bearerIn } from '../../lib/bearer.js'
import { difference } from '../../lib/difference.js'
import { formatInstant, parseInstant } from '../../lib/instant.js'
import { type Credential, findCredential, listCredentials } from '../../resources/credential.js'
import type { Refusal } from '../../resources/refusal.js'
import type { Sandbox } from '../../sandbox/sandbox.js'
import type { Explanation } from '../schemas.js'
import type { ExplainInput } from './explain-input.js'

/** The token of a request, with its present state in the sandbox. */
export function tokenSent(input: ExplainInput): Pick<Explanation, 'token'> {
  const known = callerOf(input)
  if (!known) return {}
  const { name, subAccountId, scopes, expiresAt, revoked } = known
  const expires = expiresAt === undefined ? {} : { expiresAt }
  return { token: { name, subAccountId, scopes: [...scopes], ...expires, revoked } }
}

function callerOf({ entry, sandbox }: ExplainInput): Credential | undefined {
  const sent = bearerIn(String(entry.headers.authorization ?? ''))
  return sent === undefined ? undefined : findCredential(sandbox.database, sandbox.ownToken(sent))
}

const called = ({ name, subAccountId }: Credential) => `${name} (${subAccountId})`

/** Lists the tokens that a sandbox accepts. */
export function tokensOf({ database }: Sandbox): string[] {
  const names = listCredentials(database).map(called).join(', ')
  return [`this sandbox has ${names ? `tokens for ${names}` : 'no private integration'}`]
}

/** Finds tokens similar to an unknown one in the Authorization header. */
export function nearTokens({ entry, sandbox, sandboxes }: ExplainInput): string[] {
  const header = String(entry.headers.authorization ?? '')
  // Copied from a template or a configuration, it may be in quotes or angle brackets, or lack its scheme.
  const bare = header.replace(/^\s*"?bearer\s*:?\s+/i, '').replace(/^["'<{\s]+|["'>}\s,;]+$/g, '')
  const here = listCredentials(sandbox.database).flatMap((known) => {
    if (known.token === bare) {
      return [`the header holds the token of ${called(known)}, but not as "Bearer <token>"`]
    }
    const how = difference(bare, known.token)
    return how ? [`it ${how} from the token of ${called(known)}`] : []
  })
  const there = sandboxes.all().flatMap(({ id, database }) => {
    const owner = id === sandbox.id ? undefined : findCredential(database, bare)
    return owner ? [`it is the token of ${called(owner)} in sandbox ${id}, not in this one`] : []
  })
  const found = [...here, ...there]
  if (found.length > 0) return found
  return [...(bare === '' ? [] : ['no open sandbox knows this token']), ...tokensOf(sandbox)]
}

/** Tokens of the caller's sub-account, or of another one, that would have passed the checks of token and scope. */
export function carriers(
  input: ExplainInput,
  subAccountId = callerOf(input)?.subAccountId,
): string[] {
  const { route, sandbox } = input
  return listCredentials(sandbox.database)
    .filter((one) => one.subAccountId === subAccountId && isValid(one, sandbox))
    .filter(({ scopes }) => route?.scope !== undefined && scopes.includes(route.scope))
    .map((one) => `the token of ${called(one)} carries ${route?.scope}`)
}

const isValid = ({ revoked, expiresAt }: Credential, { clock }: Sandbox): boolean =>
  !revoked && (expiresAt === undefined || clock.now() < parseInstant(expiresAt))

/** Says how long ago a token expired, by the sandbox's clock. */
export function expiry({ name, expiresAt }: Refusal['details'], input: ExplainInput): string[] {
  const { clock } = input.sandbox
  const sinceMs = clock.now() - parseInstant(String(expiresAt))
  const shows = `the clock of this sandbox shows ${formatInstant(clock.now())}`
  return [
    sinceMs < 0
      ? `token ${name} is valid now: ${shows}`
      : `token ${name} expired ${inWords(sinceMs)} ago: ${shows}`,
    ...carriers(input),
  ]
}

const units: [ms: number, unit: string][] = [
  [86_400_000, 'day'],
  [3_600_000, 'hour'],
  [60_000, 'minute'],
]

function inWords(ms: number): string {
  const [size, unit] = units.find(([size]) => ms >= size) ?? [1000, 'second']
  const count = Math.floor(ms / size)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
