import t from 'tap'
import { nextTurn } from '../../src/lib/turns.js'
import type { Exchange, Match } from '../../src/sandbox/exchange.js'
import { Matcher } from '../../src/sandbox/match.js'

const exchange: Partial<Exchange> = {
  method: 'POST',
  path: '/contacts/c1/notes',
  contactId: 'c1',
  status: 401,
  reason: 'scope-missing; need=contacts.write',
  by: 'reader',
  headers: { version: '2021-07-28', 'user-agent': 'suite/1' },
  query: { limit: '20', tag: ['a', 'b'] },
  body: { body: 'x', tags: [1, { a: 1, b: 2 }], none: null, text: 'Called back' },
  rawBody: '{ "body": "x" }',
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
  [{ path: '/contacts/c1/not.s' }, ['path']],
  [{ path: '/CONTACTS/C1/NOTES' }, []],
  [{ headers: { Version: '2021-07-28' } }, []],
  [{ headers: { version: '2023-02-21' } }, ['headers']],
  [{ headers: { 'user-agent': { contains: 'suite' } } }, []],
  [{ headers: { accept: { contains: '' } } }, ['headers']],
  [{ query: { limit: '20' } }, []],
  [{ query: { limit: { matches: '^[0-9]+$' } } }, []],
  [{ query: { limit: { matches: '^[a-z]+$' } } }, ['query']],
  [{ query: { tag: ['a', 'b'] } }, []],
  [{ query: { tag: 'b' } }, []],
  [{ query: { tag: { contains: 'b' } } }, []],
  [{ query: { tag: { matches: '^b$' } } }, []],
  [{ query: { tag: 'c' } }, ['query']],
  [{ query: { tag: { contains: 'ab' } } }, ['query']],
  [{ query: { tag: ['b', 'a'] } }, ['query']],
  [{ query: { tag: ['a'] } }, ['query']],
  [{ query: { limit: ['20'] } }, []],
  [{ query: { toString: { contains: '' } } }, ['query']],
  [{ query: { offset: '1' } }, ['query']],
  [{ body: { text: { contains: 'back' } } }, []],
  [{ body: { text: { contains: 'Back' } } }, ['body']],
  [{ body: { text: { matches: '^Called \\w+$' } } }, []],
  [{ body: { tags: { contains: 'x' } } }, ['body']],
  [{ body: { contains: '"body": "x"' } }, []],
  [{ body: { matches: '"body": "x"' } }, []],
]
const outline = {
  method: 'POST',
  route: '/contacts/:contactId/notes',
  status: 401,
  reason: 'scope-missing',
}

for (const [match, expected] of cases) {
  t.test(`${JSON.stringify(match)} differs in ${expected.join() || 'nothing'}`, async (t) => {
    const matcher = new Matcher(match)
    t.same(matcher.mismatches(exchange), expected)
    const same = expected.length === 0
    t.equal(matcher.matches(exchange), same)
    t.equal(matcher.matches({ ...exchange, outline }), same, 'what the outline decides included')
    t.equal(matcher.matches({ ...exchange, path: '/contacts/c1/notes', outline }), same, 'again')
  })
}

t.test('a body that says contains is compared as it is', async (t) => {
  const match = new Matcher({ body: { rule: { contains: 'x' } } })
  t.equal(match.matches({ body: { rule: { contains: 'x' } } }), true)
  t.equal(match.matches({ body: { rule: { contains: 'y' } } }), false)
})

for (const [matches, length] of [
  ['(a+)+$', 40],
  ['(?:a|aa){1,60}$', 60],
  [`${'(?:a|a)'.repeat(40)}c`, 40],
  ['a*a*a*a*a*a*a*c', 300],
  [String.raw`(a*)(a*)(a*)(a*)\1\2\3\4c`, 300],
] as const) {
  t.test(`the time of ${matches} is bounded`, async (t) => {
    await nextTurn()
    const match = new Matcher({ body: { text: { matches } } })
    const slow = { body: { text: `${'a'.repeat(length)}b` } }
    const startedAt = performance.now()
    for (let n = 0; n < 100; n++) {
      t.throws(() => match.matches(slow), { message: /takes too long: it may take 500 ms/ })
    }
    const ms = performance.now() - startedAt
    t.ok(ms < 5000, `${ms} ms for a hundred texts`)
  })
}

t.test('the time of many expressions together is bounded', async (t) => {
  await nextTurn()
  const slow = { body: { text: `${'a'.repeat(60)}b` } }
  const startedAt = performance.now()
  for (let n = 0; n < 1000; n++) {
    const match = new Matcher({ body: { text: { matches: `^(a+)+${n}$` } } })
    t.throws(() => match.matches(slow), { message: /takes too long/ })
  }
  const ms = performance.now() - startedAt
  t.ok(ms < 5000, `${ms} ms for a thousand expressions`)
})

t.test('a simple regular expression costs little more than its text', async (t) => {
  const match = new Matcher({
    body: { text: { matches: String.raw`^Called \w+ (?:back|again)$` } },
  })
  const startedAt = process.cpuUsage()
  for (let n = 0; n < 10_000; n++) {
    if (!match.matches({ body: { text: 'Called Jane back' } })) t.fail('it matches')
  }
  const { user, system } = process.cpuUsage(startedAt)
  t.ok(user + system < 3e5, `${user + system} microseconds for 10,000 texts`)
})
