import { formatInstant } from '../lib/instant.js'
import type { World } from '../resources/resource.js'
import type { Written } from '../sqlite/database.js'
import type { ClockSettings } from './clock-settings.js'
import type { FaultsState } from './faults.js'
import { countsOf } from './origin.js'
import type { Stub } from './stub.js'

/** Everything that a snapshot restores. Kept as rows: SQLite would serialise only what is committed. */
export interface State {
  /** By the sandbox's clock. */
  at: number
  world: World
  written: Written
  traces: number
  clock: ClockSettings
  faults: FaultsState
  stubs: readonly Stub[]
  /** See `Origin`. */
  tokensMadeFor: readonly string[]
}

/** A snapshot as it is listed. */
export const snapshotInfo = (name: string, { at, world }: State) => ({
  name,
  at: formatInstant(at),
  ...countsOf(world),
})

/** Of all snapshots of a sandbox. One is always possible. */
const maxSize = 128 * 1024 * 1024

/** About how many bytes the rows of a world take. */
function sizeOf(world: World): number {
  let size = 0
  for (const rows of Object.values(world)) {
    for (const row of rows) {
      size += 100
      for (const value of Object.values(row)) size += typeof value === 'string' ? value.length : 8
    }
  }
  return size
}

/** The snapshots of one sandbox, by name. */
export class Snapshots {
  readonly limit: number
  readonly #states = new Map<string, State>()
  readonly #sizes = new Map<string, number>()

  constructor(limit: number) {
    this.limit = limit
  }

  /** Replaces a snapshot of the same name. Returns the limit that forbids it: their number or their size, if any. */
  save(name: string, state: State): 'number' | 'size' | undefined {
    if (!this.#states.has(name) && this.#states.size >= this.limit) return 'number'
    const others = [...this.#sizes].filter(([other]) => other !== name)
    const taken = others.reduce((sum, [, size]) => sum + size, 0)
    const size = sizeOf(state.world)
    if (taken > 0 && taken + size > maxSize) return 'size'
    this.#states.set(name, state)
    this.#sizes.set(name, size)
    return undefined
  }

  find(name: string): State | undefined {
    return this.#states.get(name)
  }

  get names(): string[] {
    return [...this.#states.keys()]
  }

  /** In the order in which they were first taken. */
  list() {
    return [...this.#states].map(([name, state]) => snapshotInfo(name, state))
  }

  remove(name: string): void {
    this.#states.delete(name)
    this.#sizes.delete(name)
  }
}
