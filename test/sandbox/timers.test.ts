import t from 'tap'
import { Timers } from '../../src/sandbox/timers.js'

t.test('a timer acts once, ends with the sandbox, or is cancelled', async (t) => {
  const timers = new Timers()
  const seen: string[] = []
  const after = (ms: number, name: string) =>
    timers.after(
      ms,
      () => seen.push(`${name} acts`),
      () => seen.push(`${name} ends`),
    )
  await new Promise<void>((resolve, reject) => timers.after(1, resolve, reject))
  after(60_000, 'long')
  after(60_000, 'cancelled')()
  t.same(seen, [])
  timers.close()
  t.same(seen, ['long ends'])
  timers.close()
  t.same(seen, ['long ends'], 'only once')
  await t.rejects(new Promise((resolve, reject) => timers.after(60_000, () => resolve(0), reject)))
})
