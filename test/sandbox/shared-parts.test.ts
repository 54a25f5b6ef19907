import t from 'tap'
import type { Entry } from '../../src/sandbox/entry.js'
import { SharedParts } from '../../src/sandbox/shared-parts.js'

const kind = { method: 'GET', route: '/a', status: 200, reason: '', effect: '', count: 1 }
const made = (headers: Entry['headers'], rest: Partial<Entry> = {}): Entry => ({
  arrival: { id: 1, at: 0, epoch: 0 },
  method: 'GET',
  url: '/a',
  headers,
  passed: ['address', 'route'],
  status: 200,
  startedAt: 0,
  endedAt: 0,
  ...rest,
})

t.test('equal parts of entries of a kind are kept once', async (t) => {
  const parts = new SharedParts()
  const [first, second] = [
    made({ host: 'a', accept: '*/*' }, { responseHeaders: { 'content-type': 'b' } }),
    made({ host: 'a', accept: '*/*' }, { responseHeaders: { 'content-type': 'b' } }),
  ]
  parts.share(first, kind)
  parts.share(second, kind)
  t.equal(second.headers, first.headers)
  t.equal(second.responseHeaders, first.responseHeaders)
  t.equal(second.passed, first.passed)
})

t.test('what differs stays what it is', async (t) => {
  const first = { host: 'a', accept: '*/*' }
  for (const headers of [
    { host: 'a' },
    { host: 'a', accept: 'text/html' },
    { host: 'a', accept: '*/*', cookie: 'c' },
    { host: 'a', accept: '*/*', constructor: 'x' },
  ]) {
    const parts = new SharedParts()
    parts.share(made(first, { responseHeaders: { date: 'x' } }), kind)
    const entry = made(headers, { passed: ['address'], responseHeaders: { date: 'y' } })
    parts.share(entry, kind)
    t.equal(entry.headers, headers)
    t.strictSame(entry.passed, ['address'])
    t.strictSame(entry.responseHeaders, { date: 'y' })
  }
})

t.test(
  'a header with the name of a property of all objects is not there unless it was sent',
  async (t) => {
    const parts = new SharedParts()
    parts.share(made({ host: 'a', constructor: 'x' }), kind)
    const headers = { host: 'a' }
    const entry = made(headers)
    parts.share(entry, kind)
    t.equal(entry.headers, headers)
  },
)

t.test('kinds share nothing, and nothing outlives a clear', async (t) => {
  const parts = new SharedParts()
  const first = made({ host: 'a' })
  parts.share(first, kind)
  const other = made({ host: 'a' })
  parts.share(other, { ...kind, status: 404 })
  t.not(other.headers, first.headers)
  parts.clear()
  const later = made({ host: 'a' })
  parts.share(later, kind)
  t.not(later.headers, first.headers)
})
