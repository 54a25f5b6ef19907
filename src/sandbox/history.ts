import type { Resource } from '../resources/resource.js'
import type { Change } from '../sqlite/images.js'
import type { Arrival } from './entry.js'

/** A change, and the request that made it, if it was one. */
interface Recorded extends Change {
  arrival: Arrival | undefined
}

/**
 * The changes of a sandbox's rows since its journal began, in the order in which they were made. The world at an
 * earlier moment is the present one with all later changes undone. A moment is the length that the history had then.
 */
export class History {
  readonly maxBytes: number
  /** Those before `#first` are dropped. */
  #changes: (Recorded | undefined)[] = []
  #first = 0
  #bytes = 0
  /** The moment in which `#changes[0]` was made. */
  #offset = 0

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes
  }

  /** The present moment. */
  get length(): number {
    return this.#offset + this.#changes.length
  }

  /** The earliest moment that is known. */
  get start(): number {
    return this.#offset + this.#first
  }

  add(change: Change, arrival: Arrival | undefined): void {
    const { kind, resource, id, seq, before } = change
    if (arrival) {
      arrival.wrote ??= this.length
      const row = rowName(resource, id)
      if (arrival.rows) arrival.rows.push(row)
      else arrival.rows = [row]
    }
    // Spelt out: a spread takes several times as long, and every write passes here.
    this.#changes.push({ kind, resource, id, seq, before, arrival })
    if (arrival) arrival.length = this.length
    this.#bytes += sizeOf(change)
    while (this.#bytes > this.maxBytes) this.dropBefore(this.start + 1)
  }

  /** The changes between two moments that are known. */
  between(from: number, to = this.length): Recorded[] {
    const changes = this.#changes.slice(
      Math.max(from, this.start) - this.#offset,
      // A negative index would count from the end.
      Math.max(to - this.#offset, 0),
    )
    return changes.filter((change) => change !== undefined)
  }

  /** Forgets the moments before another one. */
  dropBefore(moment: number): void {
    while (this.#first < this.#changes.length && this.start < moment) {
      const change = this.#changes[this.#first]
      if (change) this.#bytes -= sizeOf(change)
      this.#changes[this.#first++] = undefined
    }
    if (this.#first * 2 <= this.#changes.length) return
    this.#changes = this.#changes.slice(this.#first)
    this.#offset += this.#first
    this.#first = 0
  }

  /** Forgets all moments but the present one. */
  forget(): void {
    this.dropBefore(this.length)
    this.#offset++
  }

  clear(): void {
    this.#changes = []
    this.#first = 0
    this.#bytes = 0
    this.#offset = 0
  }
}

/** A row in the list of those that a request wrote: `note:note-abc123`. */
export const rowName = ({ name }: Resource, id: string): string => `${name}:${id}`

/** About the number of bytes that a change takes. */
function sizeOf({ id, before }: Change): number {
  let size = 200 + id.length
  for (const value of before ?? []) size += typeof value === 'string' ? value.length : 8
  return size
}
