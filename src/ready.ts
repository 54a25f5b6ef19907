import { ask } from './call.js'

/**
 * Asks a mock whether it is seeded.
 *
 * @returns undefined when it is, else why not
 */
export async function unreadiness(url: string, timeoutMs: number): Promise<string | undefined> {
  try {
    const { status } = await ask(new URL(url).origin, '/readyz', { timeoutMs })
    return status === 200 ? undefined : `${url}/readyz answers ${status}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const pauseMs = 50

/**
 * Asks again and again until a mock is seeded, or the time is over.
 *
 * @returns undefined when it is, else why not
 */
export async function waitUntilReady(url: string, waitMs: number): Promise<string | undefined> {
  const deadline = performance.now() + waitMs
  let last: string | undefined
  for (;;) {
    const left = Math.ceil(deadline - performance.now())
    const reason = await unreadiness(url, Math.max(1, Math.min(left, 2_000)))
    if (!reason) return undefined
    // An attempt that the deadline cut short says less than the one before it.
    if (performance.now() >= deadline) return last ?? reason
    last = reason
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
