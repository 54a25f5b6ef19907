import type { Resource, Row } from '../resources/resource.js'

/** A row that was committed. */
export interface WriteEvent {
  /** `note.created`, `note.updated`, `note.removed`. */
  type: `${string}.${'created' | 'updated' | 'removed'}`
  resource: Resource
  /** The key of the row. */
  id: string
  /** What was written: the whole row on create, the changed fields on update. */
  row?: Row
}

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
