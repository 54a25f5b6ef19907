import type { Credential } from '../resources/credential.js'
import type { Clock } from './clock.js'

/** How many requests may be made in each of HighLevel's two windows. */
export interface RateLimits {
  /** Requests per 10 seconds. */
  burst: number
  /** Requests per 24 hours. */
  daily: number
  /** What is counted: the requests of each token, or of all tokens of a sub-account. */
  per: 'token' | 'sub-account'
}

/** The limits of HighLevel's plans (documented). */
export const plans: Readonly<Record<'standard' | 'sandbox', RateLimits>> = {
  standard: { burst: 100, daily: 200_000, per: 'token' },
  sandbox: { burst: 25, daily: 10_000, per: 'sub-account' },
}

const burstWindowMs = 10_000
const dailyWindowMs = 86_400_000

interface Window {
  startedAt: number
  used: number
}

/** The windows of one key that are open at a moment. */
interface Windows {
  now: number
  burst: Window
  daily: Window
}

/** What is left in both windows. */
export interface Allowance {
  limits: RateLimits
  burstRemaining: number
  burstResetMs: number
  dailyRemaining: number
  dailyResetMs: number
}

/**
 * Counts requests in fixed windows that open with the first request of a token, or of a sub-account. Every request is
 * counted, so that the rate headers are true even when the limits are not enforced.
 */
export function rateCounter(limits: RateLimits, clock: Clock) {
  const counted = new Map<string, Windows>()

  return {
    limits,

    /** What a request with a credential is counted for. */
    keyOf: ({ token, subAccountId }: Pick<Credential, 'token' | 'subAccountId'>): string =>
      limits.per === 'token' ? token : subAccountId,

    /** What is left to a key, or to one that was never used, without using any of it. */
    peek: (key?: string): Allowance => allowance(windowsOf(key)),

    /** Uses one request. */
    charge(key: string): Allowance {
      const windows = windowsOf(key)
      windows.burst.used++
      windows.daily.used++
      counted.set(key, windows)
      return allowance(windows)
    },

    reset: () => counted.clear(),
  }

  function windowsOf(key: string | undefined): Windows {
    const now = clock.now()
    const last = key === undefined ? undefined : counted.get(key)
    return {
      now,
      burst: current(last?.burst, burstWindowMs, now),
      daily: current(last?.daily, dailyWindowMs, now),
    }
  }

  function allowance({ now, burst, daily }: Windows): Allowance {
    return {
      limits,
      burstRemaining: Math.max(0, limits.burst - burst.used),
      burstResetMs: burst.startedAt + burstWindowMs - now,
      dailyRemaining: Math.max(0, limits.daily - daily.used),
      dailyResetMs: daily.startedAt + dailyWindowMs - now,
    }
  }
}

/** HighLevel's six headers (observed: on every answer). */
export const rateHeaders = (left: Allowance): Record<string, string> => ({
  'x-ratelimit-max': String(left.limits.burst),
  'x-ratelimit-remaining': String(left.burstRemaining),
  'x-ratelimit-interval-milliseconds': String(burstWindowMs),
  'x-ratelimit-limit-daily': String(left.limits.daily),
  'x-ratelimit-daily-remaining': String(left.dailyRemaining),
  'x-ratelimit-daily-reset': String(left.dailyResetMs),
})

export type RateCounter = ReturnType<typeof rateCounter>

/** The window that `now` falls in: a new one when the old one is over, or when the clock was turned back. */
const current = (window: Window | undefined, lengthMs: number, now: number): Window =>
  window && now >= window.startedAt && now < window.startedAt + lengthMs
    ? window
    : { startedAt: now, used: 0 }
