import t from 'tap'
import { idSequence, makeId } from '../../src/lib/ids.js'
import { makeToken } from '../../src/resources/private-integration/token.js'

t.test('ids have the form of live ones and depend on their parts alone', async (t) => {
  t.match(makeId('a', 1), /^[A-Za-z0-9]{20}$/)
  t.equal(makeId('a', 1), makeId('a', 1))
  t.not(makeId('a', 1), makeId('a', 2))
  const many = new Set(Array.from({ length: 10_000 }, (_, n) => makeId('note', n)))
  t.equal(many.size, 10_000)
})

t.test('ids that are asked for in a row are what they are in any order', async (t) => {
  const ordinals = Array.from({ length: 1_000 }, (_, n) => n + 1)
  const ids = ordinals.map(idSequence('a', 'note'))
  t.equal(new Set(ids).size, 1_000)
  for (const id of ids) t.match(id, /^[A-Za-z0-9]{20}$/)
  t.same(ordinals.toReversed().map(idSequence('a', 'note')), ids.toReversed())
  t.not(idSequence('b', 'note')(1), ids[0])
})

t.test('tokens are pit- and a UUID', async (t) => {
  const form = /^pit-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  for (let n = 0; n < 100; n++) t.match(makeToken('t', n), form)
  t.equal(makeToken('t'), makeToken('t'))
})
