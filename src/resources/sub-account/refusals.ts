import { gateway, plain, service } from '../envelopes.js'
import { defineRefusal } from '../refusal.js'
import type { Resource } from '../resource.js'

const message = 'The token does not have access to this location.'

/** A token asks about a sub-account that is not its own. */
export const locationElsewhere = defineRefusal<{ locationId: string; subAccountId: string }>({
  kind: 'location-elsewhere',
  check: 'location',
  hint: ({ locationId, subAccountId }) => ({
    need: `a token of ${locationId}`,
    have: `a token of ${subAccountId}`,
  }),
  documented: () => plain(403, message),
  observed: () => gateway(403, message),
  source: { documented: 'ours W36', observed: 'observed W36' },
})

/**
 * Declares the refusal of an id that no row of the sub-account has. The details hold the id under its name in paths,
 * such as `tagId`.
 */
export function unknownOf({ noun, param = 'id' }: Pick<Resource, 'noun' | 'param'>) {
  const text = (details: Readonly<Record<string, string>>) =>
    `${noun.charAt(0).toUpperCase()}${noun.slice(1)} not found for id:${details[param]}`
  return defineRefusal<Readonly<Record<string, string>>>({
    kind: `${noun.replaceAll(' ', '-')}-unknown`,
    check: noun,
    hint: (details) => ({
      need: `a ${noun} of ${details.subAccountId}`,
      have: details[param] || 'an empty id',
    }),
    documented: (details) => plain(404, text(details)),
    observed: (details) => service(400, text(details), 'Bad Request'),
    source: { documented: 'assumed W40', observed: 'assumed W40' },
  })
}

/** A route that needs the sub-account's id got none. */
export const locationMissing = defineRefusal<{ subAccountId: string }>({
  kind: 'location-missing',
  check: 'location',
  hint: ({ subAccountId }) => ({ need: `locationId ${subAccountId}`, have: 'none' }),
  documented: () => plain(400, "locationId is missing: expected the sub-account's id"),
  observed: () => gateway(403, 'The token does not have access to this location.'),
  source: { documented: 'documented W61', observed: 'observed W61' },
})
