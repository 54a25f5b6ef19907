import { Failure } from '../domain/failure.js'
import { differences, summary } from '../fixtures/diff.js'
import type { LoadedSeed } from '../fixtures/load.js'
import type { Mock } from '../mock.js'
import { inWords } from './counts.js'
import { standOf } from './stand.js'

export interface Reload {
  mock: Mock
  idSeed: string
  /** Gives the fixtures as they are now. */
  read: () => Promise<LoadedSeed>
}

/**
 * Puts the fixtures as they are now in force, and says on stdout what has changed. What cannot be read leaves the
 * world as it is, and is told on stderr.
 */
export async function reload({ mock, idSeed, read }: Reload): Promise<void> {
  const start = performance.now()
  try {
    const loaded = await read()
    const before = mock.reseed(loaded)
    const found = differences(standOf(before, idSeed), standOf(loaded.seed, idSeed))
    const took = Math.round(performance.now() - start)
    process.stdout.write(
      `ghl-mock reloaded: ${summary(found)} (${inWords(mock.counts())}) in ${took} ms\n`,
    )
  } catch (error) {
    const known = error instanceof Failure
    const words = known ? error.message : error instanceof Error ? error.stack : error
    process.stderr.write(`ghl-mock goes on with the seed it has. ${words}\n`)
  }
}
