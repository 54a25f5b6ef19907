/** The lines of a text whose meaning is not known, because of mistakes in its syntax. */
export class Damage {
  readonly #lines = new Set<number>()
  #from = Number.POSITIVE_INFINITY

  add(line: number): void {
    this.#lines.add(line)
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
    return this.#lines.size === 0 && this.#from === Number.POSITIVE_INFINITY
  }
}
