import t from 'tap'
import { earliestMs, formatInstant, latestMs } from '../../src/lib/instant.js'

t.test('a moment is written as a Date writes it, in any order', async (t) => {
  const second = Date.UTC(2026, 2, 7, 12)
  const moments = [
    ...[second, second + 1, second + 999, second + 1000, second],
    ...[-1, 0, -1000, earliestMs, latestMs, 1.7, -1.5],
  ]
  t.same(
    moments.map(formatInstant),
    moments.map((ms) => new Date(ms).toISOString()),
  )
})

t.test('NaN is no moment, whatever was written before', async (t) => {
  formatInstant(0)
  t.throws(() => formatInstant(Number.NaN), { name: 'RangeError' })
})
