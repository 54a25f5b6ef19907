/** What a sandbox has put off: delays of faults, waits of tests. All of it ends with the sandbox. */
export class Timers {
  readonly #unref: boolean
  readonly #ends = new Set<() => void>()
  #closed = false

  /** @param unref whether the process may end before they do */
  constructor(unref = false) {
    this.#unref = unref
  }

  /**
   * Calls `act` after `ms`, or `end` when the sandbox is closed before that.
   *
   * @returns a function that cancels both
   */
  after(ms: number, act: () => void, end: () => void): () => void {
    const cancel = () => {
      clearTimeout(timer)
      this.#ends.delete(cancelAndEnd)
    }
    const cancelAndEnd = () => {
      cancel()
      end()
    }
    const timer = setTimeout(
      () => {
        cancel()
        if (this.#closed) end()
        else act()
      },
      this.#closed ? 0 : ms,
    )
    if (this.#unref) timer.unref()
    this.#ends.add(cancelAndEnd)
    return cancel
  }

  /** Ends everything that is pending, and what is put off from now on. */
  close(): void {
    this.#closed = true
    for (const end of this.#ends) end()
  }
}
