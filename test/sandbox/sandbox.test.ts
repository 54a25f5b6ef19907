import t from 'tap'
import { complete } from '../../src/sandbox/complete.js'
import { idsOf } from '../../src/sandbox/ids.js'
import { Origin } from '../../src/sandbox/origin.js'
import { Sandbox } from '../../src/sandbox/sandbox.js'
import { Traffic } from '../../src/sandbox/traffic.js'

const rateLimits = { burst: 1, daily: 1 }
const contact = (...ids: string[]) => ({ id: 'c', notes: ids.map((id) => ({ id, body: 'x' })) })
const open = (...ids: string[]) => {
  const seed = { subAccounts: [{ id: 's', contacts: [contact(...ids)] }] }
  const traffic = new Traffic()
  const limits = { journalSize: 10, snapshotLimit: 2, faultLimit: 10 }
  const settings = { rateLimits, idSeed: 'ghl-mock', ...limits, traffic }
  const world = complete(seed, 'ghl-mock', 0)
  return new Sandbox(new Origin({ world, files: ['a.yaml'] }), settings)
}

t.test('the same suite gets the same ids, also after a reset', async (t) => {
  const run = (sandbox: ReturnType<typeof open>) =>
    ['a', 'b', 'c'].map((body) => JSON.parse(sandbox.createNote('c', { body })).id)
  const sandbox = open('pinned')
  t.teardown(() => sandbox.close())
  const first = run(sandbox)
  t.equal(new Set(first).size, 3)
  sandbox.reset()
  t.same(run(sandbox), first)
  t.same(run(open('pinned')), first)
})

t.test('passes over an id that a fixture has pinned', async (t) => {
  const next = idsOf('ghl-mock', 'note')(2)
  const sandbox = open(next)
  const { id } = JSON.parse(sandbox.createNote('c', { body: 'a' }))
  t.not(id, next)
  t.same(sandbox.store.count().notes, 2)
})

t.test('knows what it started from', async (t) => {
  t.same(open('n').seed, { files: ['a.yaml'], subAccounts: 1, contacts: 1, notes: 1 })
})
