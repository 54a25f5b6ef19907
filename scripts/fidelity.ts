// What scripts/docs.mjs needs of the ledger; one module, because refusals register themselves.
import '../src/api/database-unavailable.js'
import '../src/api/refusals.js'
import '../src/api/route-refusals.js'
import { ledgerOf } from '../src/admin/fidelity/ledger.js'
import { apiRoutes } from '../src/resources/routes.js'

export { coverageSentence, ledgerText } from '../src/admin/fidelity/ledger.js'

/** The ledger of the whole API. */
export const ledger = ledgerOf(apiRoutes)
