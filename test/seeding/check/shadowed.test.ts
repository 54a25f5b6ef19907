import t, { type Test } from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'

/** The warnings about faults or stubs that are lines 4 and on, without the file. */
function said(t: Test, list: string, rules: readonly string[]): string[] {
  const text = `subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts, calendars.readonly] }, { name: reader, scopes: [contacts] }]
${list}:
${rules.map((one) => `  - { ${one} }\n`).join('')}`
  const folder = t.testdir({ 'a.yaml': text })
  return validateFixtures([folder]).problems.map(
    ({ severity, place: { line, column }, message, other }) =>
      `${severity} ${line}:${column} ${message.replaceAll(`${folder}/`, '')} ${other?.line}`,
  )
}

const notes = 'path: /contacts/:contactId/notes'

const fault = (line: number, at: number, mend: string) =>
  `warning ${line}:5 this fault hits no request, because the one at a.yaml:${at}:5 hits all that it matches, without an end: ${mend}, or remove one ${at}`
const above = 'write this one above it, or give that one a number of times:'
const limited = 'give that one a number of requests with times:'

t.test('faults that an earlier one takes every request from', async (t) => {
  for (const [first, second, mend] of [
    ['then: 500', `match: { ${notes} }, then: 503`, above],
    [`match: { method: post }, then: 500`, `match: { method: POST, ${notes} }, then: reset`, above],
    [
      `match: { ${notes} }, then: { delayMs: 5 }`,
      `match: { path: /Contacts/c1/notes/ }, then: 503`,
      above,
    ],
    [`match: { ${notes} }, then: 500, probability: 1`, `match: { ${notes} }, then: 503`, limited],
    ['match: { by: full }, then: 500', 'match: { by: full, method: GET }, then: 503', above],
    [
      'match: { headers: { Version: v3 } }, then: 500',
      'match: { headers: { version: v3, accept: x } }, then: 503',
      above,
    ],
    [
      'match: { query: { limit: "5" } }, then: 500',
      'match: { query: { limit: "5", a: b } }, then: [503, pass]',
      above,
    ],
    [
      'match: { body: { a: { b: { contains: x } } } }, then: 500',
      'match: { body: { a: { b: { contains: x }, c: 1 } } }, then: 503, times: 2',
      above,
    ],
    ['then: 500', 'when: afterCommit, then: reset', limited],
    ['then: pass', 'match: { body: { pinned: true } }, then: 503', limited],
  ] as const) {
    t.same(said(t, 'faults', [first, second]), [fault(5, 4, mend)], `${first} | ${second}`)
  }
  t.same(
    said(t, 'faults', ['when: afterCommit, then: reset', 'then: 503']),
    [fault(4, 5, limited)],
    'a fault before the route takes the requests of one after it',
  )
})

t.test('faults that an earlier one may leave requests to', async (t) => {
  for (const [first, second] of [
    ['then: 500, times: 2', 'then: 503'],
    ['then: [500, pass]', 'then: 503'],
    ['then: 500, probability: 0.9', 'then: 503'],
    ['when: afterCommit, then: 500', 'when: before, then: [503]'],
    ['match: { method: POST }, then: 500', `match: { ${notes} }, then: 503`],
    ['match: { by: full }, then: 500', 'match: { by: reader }, then: 503'],
    ['match: { headers: { version: v3 } }, then: 500', 'then: 503'],
    [
      `match: { path: /contacts/:contactId }, then: 500`,
      'match: { path: /contacts/search }, then: 503',
    ],
    ['match: { path: /contacts/c1/notes }, then: 500', `match: { ${notes} }, then: 503`],
    [
      'match: { query: { limit: { contains: "5" } } }, then: 500',
      'match: { query: { limit: { matches: "5" } } }, then: 503',
    ],
    ['match: { query: { limit: "5" } }, then: 500', 'match: { query: { limit: "6" } }, then: 503'],
    [
      'match: { body: { title: {} } }, then: 500',
      'match: { body: { title: { contains: a } } }, then: 503',
    ],
  ] as const) {
    t.same(said(t, 'faults', [first, second]), [], `${first} | ${second}`)
  }
})

