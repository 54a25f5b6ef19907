import { formatInstant } from '../lib/instant.js'
import type { World } from '../resources/resource.js'
import type { Written } from '../sqlite/database.js'
import type { ClockSettings } from './clock-settings.js'
import type { FaultsState } from './faults.js'
import { countsOf } from './origin.js'
import type { SnapshotInfo } from './snapshot.js'

/** Everything that goes back with a snapshot. Kept as rows: bytes would show only what was committed. */
export interface State {
  /** By the sandbox's clock. */
  at: number
  world: World
  written: Written
  traces: number
  clock: ClockSettings
  faults: FaultsState
}

/** The snapshots of one sandbox, by name. */
export class Snapshots {
  readonly limit: number
  readonly #states = new Map<string, State>()

  constructor(limit: number) {
    this.limit = limit
  }

  /** Replaces a snapshot of the same name. False when there are too many. */
  save(name: string, state: State): boolean {
    if (!this.#states.has(name) && this.#states.size >= this.limit) return false
    this.#states.set(name, state)
    return true
  }

  find(name: string): State | undefined {
    return this.#states.get(name)
  }

  /** In the order in which they were first taken. */
  list(): SnapshotInfo[] {
    return [...this.#states].map(([name, { at, world }]) => ({
      name,
      at: formatInstant(at),
      ...countsOf(world),
    }))
  }

  /** False when there is no such snapshot. */
  remove(name: string): boolean {
    return this.#states.delete(name)
  }
}
