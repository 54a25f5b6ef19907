import type { FastifyRequest, onRequestHookHandler } from 'fastify'
import { parseInstant } from '../lib/instant.js'
import { pathOf } from '../lib/url.js'
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
import { caseDiffers } from './route-refusals.js'

/**
 * Checks the version and then the credential, in the order of the live API. Public routes and unknown paths need
 * neither, but a known token still counts its requests to unknown paths.
 */
export const identify =
  (profile: Profile): onRequestHookHandler =>
  (request, _reply, done) => {
    const { passed, open } = request.exchange
    const known = request.exchange.route !== undefined
    if (known) passed.push('route')
    if (open) return done()
    const refusal = checkVersion(request, profile)
    const caller = refusal ?? callerOf(request)
    if (!refusal && versionMissing.refusedBy(profile)) passed.push('version')
    if (!(caller instanceof Refusal)) {
      request.credential = caller
      passed.push('token')
    } else if (known) throw caller
    done()
  }

/** Lets a request in when its token carries the scope that the route declares. */
export const authorize =
  (profile: Profile): onRequestHookHandler =>
  (request, _reply, done) => {
    const { exchange, credential, url } = request
    const { route, scope } = exchange
    if (route !== undefined && caseDiffers.refusedBy(profile) && !isSpelt(url, route)) {
      throw caseDiffers({ url, route })
    }
    if (scope !== undefined) {
      if (!credential.scopes.includes(scope)) {
        throw scopeMissing({ scope, scopes: credential.scopes })
      }
      exchange.passed.push('scope')
    }
    done()
  }

/** Whether a URL has the letter case of its route. */
function isSpelt(url: string, route: string): boolean {
  const segments = pathOf(url).split('/')
  return route
    .split('/')
    .every((segment, index) => segment.startsWith(':') || segment === (segments[index] ?? ''))
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
