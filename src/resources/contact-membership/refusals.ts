import { plain, service } from '../envelopes.js'
import { defineRefusal } from '../refusal.js'

/** A bulk change of tags does not say in which sub-account. */
export const bulkLocationMissing = defineRefusal<{ subAccountId: string }>({
  kind: 'location-missing-bulk',
  check: 'location',
  hint: ({ subAccountId }) => ({ need: `locationId ${subAccountId}`, have: 'none' }),
  documented: () => plain(400, "locationId is missing: expected the sub-account's id"),
  observed: () => service(400, "LocationId can't be undefined", 'Bad Request'),
  source: { documented: 'documented W85', observed: 'assumed W85' },
})
