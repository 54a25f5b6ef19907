import { isDeepStrictEqual } from 'node:util'
import type { ReloadableMock } from '../../../client/start-mock.js'
import { Failure } from '../../../lib/failure.js'
import { differences, summary, toComparable } from '../../../seeding/diff/diff.js'
import type { LoadedSeed } from '../../../seeding/load.js'
import { seedOfOrigin } from '../../../seeding/origin.js'
import { inWords } from '../../output/counts.js'
import { print, printError } from '../../output/print.js'
import { discardedInWords } from './discarded.js'

export interface Reload {
  mock: ReloadableMock
  idSeed: string
  /** Reads the fixtures. */
  read: () => Promise<LoadedSeed>
  /** What was seeded last. What was read since may have been refused. */
  seeded: LoadedSeed | undefined
  /** The files that were read last, to watch. */
  files: readonly string[]
}

/**
 * Reads the fixtures again, starts over from them and prints the changes on stdout. If they have errors, these are
 * printed on stderr and the last good version stays in force. Unchanged fixtures are not loaded: a file that was
 * merely touched must not cost the rows that were written since.
 */
export async function reload(state: Reload): Promise<void> {
  const { mock, idSeed, read, seeded } = state
  const start = performance.now()
  try {
    const loaded = await read()
    state.files = loaded.files
    if (isDeepStrictEqual(loaded, seeded)) {
      mock.failReload(undefined)
      print('ghl-mock did not reload: the fixtures say the same as before.\n')
      return
    }
    const replaced = mock.reseed(loaded)
    state.seeded = loaded
    const before = toComparable(seedOfOrigin(replaced.before), idSeed)
    const found = differences(before, toComparable(loaded.seed, idSeed))
    const took = Math.round(performance.now() - start)
    print(`ghl-mock reloaded: ${summary(found)} (${inWords(mock.counts())}) in ${took} ms\n`)
    const lost = discardedInWords(replaced, idSeed)
    if (lost) print(`ghl-mock started over; ${lost}.\n`)
  } catch (error) {
    const known = error instanceof Failure
    const words = known ? error.message : error instanceof Error ? error.stack : error
    mock.failReload(String(known ? words : error))
    printError(`ghl-mock keeps the last good seed. ${words}\n`)
  }
}
