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
    await nextTurn()
    this.#since = performance.now()
  }
}

let last = Promise.resolve()

/**
 * Resolves in a later turn of the event loop. Each turn resolves one call, so that a hundred long loops take as little
 * of a turn as one.
 */
export function nextTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setImmediate(resolve)))
  return last
}
