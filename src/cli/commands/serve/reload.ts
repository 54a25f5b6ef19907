import type { Mock } from '../../../client/start-mock.js'
import { Failure } from '../../../lib/failure.js'
import { differences, summary, toComparable } from '../../../seeding/diff/diff.js'
import type { LoadedSeed } from '../../../seeding/load.js'
import { inWords } from '../../output/counts.js'

export interface Reload {
  mock: Mock
  idSeed: string
  /** Reads the fixtures. */
  read: () => Promise<LoadedSeed>
}

/**
 * Reads the fixtures again, starts over from them and prints the changes on stdout. If they have errors, these are
 * printed on stderr and the last good version stays in force.
 */
export async function reload({ mock, idSeed, read }: Reload): Promise<void> {
  const start = performance.now()
  try {
    const loaded = await read()
    const before = mock.reseed(loaded)
    const found = differences(toComparable(before, idSeed), toComparable(loaded.seed, idSeed))
    const took = Math.round(performance.now() - start)
    process.stdout.write(
      `ghl-mock reloaded: ${summary(found)} (${inWords(mock.counts())}) in ${took} ms\n`,
    )
  } catch (error) {
    const known = error instanceof Failure
    const words = known ? error.message : error instanceof Error ? error.stack : error
    process.stderr.write(`ghl-mock keeps the last good seed. ${words}\n`)
  }
}
