import { nearest } from '../../lib/suggest.js'
import { knownScopes } from '../../resources/private-integration/scopes.js'

/** The scope that is meant by one that HighLevel is not known to have. */
export function meantScope(scope: string): string | undefined {
  const whole = knownScopes.find((known) => known.includes('.') && known.startsWith(scope))
  if (scope.includes('.') && whole !== undefined) return whole
  const below = knownScopes.find((known) => known.endsWith(`/${scope}`))
  if (below !== undefined) return below
  const renamed = scope
    // What belongs to a contact has no scopes of its own.
    .replace(/^contacts?[/:.](?=(?:\w+[.:])?(?:readonly|write)$)(?:\w+[.:])?/, 'contacts.')
    .replace(
      /^(?:leads|people|persons|customers|clients|notes?|tasks?)\b[.:]?(?=(.?))/,
      (_, more) => (more ? 'contacts.' : 'contacts'),
    )
    .replace(/^(?:members|staff|team)\b/, 'users')
  return knownScopes.includes(renamed) ? renamed : nearest(scope, knownScopes, 2)
}
