import t from 'tap'
import type { Entry } from '../../src/sandbox/entry.js'
import { RequestCounters } from '../../src/sandbox/request-counters.js'

const entry: Entry = {
  arrival: { id: 1, at: 0, epoch: 0 },
  method: 'GET',
  url: '/a/1',
  route: '/a/:id',
  headers: {},
  passed: [],
  status: 200,
  startedAt: 5,
  endedAt: 7,
}
const hit = { fault: 'f', stage: 'before', delayMs: 0, body: undefined } as const

t.test('counts exchanges that agree together, and adds up their time', async (t) => {
  const counters = new RequestCounters()
  counters.count(entry)
  counters.count({ ...entry, url: '/a/2' })
  counters.count({ ...entry, method: 'PUT' })
  counters.count({ ...entry, status: 404, route: undefined })
  counters.count({ ...entry, status: 503, hit: { ...hit, effect: { status: 503 } } })
  counters.count({ ...entry, status: 0, hit: { ...hit, effect: { effect: 'reset' } } })
  counters.count({ ...entry, hit: { ...hit, effect: { delayMs: 5 } } })
  const of = (method: string, route: string, status: number, effect: string, count: number) => ({
    method,
    route,
    status,
    reason: '',
    effect,
    count,
  })
  t.same(counters.list(), [
    of('GET', '/a/:id', 200, '', 2),
    of('PUT', '/a/:id', 200, '', 1),
    of('GET', '/a/:id', 503, 'status', 1),
    of('GET', '/a/:id', 0, 'reset', 1),
    of('GET', '/a/:id', 200, 'delay', 1),
    of('GET', '', 404, '', 1),
  ])
  t.equal(counters.spentMs, 14)
})
