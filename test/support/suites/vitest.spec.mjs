import { expect, test, vi } from 'vitest'
import { walk } from './walk.mjs'

test('walks', async () => {
  vi.useFakeTimers({ now: 0 })
  const seen = await walk()
  vi.useRealTimers()
  expect(JSON.parse(process.env.EXPECTED)).toEqual(seen)
})
