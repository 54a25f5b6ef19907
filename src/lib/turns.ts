/** How long other work may have to wait. */
const longestMs = 10

/** Lets other work be done in the course of a long loop: `if (turns.over) await turns.next()`. */
export class Turns {
  #since = performance.now()

  /** Whether this loop has had the processor for long enough. */
  get over(): boolean {
    return performance.now() - this.#since > longestMs
  }

  async next(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    this.#since = performance.now()
  }
}
