import type { FastifyRequest, onRequestHookHandler } from 'fastify'
import { parseInstant } from '../domain/instant.js'
import type { PrivateIntegration } from '../domain/private-integration.js'
import type { Profile } from '../domain/profile.js'
import { type Reason, Refusal, versions } from '../domain/refusal.js'
import { minds } from './answers.js'

/**
 * Finds out who asks, in the order of the live API: the version, then the token. Unknown paths need neither,
 * but a known token still counts its requests there.
 */
export const identify =
  (profile: Profile): onRequestHookHandler =>
  (request, _reply, done) => {
    const reason = versionFault(request.headers.version, profile)
    const caller = reason ?? callerOf(request)
    if (!('kind' in caller)) request.token = caller
    else if (!request.is404) throw new Refusal(caller)
    done()
  }

/** Lets a request in when its token carries the scope that the route declares. */
export const authorize: onRequestHookHandler = (request, _reply, done) => {
  const { scope } = request.exchange
  if (scope && !request.token.scopes.includes(scope)) {
    throw new Refusal({ kind: 'scope-missing', scope, scopes: request.token.scopes })
  }
  done()
}

function versionFault(
  version: string | string[] | undefined,
  profile: Profile,
): Reason | undefined {
  const reason: Reason | undefined =
    version === undefined
      ? { kind: 'version-missing' }
      : versions.includes(String(version))
        ? undefined
        : { kind: 'version-invalid', version: String(version) }
  return reason && minds(profile, reason.kind) ? reason : undefined
}

function callerOf({ headers, sandbox, exchange }: FastifyRequest): PrivateIntegration | Reason {
  if (headers.authorization === undefined) return { kind: 'token-missing' }
  const token = exchange.bearer
  if (token === undefined) return { kind: 'token-malformed', fault: 'scheme' }

  const caller = sandbox.store.privateIntegrations.find(token)
  if (!caller) {
    return token.startsWith('pit-')
      ? { kind: 'token-unknown' }
      : { kind: 'token-malformed', fault: 'token' }
  }

  const { name, revoked, expiresAt } = caller
  if (revoked) return { kind: 'token-revoked', name }
  if (expiresAt !== undefined && sandbox.clock.now() >= parseInstant(expiresAt)) {
    return { kind: 'token-expired', name, expiresAt }
  }
  return caller
}
