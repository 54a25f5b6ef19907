import { bearerIn } from '../bearer.js'
import type { Explanation } from '../domain/explanation.js'
import { formatInstant, parseInstant } from '../domain/instant.js'
import type { PrivateIntegration } from '../domain/private-integration.js'
import type { ReasonOf } from '../domain/refusal.js'
import type { Sandbox } from '../sandbox/sandbox.js'
import { difference } from './difference.js'
import type { Asked } from './near-misses.js'

/** The token that a request came with, as its sandbox knows it now. */
export function tokenSent(asked: Asked): Pick<Explanation, 'token'> {
  const known = callerOf(asked)
  if (!known) return {}
  const { token: _secret, scopes, ...shown } = known
  return { token: { ...shown, scopes: [...scopes] } }
}

function callerOf({ entry, sandbox }: Asked): PrivateIntegration | undefined {
  const sent = bearerIn(String(entry.headers.authorization ?? ''))
  return sent === undefined ? undefined : sandbox.store.privateIntegrations.find(sent)
}

const called = ({ name, subAccountId }: PrivateIntegration) => `${name} (${subAccountId})`

/** Whose tokens a sandbox takes. */
export function tokensOf({ store }: Sandbox): string[] {
  const names = store.privateIntegrations.list().map(called)
  return [`the tokens of this sandbox are those of ${names.join(', ') || 'nobody'}`]
}

/** What an Authorization header that opens nothing nearly says. */
export function nearTokens({ entry, sandbox, sandboxes }: Asked): string[] {
  const header = String(entry.headers.authorization ?? '')
  // As it stands in a template or a configuration: quoted, in angle brackets, or without its scheme.
  const bare = header.replace(/^\s*"?bearer\s*:?\s+/i, '').replace(/^["'<{\s]+|["'>}\s,;]+$/g, '')
  const here = sandbox.store.privateIntegrations.list().flatMap((known) => {
    if (known.token === bare) {
      return [`the header holds the token of ${called(known)}, but not as "Bearer <token>"`]
    }
    const how = difference(bare, known.token)
    return how ? [`it ${how} from the token of ${called(known)}`] : []
  })
  const there = sandboxes.all().flatMap(({ id, store }) => {
    const owner = id === sandbox.id ? undefined : store.privateIntegrations.find(bare)
    return owner ? [`it is the token of ${called(owner)} in sandbox ${id}, not in this one`] : []
  })
  const found = [...here, ...there]
  if (found.length > 0) return found
  return [...(bare === '' ? [] : ['no open sandbox knows this token']), ...tokensOf(sandbox)]
}

/** Tokens that would have passed the check of token and scope, of the caller's sub-account or another. */
export function carriers(asked: Asked, subAccountId = callerOf(asked)?.subAccountId): string[] {
  const { entry, exchange, routes, sandbox } = asked
  const scope = routes.find(
    ({ method, path }) => method === exchange.method && path === entry.route,
  )?.scope
  return sandbox.store.privateIntegrations
    .list()
    .filter((one) => one.subAccountId === subAccountId && isValid(one, sandbox))
    .filter(({ scopes }) => scope !== undefined && scopes.includes(scope))
    .map((one) => `the token of ${called(one)} carries ${scope}`)
}

const isValid = ({ revoked, expiresAt }: PrivateIntegration, { clock }: Sandbox): boolean =>
  !revoked && (expiresAt === undefined || clock.now() < parseInstant(expiresAt))

/** Since when a token is expired, and by which clock. */
export function expiry({ name, expiresAt }: ReasonOf<'token-expired'>, asked: Asked): string[] {
  const { clock } = asked.sandbox
  const sinceMs = clock.now() - parseInstant(expiresAt)
  const shows = `the clock of this sandbox shows ${formatInstant(clock.now())}`
  return [
    sinceMs < 0
      ? `token ${name} is valid by now: ${shows}`
      : `token ${name} expired ${inWords(sinceMs)} ago: ${shows}`,
    ...carriers(asked),
  ]
}

function inWords(ms: number): string {
  const [size, unit] = (
    [
      [86_400_000, 'day'],
      [3_600_000, 'hour'],
      [60_000, 'minute'],
    ] as const
  ).find(([size]) => ms >= size) ?? [1000, 'second']
  const count = Math.floor(ms / size)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
