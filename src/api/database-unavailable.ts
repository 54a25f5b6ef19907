import { unusableWords } from '../lib/database-problem.js'
import { plain } from '../resources/envelopes.js'
import { defineRefusal } from '../resources/refusal.js'

/** The database is full, locked or gone. Nothing is stored of a request that is refused for this. */
export const databaseUnavailable = defineRefusal<{ why: string }>({
  kind: 'database-unavailable',
  check: 'database',
  hint: ({ why }) => ({ need: 'a database that can be read and written', have: why }),
  documented: ({ why }) => plain(503, unusableWords(why)),
  observed: ({ why }) => plain(503, unusableWords(why)),
  source: { documented: 'ours W1', observed: 'ours W1' },
})
