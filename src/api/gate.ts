import type { FastifyRequest, onRequestHookHandler } from 'fastify'
import { parseInstant } from '../lib/instant.js'
import { findCredential } from '../resources/credential.js'
import type { Profile } from '../resources/profile.js'
import { Refusal } from '../resources/refusal.js'
import {
  scopeMissing,
  tokenExpired,
  tokenMalformed,
  tokenMissing,
  tokenRevoked,
  tokenUnknown,
  versionInvalid,
  versionMissing,
  versions,
} from './refusals.js'

/**
 * Checks the version and then the credential, in the order of the live API. Unknown paths need neither, but a known
 * token still counts its requests there.
 */
export const identify =
  (profile: Profile): onRequestHookHandler =>
  (request, _reply, done) => {
    const { passed } = request.exchange
    if (!request.is404) passed.push('route')
    const refusal = checkVersion(request, profile)
    const caller = refusal ?? callerOf(request)
    if (!refusal && versionMissing.refusedBy(profile)) passed.push('version')
    if (!(caller instanceof Refusal)) {
      request.credential = caller
      passed.push('token')
    } else if (!request.is404) throw caller
    done()
  }

/** Lets a request in when its token carries the scope that the route declares. */
export const authorize: onRequestHookHandler = (request, _reply, done) => {
  const { exchange, credential } = request
  const { scope } = exchange
  if (scope !== undefined) {
    if (!credential.scopes.includes(scope)) {
      throw scopeMissing({ scope, scopes: credential.scopes })
    }
    exchange.passed.push('scope')
  }
  done()
}

function checkVersion({ headers: { version } }: FastifyRequest, profile: Profile) {
  if (version === undefined) {
    return versionMissing.refusedBy(profile) ? versionMissing({}) : undefined
  }
  if (versions.includes(String(version)) || !versionInvalid.refusedBy(profile)) return undefined
  return versionInvalid({ version: String(version) })
}

/** The credential of a request, or why it is refused. */
function callerOf({ headers, sandbox, exchange }: FastifyRequest) {
  if (headers.authorization === undefined) return tokenMissing({})
  const token = exchange.bearer
  if (token === undefined) return tokenMalformed({ fault: 'scheme' })

  const credential = findCredential(sandbox.database, token)
  if (!credential) {
    return token.startsWith('pit-') ? tokenUnknown({}) : tokenMalformed({ fault: 'token' })
  }
  const { name, revoked, expiresAt } = credential
  if (revoked) return tokenRevoked({ name })
  if (expiresAt !== undefined && sandbox.clock.now() >= parseInstant(expiresAt)) {
    return tokenExpired({ name, expiresAt })
  }
  return credential
}
