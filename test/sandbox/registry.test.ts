import t, { type Test } from 'tap'
import { Sandboxes } from '../../src/sandbox/registry.js'
import type { Seed } from '../../src/seeding/fixture-format.js'
import { originFrom } from '../../src/seeding/origin.js'
import { usualSettings } from '../support/settings.js'

const seedOf = (id: string): Seed => ({
  subAccounts: [{ id, privateIntegrations: [{ name: 'full', token: 'pit-1', scopes: [] }] }],
})

function open(t: Test, sandboxLimit = 10) {
  const sandboxes = new Sandboxes({
    rateLimits: { burst: 1, daily: 1, per: 'token' },
    idSeed: 'ghl-mock',
    journalSize: 1,
    journalBytes: 1_000_000,
    sandboxLimit,
    snapshotLimit: 1,
    faultLimit: 1,
  })
  t.teardown(() => sandboxes.close())
  const originOf = (seed: Seed) => originFrom(seed, sandboxes.settings)
  return { sandboxes, originOf, first: sandboxes.open(originOf(seedOf('s'))) }
}

t.test('a sandbox is found by its id and by its tokens, until it is removed', async (t) => {
  const { sandboxes, first } = open(t)
  const one = sandboxes.create({})
  const [token = ''] = one?.tokens ?? []
  t.same([first.id, one?.id, sandboxes.ids], ['default', 'sandbox-1', ['sandbox-1']])
  t.not(token, 'pit-1')
  t.equal(sandboxes.findByToken(token), one)
  t.equal(sandboxes.findByToken('pit-1'), first)
  t.equal(sandboxes.findByToken('pit-unknown'), first)
  t.equal(sandboxes.findByToken(undefined), first)
  t.equal(sandboxes.find('sandbox-1'), one)
  t.equal(sandboxes.find('default'), first)
  t.same(sandboxes.all(), [first, one])
  t.equal(sandboxes.remove('sandbox-1'), true)
  t.equal(sandboxes.remove('sandbox-1'), false)
  t.equal(sandboxes.remove('default'), false)
  t.equal(sandboxes.find('sandbox-1'), undefined)
  t.equal(sandboxes.findByToken(token), first)
})

t.test(
  'another origin brings other tokens, and new sandboxes start from that of the default',
  async (t) => {
    const { sandboxes, originOf, first } = open(t)
    const one = sandboxes.create({})
    if (!one) throw new Error('no sandbox')
    const [before = ''] = one.tokens
    const more = seedOf('other')
    const names = ['full', 'more']
    const withTwo: Seed = {
      subAccounts: [
        {
          id: 's',
          privateIntegrations: names.map((name) => ({ name, token: `pit-${name}`, scopes: [] })),
        },
      ],
    }
    t.same(sandboxes.changeOrigin(one, originOf(withTwo), 'startOver').subAccounts, 1)
    t.equal(one.tokens.length, 2)
    for (const token of one.tokens) t.equal(sandboxes.findByToken(token), one)
    t.notOk(one.tokens.includes(before))
    t.same(sandboxes.create({})?.origin.world.subAccounts, [{ id: 's', ...usualSettings }])
    sandboxes.changeOrigin(first, originOf(more), 'startOver')
    t.same(sandboxes.create({})?.origin.world.subAccounts, [{ id: 'other', ...usualSettings }])
  },
)

t.test('there is a limit, also for the faults of an origin', async (t) => {
  const { sandboxes, originOf, first } = open(t, 1)
  const faults = [{ then: 500 }, { then: 501 }]
  const message = /^There would be 2 faults, expected at most 1/
  const origin = originOf({ ...seedOf('s'), faults })
  t.throws(() => sandboxes.create({ origin }), { message, exitCode: 3 })
  t.throws(() => sandboxes.changeOrigin(first, origin, 'startOver'), { message })
  t.equal(first.origin.faults.length, 0)
  t.ok(sandboxes.create({}))
  t.equal(sandboxes.create({}), undefined)
})
