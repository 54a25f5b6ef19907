import t from 'tap'
import { Clock } from '../../src/sandbox/clock.js'
import { Journal } from '../../src/sandbox/journal.js'
import { RequestCounters } from '../../src/sandbox/request-counters.js'

const made = (journalSize: number, journalBytes = 1_000_000) =>
  new Journal({ journalSize, journalBytes }, new Clock(), new RequestCounters())

const entry = (journal: Journal, url: string, more: object = {}) => ({
  arrival: journal.arrive(),
  method: 'GET',
  url,
  headers: {},
  passed: [],
  status: 200,
  startedAt: 0,
  endedAt: 1,
  ...more,
})

const paths = async (journal: Journal) => [...(await journal.find())].map(({ path }) => path)

t.test('keeps the latest exchanges, oldest first', async (t) => {
  const journal = made(3)
  for (const url of ['/1', '/2', '/3', '/4', '/5']) journal.record(entry(journal, url), '{}')
  t.same(
    [...(await journal.find())].map(({ id, path }) => [id, path]),
    [
      [3, '/3'],
      [4, '/4'],
      [5, '/5'],
    ],
  )
  t.same(journal.bounds, [3, 5])
  t.equal(journal.entry(2), undefined)
  t.equal(journal.entry(4)?.exchange.path, '/4')
  journal.clear()
  t.same(journal.bounds, [0, 0])
  journal.record(entry(journal, '/6'), '{}')
  t.same(await paths(journal), ['/6'])
})

t.test('the order is that of arrival', async (t) => {
  const journal = made(10)
  const slow = entry(journal, '/slow')
  journal.record(entry(journal, '/fast'), '{}')
  journal.record(slow, '{}')
  t.same(await paths(journal), ['/slow', '/fast'])
  t.same(
    [...(await journal.find({}, { after: 1 }))].map(({ id }) => id),
    [2],
  )
})

t.test('a request that came before the journal was emptied counts as new', async (t) => {
  const journal = made(10)
  const before = entry(journal, '/before')
  journal.clear()
  journal.record(entry(journal, '/after'), '{}')
  journal.record(before, '{}')
  t.same(
    [...(await journal.find())].map(({ id, path }) => [id, path]),
    [
      [1, '/after'],
      [2, '/before'],
    ],
  )
})

t.test('drops the oldest when it is larger than its bytes', async (t) => {
  const journal = made(1000, 60_000)
  const body = Buffer.from(`[${'{},'.repeat(3000)}{}]`)
  for (let n = 1; n <= 20; n++) journal.record(entry(journal, `/${n}`), '{}', body)
  t.same(await paths(journal), ['/16', '/17', '/18', '/19', '/20'])
  t.equal(journal.dropped(), 15)
  t.same([...(await journal.find())].at(-1)?.body, JSON.parse(body.toString()))
  const long = 'x'.repeat(9000)
  for (let n = 1; n <= 20; n++) journal.record(entry(journal, '/', { headers: { long } }), long)
  t.equal(journal.size, 2, 'headers and answers count too')
})

t.test('knows what it dropped by its outline', async (t) => {
  const journal = made(1)
  const route = '/contacts/:contactId/notes'
  const refusal = { kind: 'scope-missing', hint: { need: 'contacts.write' } }
  journal.record(entry(journal, '/contacts/c/notes', { route, method: 'POST' }), '{}')
  journal.record(entry(journal, '/contacts/c/notes', { route, status: 401, refusal }), '{}')
  journal.record(entry(journal, '/nowhere', { status: 404 }), '{}')
  journal.record(entry(journal, '/contacts/c/notes', { route }), '{}')
  const cases: [match: object, dropped: number][] = [
    [{}, 3],
    [{ method: 'post' }, 1],
    [{ method: 'DELETE' }, 0],
    [{ status: 404 }, 1],
    [{ reason: 'scope-missing' }, 1],
    [{ path: '/contacts/c/notes' }, 3],
    [{ path: '/contacts/c' }, 1],
    [{ body: { a: 1 }, status: 401 }, 1],
  ]
  for (const [match, dropped] of cases) {
    t.equal(journal.dropped(match), dropped, JSON.stringify(match))
  }
  t.equal(journal.dropped({}, 2), 3, 'some came after')
  t.equal(journal.dropped({}, 3), 0, 'all came before')
  journal.clear()
  t.equal(journal.dropped(), 0)
})

t.test('shows any path as it was sent', async (t) => {
  const journal = made(10)
  const urls = ['//', '/a/../b?c=1?2&c=%zz', '*', '/a?b', '']
  for (const url of urls) journal.record(entry(journal, url), '{}')
  t.same(
    [...(await journal.find())].map(({ path, query }) => [path, query]),
    [
      ['//', {}],
      ['/a/../b', { c: ['1?2', '%zz'] }],
      ['*', {}],
      ['/a', { b: '' }],
      ['', {}],
    ],
  )
})

t.test('a journal of size 0 keeps nothing', async (t) => {
  const journal = made(0)
  journal.record(entry(journal, '/1'), '{}')
  t.same([...(await journal.find())], [])
  t.equal(journal.dropped(), 1)
})

t.test('a search lets other work be done', async (t) => {
  const journal = made(100, 20_000_000)
  const body = Buffer.from(JSON.stringify({ list: Array(12_000).fill({ a: 1 }) }))
  for (let n = 0; n < 100; n++) journal.record(entry(journal, '/'), '{}', body)
  let turns = 0
  let found: number | undefined
  const count = () => {
    turns++
    if (found === undefined) setImmediate(count)
  }
  count()
  found = (await journal.find({ body: { list: [2] } })).count
  t.equal(found, 0)
  t.ok(turns > 3, `${turns} turns`)
})

t.test('exchanges that were found stay what they were when the journal drops them', async (t) => {
  const journal = made(100)
  const fill = () => {
    for (let n = 0; n < 1000; n++) {
      const text = JSON.stringify({ n, filled: 'x'.repeat(1000) })
      journal.record(entry(journal, `/${n}`), text, Buffer.from(text))
    }
  }
  fill()
  const found = await journal.find({ path: '/950' })
  fill()
  t.match([...found], [{ body: { n: 950 }, response: { n: 950 } }])
  const one = journal.entry(1951)?.exchange
  fill()
  t.match(one, { id: 1951, body: { n: 950 }, response: { n: 950 } })
})

t.test('a listener reads an exchange that the journal drops at once', async (t) => {
  const journal = made(0)
  const bodies: unknown[] = []
  journal.recorded.listen(({ body }) => bodies.push(body))
  const sent = [10, 90_000, 65_515, 20].map((length, n) => ({ n, text: 'x'.repeat(length) }))
  for (const body of sent)
    journal.record(entry(journal, '/'), '{}', Buffer.from(JSON.stringify(body)))
  t.equal(journal.size, 0)
  t.same(bodies, sent)
})
