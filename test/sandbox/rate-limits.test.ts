import t from 'tap'
import { Clock } from '../../src/sandbox/clock.js'
import { rateCounter } from '../../src/sandbox/rate-limits.js'

const limits = { burst: 3, daily: 5, per: 'token' } as const

function counter() {
  const clock = new Clock({ freeze: '2026-01-01' })
  return { clock, rates: rateCounter(limits, clock) }
}

t.test('counts each token in a short and a long window', async (t) => {
  const { clock, rates } = counter()
  const left = (token?: string) => {
    const { burstRemaining, dailyRemaining } = rates.peek(token)
    return [burstRemaining, dailyRemaining]
  }
  t.same(left('a'), [3, 5])
  t.same(rates.charge('a'), {
    limits,
    burstRemaining: 2,
    burstResetMs: 10_000,
    dailyRemaining: 4,
    dailyResetMs: 86_400_000,
  })
  clock.advance(4000)
  for (let charge = 0; charge < 3; charge++) rates.charge('a')
  t.same(left('a'), [0, 1], 'never below zero')
  t.same(left('b'), [3, 5])
  t.same(left(), [3, 5])
  t.same(left('a'), [0, 1], 'looking does not count')
  t.equal(rates.peek('a').burstResetMs, 6000)
  clock.advance(6000)
  t.same(left('a'), [3, 1])
  t.same(rates.charge('a'), {
    limits,
    burstRemaining: 2,
    burstResetMs: 10_000,
    dailyRemaining: 0,
    dailyResetMs: 86_390_000,
  })
})

t.test('a clock that is turned back opens new windows, and a reset does too', async (t) => {
  const { clock, rates } = counter()
  rates.charge('a')
  clock.set({ freeze: '2025-01-01' })
  t.equal(rates.peek('a').dailyRemaining, 5)
  rates.charge('a')
  t.equal(rates.peek('a').dailyRemaining, 4)
  rates.reset()
  t.equal(rates.peek('a').dailyRemaining, 5)
})
