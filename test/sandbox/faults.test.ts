import t from 'tap'
import { type FaultRequest, Faults, remaining } from '../../src/sandbox/faults.js'

const get: FaultRequest = { method: 'GET', path: '/a', body: undefined }

t.test('a fault is there until it is removed', async (t) => {
  const faults = new Faults('seed', 2)
  t.equal(faults.none, true)
  t.same(faults.add({ then: 503 }), { id: 'fault-1', then: 503, hits: 0 })
  t.same(faults.add({ id: 'mine', then: 500 }), { id: 'mine', then: 500, hits: 0 })
  t.equal(faults.add({ then: 501 }), undefined, 'there is a limit')
  t.same(faults.add({ id: 'mine', then: 502 }), { id: 'mine', then: 502, hits: 0 })
  t.same([faults.ids, faults.size, faults.none], [['fault-1', 'mine'], 2, false])
  t.equal(faults.remove('fault-1'), true)
  t.equal(faults.remove('fault-1'), false)
  t.same(faults.ids, ['mine'])
  t.equal(faults.strike('before', get)?.effect.status, 502)
  faults.clear()
  t.equal(faults.none, true)
  t.equal(faults.strike('before', get), undefined)
})

t.test('the first fault that matches at its stage hits, until it is used up', async (t) => {
  const faults = new Faults('seed', 10)
  faults.add({ id: 'post', match: { method: 'POST' }, then: 500 })
  faults.add({ id: 'late', when: 'afterCommit', then: 'reset' })
  faults.add({ id: 'body', match: { body: { a: 1 } }, then: 400 })
  faults.add({ id: 'steps', then: [503, 'pass'] })
  faults.add({ id: 'twice', then: { delayMs: 5 }, times: 2 })
  const hits = () => faults.strike('before', get)
  t.same(
    [hits(), hits(), hits(), hits(), hits()].map((hit) => hit && [hit.fault, hit.effect]),
    [
      ['steps', { status: 503 }],
      ['steps', { effect: 'pass' }],
      ['twice', { delayMs: 5 }],
      ['twice', { delayMs: 5 }],
      undefined,
    ],
  )
  t.equal(faults.strike('afterCommit', get)?.fault, 'late')
  t.equal(faults.strike('beforeWithBody', get), undefined)
  t.equal(faults.strike('beforeWithBody', { ...get, body: { a: 1, b: 2 } })?.fault, 'body')
  t.equal(faults.strike('before', { ...get, method: 'POST' })?.fault, 'post')
  t.same(
    remaining(faults.save()).map(({ id }) => id),
    ['post', 'late', 'body'],
  )
})

t.test('probabilities and delays are the same on every run', async (t) => {
  const run = () => {
    const faults = new Faults('seed', 10)
    faults.add({ probability: 0.5, then: { delay: { uniform: [100, 200] } } })
    faults.add({ then: { delay: { lognormal: { medianMs: 100, sigma: 0.5 } } } })
    return Array.from({ length: 200 }, () => faults.strike('before', get))
  }
  const [one, two] = [run(), run()]
  t.same(one, two)
  const of = (id: string) => one.filter((hit) => hit?.fault === id).map((hit) => hit?.delayMs ?? 0)
  const [uniform, lognormal] = [of('fault-1'), of('fault-2')]
  t.equal(uniform.length + lognormal.length, 200)
  t.ok(uniform.length > 70 && uniform.length < 130, `${uniform.length} of 200`)
  t.ok(uniform.every((ms) => ms >= 100 && ms <= 200))
  t.ok(Math.max(...uniform) - Math.min(...uniform) > 50, 'spread over the range')
  const below = lognormal.filter((ms) => ms < 100).length / lognormal.length
  t.ok(below > 0.3 && below < 0.7, `${below} below the median`)
})

t.test('a random delay is ten minutes at most, because longer timers fire at once', async (t) => {
  const faults = new Faults('seed', 10)
  faults.add({ then: { delay: { lognormal: { medianMs: 600_000, sigma: 5 } } } })
  const delays = Array.from({ length: 100 }, () => faults.strike('before', get)?.delayMs ?? 0)
  t.equal(Math.max(...delays), 600_000)
  t.ok(Math.min(...delays) < 600_000)
})

t.test('a saved state is restored with its hits and its ids', async (t) => {
  const faults = new Faults('seed', 10)
  faults.add({ then: [503, 500] })
  faults.strike('before', get)
  const saved = faults.save()
  faults.strike('before', get)
  faults.add({ then: 501 })
  faults.restore(saved)
  t.same(faults.list(), [{ id: 'fault-1', then: [503, 500], hits: 1 }])
  t.equal(faults.strike('before', get)?.effect.status, 500)
  t.equal(faults.add({ then: 502 })?.id, 'fault-2')
})
