import { send } from './call.js'

/**
 * Asks a mock once whether it is seeded.
 *
 * @returns undefined when it is, else the reason
 */
export async function unreadiness(url: string, timeoutMs: number): Promise<string | undefined> {
  try {
    // The mock's own, when the URL is that of one of its sandboxes.
    const { origin } = new URL(url)
    const { status } = await send(origin, '/readyz', { timeoutMs })
    return status === 200 ? undefined : `${origin}/readyz answers ${status}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const pauseMs = 50

/**
 * Polls until a mock is seeded or the time is over.
 *
 * @returns undefined when it is seeded, else the reason
 */
export async function waitUntilReady(url: string, waitMs: number): Promise<string | undefined> {
  const deadline = performance.now() + waitMs
  let last: string | undefined
  for (;;) {
    const left = Math.ceil(deadline - performance.now())
    const reason = await unreadiness(url, Math.max(1, Math.min(left, 2_000)))
    if (!reason) return undefined
    // The deadline may have cut this attempt short; the reason of the one before is more useful.
    if (performance.now() >= deadline) return last ?? reason
    last = reason
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
