import t from 'tap'
import { parseDuration } from '../../src/lib/duration.js'
import { Clock } from '../../src/sandbox/clock.js'

t.test('follows the machine until it is set', async (t) => {
  const clock = new Clock()
  const before = Date.now()
  t.ok(clock.now() >= before)
  t.equal(clock.shifted, false)
  clock.set({ offset: '-1d' })
  t.ok(clock.now() < before - 86_000_000)
  t.equal(clock.shifted, true)
  clock.advance(86_400_000)
  t.equal(clock.shifted, false)
})

t.test('a frozen clock moves when it is advanced, and by a tick with each row', async (t) => {
  const clock = new Clock({ freeze: '2026-01-01' })
  const start = Date.parse('2026-01-01T00:00:00Z')
  t.same([clock.now(), clock.nextDate(), clock.nextDate()], [start, start, start])
  clock.advance(1500)
  t.equal(clock.now(), start + 1500)
  clock.set({ freeze: '2026-01-01', tickMs: 10 })
  t.same([clock.nextDate(), clock.nextDate(), clock.now()], [start, start + 10, start + 20])
  clock.set({ freeze: false })
  t.ok(clock.now() > start)
  clock.reset()
  t.equal(clock.now(), start, 'back to how it started')
  t.same(clock.state, { now: '2026-01-01T00:00:00.000Z', frozen: true, offsetMs: 0, tickMs: 0 })
})

t.test('parses durations', async (t) => {
  const read: Record<string, number> = {
    '-3d': -259_200_000,
    '2h30m': 9_000_000,
    '+1.5s': 1500,
    '20ms': 20,
    '1d2h3m4s5ms': 93_784_005,
  }
  for (const [text, ms] of Object.entries(read)) t.equal(parseDuration(text), ms, text)
  for (const text of ['', '3', 'd', '3 d', '3y', '--3d'])
    t.ok(Number.isNaN(parseDuration(text)), text)
})
