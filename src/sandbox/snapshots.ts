import type { ClockSettings } from '../domain/clock.js'
import { formatInstant } from '../domain/instant.js'
import type { SnapshotInfo } from '../domain/snapshot.js'
import type { World } from '../domain/world.js'
import type { FaultsState } from './faults.js'

/** Everything that goes back with a snapshot. Kept as rows: bytes would show only what was committed. */
export interface State {
  /** By the sandbox's clock. */
  at: number
  world: World
  everWritten: number
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

  /** In place of one of the same name. False when there are too many. */
  save(name: string, state: State): boolean {
    if (!this.#states.has(name) && this.#states.size >= this.limit) return false
    this.#states.set(name, state)
    return true
  }

  find(name: string): State | undefined {
    return this.#states.get(name)
  }

  /** In the order they were first taken. */
  list(): SnapshotInfo[] {
    return [...this.#states].map(([name, { at, world }]) => ({
      name,
      at: formatInstant(at),
      subAccounts: world.subAccounts.length,
      contacts: world.contacts.length,
      notes: world.notes.length,
    }))
  }

  /** True when there was one to remove. */
  remove(name: string): boolean {
    return this.#states.delete(name)
  }
}
