import t from 'tap'
import { defaultFixtures } from '../../src/fixtures/default.js'
import { loadFixtures } from '../../src/fixtures/load.js'
import { complete } from '../../src/sandbox/complete.js'
import { nest } from '../../src/sandbox/nest.js'

t.test('a world, nested and completed, is the same world', async (t) => {
  const world = complete(loadFixtures(defaultFixtures).seed, 'x', 0)
  t.same(complete(nest(world), 'y', 1), world)
})

t.test('says nothing of what is not there', async (t) => {
  const world = complete({ subAccounts: [{ id: 's', contacts: [{ id: 'c' }] }] }, 'x', 0)
  t.same(nest(world), { subAccounts: [{ id: 's', contacts: [{ id: 'c' }] }] })
})
