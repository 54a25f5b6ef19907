import t from 'tap'
import { Clock } from '../../src/sandbox/clock.js'
import { Journal } from '../../src/sandbox/journal.js'
import { RequestCounters } from '../../src/sandbox/request-counters.js'

const entry = (url: string) => ({
  method: 'GET',
  url,
  headers: {},
  passed: [],
  status: 200,
  startedAt: 0,
  endedAt: 1,
})

t.test('keeps the latest exchanges, oldest first', async (t) => {
  const journal = new Journal(3, new Clock(), new RequestCounters())
  for (const url of ['/1', '/2', '/3', '/4', '/5']) journal.record(entry(url), '{}')
  t.same(
    journal.find().map(({ id, path }) => [id, path]),
    [
      [3, '/3'],
      [4, '/4'],
      [5, '/5'],
    ],
  )
  journal.clear()
  journal.record(entry('/6'), '{}')
  t.same(
    journal.find().map(({ path }) => path),
    ['/6'],
  )
})

t.test('shows any path as it was sent', async (t) => {
  const journal = new Journal(10, new Clock(), new RequestCounters())
  const urls = ['//', '/a/../b?c=1?2&c=%zz', '*', 'http://host/a?b', 'http://host', '']
  for (const url of urls) journal.record(entry(url), '{}')
  t.same(
    journal.find().map(({ path, query }) => [path, query]),
    [
      ['//', {}],
      ['/a/../b', { c: ['1?2', '%zz'] }],
      ['*', {}],
      ['/a', { b: '' }],
      ['', {}],
      ['', {}],
    ],
  )
})

t.test('a journal of size 0 keeps nothing', async (t) => {
  const journal = new Journal(0, new Clock(), new RequestCounters())
  journal.record(entry('/1'), '{}')
  t.same(journal.find(), [])
})
