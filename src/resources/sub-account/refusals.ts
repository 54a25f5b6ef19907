import { gateway, plain } from '../envelopes.js'
import { defineRefusal } from '../refusal.js'

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
