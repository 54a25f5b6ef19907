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
    return last >= this.#from || [...this.#lines].some((line) => line >= first && line <= last)
  }
}
