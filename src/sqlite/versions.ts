import type { Resource } from '../resources/resource.js'

/** Changes of a resource's rows that are known one by one. */
const mostKnown = 1000

/** Counts the changes of rows, so that caches know when and where they are stale. */
export class Versions {
  readonly #changes = new Map<Resource, number>()
  /** The `seq` of the rows that have changed last, in the order of the changes. */
  readonly #latest = new Map<Resource, number[]>()
  /** Grows when the whole world is replaced. */
  #worlds = 0

  /** A number that changes whenever rows of the resource may have changed. */
  of(resource: Resource): number {
    return this.#worlds + (this.#changes.get(resource) ?? 0)
  }

  /** A number that changes with every change of a row. */
  get total(): number {
    return [...this.#changes.values()].reduce((sum, count) => sum + count, this.#worlds)
  }

  /** The `seq` of the rows that have changed since a version; undefined when any may have. */
  changedSince(resource: Resource, version: number): readonly number[] | undefined {
    const changes = this.of(resource) - version
    const latest = this.#latest.get(resource) ?? []
    return changes > latest.length ? undefined : latest.slice(latest.length - changes)
  }

  /** @param seq the row that has changed; any may have, if it is left out */
  touch(resource: Resource, seq?: number): void {
    this.#changes.set(resource, (this.#changes.get(resource) ?? 0) + 1)
    const latest = this.#latest.get(resource)
    if (seq === undefined || (latest && latest.length >= mostKnown)) this.#latest.delete(resource)
    else if (latest) latest.push(seq)
    else this.#latest.set(resource, [seq])
  }

  /** All rows may have changed. */
  touchAll(): void {
    this.#latest.clear()
    this.#worlds++
  }
}
