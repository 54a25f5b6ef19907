import t from 'tap'
import type { Exchange, Match } from '../../src/sandbox/exchange.js'
import { mismatches } from '../../src/sandbox/match.js'

const exchange: Partial<Exchange> = {
  method: 'POST',
  path: '/contacts/c1/notes',
  contactId: 'c1',
  status: 401,
  reason: 'scope-missing; need=contacts.write',
  by: 'reader',
  body: { body: 'x', tags: [1, { a: 1, b: 2 }], none: null },
}

const cases: [match: Match, mismatches: string[]][] = [
  [{}, []],
  [{ method: 'post', path: '/contacts/:any/notes/', status: 401, by: 'reader' }, []],
  [{ method: 'GET', status: 401, by: 'full' }, ['method', 'by']],
  [{ path: '/contacts/c2/notes' }, ['path']],
  [{ path: '/contacts/:any' }, ['path']],
  [{ contactId: 'c1' }, []],
  [{ contactId: 'c2' }, ['contactId']],
  [{ noteId: 'n1' }, ['noteId']],
  [{ reason: 'scope-missing' }, []],
  [{ reason: 'scope' }, ['reason']],
  [{ body: { body: 'x' } }, []],
  [{ body: { body: 'y' } }, ['body']],
  [{ body: { tags: [1, { b: 2 }] } }, []],
  [{ body: { tags: [1] } }, ['body']],
  [{ body: { tags: { 0: 1 } } }, ['body']],
  [{ body: { none: null } }, []],
  [{ body: { none: {} } }, ['body']],
  [{ body: { toString: {} } }, ['body']],
  [{ body: {} }, []],
  [{ body: [] }, ['body']],
]
for (const [match, expected] of cases) {
  t.test(`${JSON.stringify(match)} differs in ${expected.join() || 'nothing'}`, async (t) => {
    t.same(mismatches(exchange, match), expected)
  })
}
