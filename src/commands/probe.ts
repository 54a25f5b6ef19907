import { addressOf } from '../address.js'
import type { Config } from '../config.js'

/** The mock that a command is to ask. */
export const targetOf = ({ url, host, port }: Config): string => url ?? addressOf(host, port)

/**
 * Asks a mock whether it is seeded.
 *
 * @returns undefined when it is, else why not
 */
export async function unreadiness(url: string, timeoutMs: number): Promise<string | undefined> {
  try {
    const response = await fetch(new URL('/readyz', url), {
      // It takes whole milliseconds only.
      signal: AbortSignal.timeout(Math.ceil(timeoutMs)),
    })
    await response.arrayBuffer()
    return response.ok ? undefined : `${url}/readyz answers ${response.status}`
  } catch (error) {
    const { message, cause } = error as Error
    return `${url} does not answer: ${cause instanceof Error ? cause.message || cause.name : message}`
  }
}
