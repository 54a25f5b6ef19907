import type { Resource, Row } from '../resources/resource.js'

type WriteKind = 'created' | 'updated' | 'removed'

/** A row that was committed. */
export interface WriteEvent {
  /** `note.created`, `note.updated`, `note.removed`. */
  type: `${string}.${WriteKind}`
  resource: Resource
  /** The key of the row. */
  id: string
  /** The key of its parent, if it has one. */
  parentId: string | undefined
  /** The exchange of the request that wrote it; undefined when that was no request of the API. */
  exchange: number | undefined
  /** What was written: the whole row on create, the changed fields on update. */
  row?: Row
}

/** A change of more than rows: the whole world, or what controls the sandbox. */
export type Notice =
  | { world: 'reset' | 'seed' | 'restore' | 'clear' }
  | { control: 'faults' | 'stubs' | 'clock' | 'snapshots' }

/** Events of one kind, and their listeners. */
export class Events<Event> {
  readonly #listeners = new Set<(event: Event) => void>()

  /** Calls `listener` with each event until the returned function is called. */
  listen(listener: (event: Event) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether anything listens. */
  get any(): boolean {
    return this.#listeners.size > 0
  }

  emit(event: Event): void {
    for (const listener of this.#listeners) listener(event)
  }
}
