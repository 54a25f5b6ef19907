import type { Clock } from './clock.js'

/** How many requests a token may make in each of HighLevel's two windows. */
export interface RateLimits {
  /** Requests per 10 seconds. */
  burst: number
  /** Requests per 24 hours. */
  daily: number
}

export const burstWindowMs = 10_000
const dailyWindowMs = 86_400_000

interface Window {
  startedAt: number
  used: number
}

/** What is left to a token in both windows. */
export interface Allowance {
  burstRemaining: number
  burstResetMs: number
  dailyRemaining: number
  dailyResetMs: number
}

/**
 * Counts requests per token in fixed windows that open with a token's first request. Counting never stops, so
 * that the numbers are true whether or not somebody enforces them.
 */
export function rateCounter(limits: RateLimits, clock: Clock) {
  const windows = new Map<string, { burst: Window; daily: Window }>()

  return {
    limits,

    /** What is left to a token, or to one that was never used, without using any of it. */
    peek(token?: string): Allowance {
      const now = clock.now()
      const counted = token === undefined ? undefined : windows.get(token)
      const burst = current(counted?.burst, burstWindowMs, now)
      const daily = current(counted?.daily, dailyWindowMs, now)
      return allowance(burst, daily, now)
    },

    /** Uses one request. */
    charge(token: string): Allowance {
      const now = clock.now()
      const counted = windows.get(token)
      const burst = current(counted?.burst, burstWindowMs, now)
      const daily = current(counted?.daily, dailyWindowMs, now)
      burst.used++
      daily.used++
      if (!counted || counted.burst !== burst || counted.daily !== daily) {
        windows.set(token, { burst, daily })
      }
      return allowance(burst, daily, now)
    },

    reset: () => windows.clear(),
  }

  function allowance(burst: Window, daily: Window, now: number): Allowance {
    return {
      burstRemaining: Math.max(0, limits.burst - burst.used),
      burstResetMs: burst.startedAt + burstWindowMs - now,
      dailyRemaining: Math.max(0, limits.daily - daily.used),
      dailyResetMs: daily.startedAt + dailyWindowMs - now,
    }
  }
}

export type RateCounter = ReturnType<typeof rateCounter>

/** The window that `now` falls in: a new one when the old one is over, or when the clock was turned back. */
const current = (window: Window | undefined, lengthMs: number, now: number): Window =>
  window && now >= window.startedAt && now < window.startedAt + lengthMs
    ? window
    : { startedAt: now, used: 0 }
