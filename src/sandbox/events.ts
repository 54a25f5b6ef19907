import type { Resource, Row } from '../resources/resource.js'

/** Something that was committed. */
export interface WriteEvent {
  /** `note.created`, `note.updated`, `note.removed`. */
  type: `${string}.${'created' | 'updated' | 'removed'}`
  resource: Resource
  /** The key of the row. */
  id: string
  /** What was written: the whole row on create, the changed fields on update. */
  row?: Row
}

type Listener = (event: WriteEvent) => void

/** What a sandbox has committed, for whoever listens. */
export class Events {
  readonly #listeners = new Set<Listener>()

  /** Calls back after each write, until the function that it returns is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  emit(event: WriteEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}
