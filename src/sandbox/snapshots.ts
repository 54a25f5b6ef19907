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
}

/** A snapshot as it is listed. */
export const snapshotInfo = (name: string, { at, world }: State) => ({
  name,
  at: formatInstant(at),
  ...countsOf(world),
})

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

  get names(): string[] {
    return [...this.#states.keys()]
  }

  /** In the order in which they were first taken. */
  list() {
    return [...this.#states].map(([name, state]) => snapshotInfo(name, state))
  }

  remove(name: string): void {
    this.#states.delete(name)
  }
}
