import type { Seed } from '../domain/seed.js'
import type { Stand } from '../fixtures/diff.js'
import { nowMs } from '../fixtures/diff-words.js'
import { complete } from '../sandbox/complete.js'

/** A seed to compare with others: with the ids that `idSeed` makes, and dates that go by the clock told apart. */
export const standOf = (seed: Seed, idSeed: string): Stand => ({
  world: complete(seed, idSeed, nowMs),
  clock: seed.clock,
  faults: seed.faults,
})
