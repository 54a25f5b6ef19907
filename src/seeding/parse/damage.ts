/** The lines of a text whose meaning is not known, because of mistakes in its syntax. */
export class Damage {
  readonly #lines = new Set<number>()
  #from = Number.POSITIVE_INFINITY
  /** Parts of lines whose rest is understood. */
  readonly #spots: [from: number, to: number][] = []

  add(line: number): void {
    this.#lines.add(line)
  }

  /** Adds a part of a line, the rest of which is understood. */
  addSpot(from: number, to: number): void {
    this.#spots.push([from, to])
  }

  /** True for a part of the text that a spot is in. */
  hasSpot(from: number, to: number): boolean {
    return this.#spots.some(([first, last]) => first < to && last > from)
  }

  /** Adds a line and all lines after it. */
  addFrom(line: number): void {
    this.#from = Math.min(this.#from, line)
  }

  has(line: number): boolean {
    return line >= this.#from || this.#lines.has(line)
  }

  /** True when there is damage in the lines from `first` to `last`. */
  within(first: number, last: number): boolean {
    if (last >= this.#from) return true
    if (last - first > this.#lines.size) {
      for (const line of this.#lines) if (line >= first && line <= last) return true
      return false
    }
    for (let line = first; line <= last; line++) if (this.#lines.has(line)) return true
    return false
  }

  get isNone(): boolean {
    return this.#lines.size + this.#spots.length === 0 && this.#from === Number.POSITIVE_INFINITY
  }
}