t.test('stubs that a later one takes every request from', async (t) => {
  const slots = 'method: GET, path: /calendars/:calendarId/free-slots'
  const stub = (mend: string) =>
    `warning 4:5 this stub answers no request, because the one at a.yaml:5:5 matches all of them, and the last one that matches answers: ${mend} 5`
  const rules = (...matches: string[]) => matches.map((one) => `match: { ${one} }, body: {}`)
  const once = 'remove one, or tell them apart by query:'
  for (const [first, second, mend] of [
    [slots, 'method: get, path: /calendars/:id/free-slots/', once],
    ['method: GET, path: /calendars/c1/free-slots', slots, 'write this one below it'],
    [`${slots}, query: { timezone: UTC }`, slots, 'write this one below it'],
  ] as const) {
    t.same(said(t, 'stubs', rules(first, second)), [stub(mend)], `${first} | ${second}`)
  }
  for (const [first, second] of [
    [slots, `${slots}, query: { timezone: UTC }`],
    [slots, 'method: GET, path: /calendars/c1/free-slots'],
    [`${slots}, query: { timezone: UTC }`, `${slots}, query: { timezone: CET }`],
  ] as const) {
    t.same(said(t, 'stubs', rules(first, second)), [], `${first} | ${second}`)
  }
})

t.test('rules of several files are one list', async (t) => {
  const seed = 'subAccounts: [{ privateIntegrations: [{ name: full, scopes: [contacts] }] }]\n'
  const folder = t.testdir({
    'a.yaml': `${seed}faults: [{ then: 500 }]\n`,
    'b.yaml': 'extends: ./a.yaml\nfaults: [{ then: 503 }]\n',
  })
  const found = validateFixtures([folder]).problems
  t.same(
    found.map(({ place, other }) => [place.file, place.line, other?.file, other?.line]),
    [[`${folder}/b.yaml`, 2, `${folder}/a.yaml`, 2]],
  )
})

t.test('a fault with the probability 0, which takes no request from another one', async (t) => {
  t.same(said(t, 'faults', ['then: 500, probability: 0', 'then: 503']), [
    'warning 4:31 probability: this fault hits no request, because its probability is 0: write a share such as 0.2, or remove the fault undefined',
  ])
})

for (const [then, said1] of [
  ['{ effect: reset, status: 503 }', '38 status: the effect reset sends no answer'],
  ['{ effect: hang, body: x }', '35 body: the effect hang sends no answer'],
  ['{ effect: empty, headers: { a: b } }', '39 headers: the effect empty sends no answer'],
  [
    '{ effect: rate-limit-burst, status: 503 }',
    '49 status: the effect rate-limit-burst answers 429',
  ],
  ['{ effect: pass, status: 503 }', '37 status: the effect pass does nothing'],
  ['{ effect: truncate, status: 503 }', undefined],
  ['{ effect: rate-limit-burst, headers: { a: b } }', undefined],
  ['{ effect: reset, delayMs: 5 }', undefined],
] as const) {
  t.test(`what is never sent: ${then}`, async (t) => {
    const [, part] = /^\d+ (\w+)/.exec(said1 ?? '') ?? []
    t.same(
      said(t, 'faults', [`then: ${then}`]),
      said1 === undefined ? [] : [`warning 4:${said1}; remove ${part}: or effect: undefined`],
    )
    const steps = said(t, 'faults', [`then: [503, ${then}]`])
    t.equal(steps.length, said1 === undefined ? 0 : 1)
  })
}

t.test('a fault that ends before its last effect', async (t) => {
  const message =
    'times: this fault hits 1 of the 2 requests that then: has effects for: remove times:, or the effects after the first'
  t.same(said(t, 'faults', ['then: [500, pass], times: 1']), [`warning 4:33 ${message} undefined`])
  t.match(said(t, 'faults', ['then: [500, 503, pass], times: 2']), [
    /the effects after the first 2 /,
  ])
  t.same(said(t, 'faults', ['then: [500, pass], times: 2']), [])
  t.same(said(t, 'faults', ['then: [500, pass], times: 3']), [])
})
