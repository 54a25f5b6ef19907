/** How long other work may have to wait. */
const longestMs = 10

let since = 0
let last = Promise.resolve()

/** Whether long loops have had the processor for long enough: `if (isTurnOver()) await nextTurn()`. */
export const isTurnOver = (): boolean => performance.now() - since > longestMs

/**
 * Lets other work be done in the course of a long loop. Each turn of the event loop resolves one call, so that a hundred
 * long loops take as little of a turn as one.
 */
export function nextTurn(): Promise<void> {
  last = last.then(() => new Promise((resolve) => setImmediate(resolve))).then(begin)
  return last
}

function begin(): void {
  since = performance.now()
}
