import type { Counts, Seed } from '../domain/seed.js'
import type { World } from '../domain/world.js'
import { imageOf } from '../store/store.js'
import { complete } from './complete.js'

/** What sandboxes start from: a seed with nothing left out, made once and shared by all that start from it. */
export class Origin {
  readonly world: World
  /** Where the seed was read, for people. */
  readonly files: readonly string[]
  #image: Buffer | undefined

  constructor(seed: Seed, files: readonly string[], idSeed: string, nowMs: number) {
    this.world = complete(seed, idSeed, nowMs)
    this.files = files
  }

  /** The world as a database's bytes: opening them is far quicker than planting it again. */
  get image(): Buffer {
    this.#image ??= imageOf(this.world)
    return this.#image
  }

  get counts(): Counts {
    const { subAccounts, contacts, notes } = this.world
    return { subAccounts: subAccounts.length, contacts: contacts.length, notes: notes.length }
  }
}
