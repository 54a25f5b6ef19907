/** Longest delay of a fault: ten minutes. */
export const longestDelayMs = 600_000

/** Timers of a sandbox: delays of faults or waits of tests. All end with the sandbox. */
export class Timers {
  readonly #unref: boolean
  readonly #pending = new Set<() => void>()
  #closed = false

  /** @param unref whether the process may end while timers are pending */
  constructor(unref = false) {
    this.#unref = unref
  }

  /**
   * Calls `act` after `ms`, or `end` when the sandbox is closed before that.
   *
   * @returns a function that cancels both
   */
  after(ms: number, act: () => void, end: () => void): () => void {
    const run = (then: () => void) => {
      cancel()
      then()
    }
    const cancelled = () => run(end)
    const cancel = () => {
      clearTimeout(timer)
      this.#pending.delete(cancelled)
    }
    const timer = setTimeout(() => run(this.#closed ? end : act), this.#closed ? 0 : ms)
    if (this.#unref) timer.unref()
    this.#pending.add(cancelled)
    return cancel
  }

  /** Ends all pending timers. */
  end(): void {
    for (const end of this.#pending) end()
  }

  /** Ends all pending timers, and all that are added from now on. */
  close(): void {
    this.#closed = true
    this.end()
  }
}
