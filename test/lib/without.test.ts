import t from 'tap'
import { without } from '../../src/lib/without.js'

t.test('keeps the order of what is left', async (t) => {
  t.same(without(['b', 'a', 'c', 'a'], ['c', 'd']), ['b', 'a', 'a'])
  t.same(without(new Set([1, 2]), []), [1, 2])
})
