import type { ClockSettings } from '../domain/clock.js'
import type { Fault } from '../domain/fault.js'
import type { Counts } from '../domain/seed.js'
import type { World } from '../domain/world.js'
import { imageOf } from '../store/store.js'

interface OriginOptions {
  world: World
  /** Where the seed was read, for people. */
  files?: readonly string[] | undefined
  clock?: ClockSettings | undefined
  faults?: readonly Fault[] | undefined
}

/** What sandboxes start from: a seed with nothing left out, made once and shared by all that start from it. */
export class Origin {
  readonly world: World
  readonly files: readonly string[]
  readonly clock: ClockSettings
  readonly faults: readonly Fault[]
  #image: Buffer | undefined

  constructor({ world, files = [], clock = {}, faults = [] }: OriginOptions) {
    this.world = world
    this.files = files
    this.clock = clock
    this.faults = faults
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

  /** What this one has and `other` has not. */
  beyond(other: Origin): World {
    const { subAccounts, privateIntegrations, contacts, notes } = this.world
    const id = (one: { id: string }) => one.id
    return {
      subAccounts: without(subAccounts, other.world.subAccounts, id),
      privateIntegrations: without(
        privateIntegrations,
        other.world.privateIntegrations,
        ({ token }) => token,
      ),
      contacts: without(contacts, other.world.contacts, id),
      notes: without(notes, other.world.notes, id),
    }
  }
}

function without<T>(all: readonly T[], others: readonly T[], keyOf: (one: T) => string): T[] {
  const known = new Set(others.map(keyOf))
  return all.filter((one) => !known.has(keyOf(one)))
}
