import t from 'tap'
import { mock, note, notes } from '../../support/mock.js'

function world(...args: Parameters<typeof mock>) {
  const made = mock(...args)
  const post = async (path: string, payload: object) =>
    made.app.inject({ method: 'POST', url: `/__admin${path}`, payload })
  return { ...made, verify: (claim: object) => post('/verify', claim) }
}

const created = { method: 'POST', path: '/contacts/:contactId/notes', status: 201 }

t.test('verifies how often something was asked', async (t) => {
  const { full, verify } = world(t)
  await full('POST', notes, { body: 'one' })
  await full('POST', notes, { body: 'two' })
  await full('POST', notes, {})
  const held = [
    { match: created, exactly: 2 },
    { match: created },
    { match: created, atLeast: 2, atMost: 2 },
    { match: { method: 'DELETE' }, never: true },
    { match: [created, { status: 400 }] },
    { exactly: 3 },
    { match: { reason: 'invalid' }, exactly: 1 },
  ]
  for (const claim of held)
    t.same((await verify(claim)).json(), { verified: true }, JSON.stringify(claim))

  const failed = await verify({ match: { ...created, body: { body: 'three' } } })
  t.equal(failed.statusCode, 422)
  t.equal(
    failed.json().message,
    [
      'Expected at least 1 exchange with method POST, path /contacts/:contactId/notes, status 201, body {"body":"three"}, found 0.',
      '  nearest: #2 POST /contacts/contact-xyz789/notes 201',
      '    - body: {"body":"three"}',
      '    + body: {"body":"two"}',
    ].join('\n'),
  )
  t.match(
    (await verify({ match: created, never: true })).json().message,
    /^Expected 0 .*found 2\.\n {2}\+ #1 POST/,
  )
  t.match(
    (await verify({ match: created, atMost: 1 })).json().message,
    /^Expected at most 1 .*found 2\./,
  )
})

t.test('verifies an order', async (t) => {
  const { full, verify } = world(t)
  await full('GET', notes)
  await full('PUT', note, { title: 'x' })
  await full('DELETE', note)
  const [get, put, remove] = [{ method: 'GET' }, { method: 'PUT' }, { method: 'DELETE' }]
  t.equal((await verify({ match: [get, remove], inOrder: true })).statusCode, 200)
  const failed = await verify({ match: [put, get], inOrder: true })
  t.match(
    failed.json().message,
    /^Expected 1 exchange with method GET as number 2 of the sequence after #2, found none\.\n/,
  )
})

t.test('verifies that every fault was used', async (t) => {
  const { full, verify, sandbox } = world(t)
  sandbox.faults.add({ id: 'flaky', then: [503] })
  t.match((await verify({ faultsUsed: true })).json(), {
    statusCode: 422,
    message: 'The fault "flaky" has not hit.',
  })
  await full('GET', notes)
  t.equal((await verify({ faultsUsed: true })).statusCode, 200)
})

const wrong: [claim: object, message: RegExp][] = [
  [{ match: { methd: 'GET' }, exactly: 1 }, /^match\.methd is unknown here.* "method"\?$/],
  [{ exactly: 1, atLeast: 1 }, /^exactly, never, and atLeast or atMost exclude each other/],
  [{ never: true, exactly: 0 }, /^exactly, never, /],
  [{ atLeast: 3, atMost: 2 }, /^atLeast: found 3, which is more than atMost \(2\)\.$/],
  [{ inOrder: true }, /^inOrder: expected a list of at least two matches in match\.$/],
  [{ inOrder: true, match: [{}, {}], exactly: 1 }, /^inOrder: a sequence takes no number/],
]
for (const [claim, message] of wrong) {
  t.test(`refuses the claim ${JSON.stringify(claim)}`, async (t) => {
    const { verify } = world(t)
    t.match((await verify(claim)).json(), { statusCode: 400, message })
  })
}

const journalOf5 = { journalSize: 5 }
const unknown: [claim: object, status: number][] = [
  [{ exactly: 5 }, 409],
  [{ atMost: 5 }, 409],
  [{ match: { method: 'POST' }, never: true }, 409],
  [{ match: [{ method: 'POST' }, { method: 'GET' }], inOrder: true }, 409],
  [{ match: { method: 'GET' }, atLeast: 6 }, 409],
  // What was dropped cannot change these.
  [{ match: { method: 'DELETE' }, never: true }, 200],
  [{ match: { method: 'GET' }, atLeast: 5 }, 200],
  [{ match: { method: 'GET' }, atMost: 4 }, 422],
  [{ match: { method: 'DELETE' }, exactly: 1 }, 422],
  [{ exactly: 12 }, 422],
]
for (const [claim, status] of unknown) {
  t.test(`${JSON.stringify(claim)} is ${status} after entries were dropped`, async (t) => {
    const { full, verify } = world(t, journalOf5)
    await full('POST', notes, { body: 'x' })
    for (let asked = 0; asked < 9; asked++) await full('GET', notes)
    const answer = await verify(claim)
    t.equal(answer.statusCode, status, answer.body)
    if (status !== 409) return
    t.match(answer.json().message, /^The journal dropped [145] entr.* raise --journal-size \(5\)/)
  })
}

t.test('an exchange after those that were dropped is known', async (t) => {
  const { full, verify, sandbox } = world(t, journalOf5)
  for (let asked = 0; asked < 9; asked++) await full('GET', notes)
  sandbox.reset()
  await full('GET', notes)
  t.equal((await verify({ exactly: 1 })).statusCode, 200)
})

const never: [match: object, message: RegExp][] = [
  [{ reason: 'scope-mising' }, /^match\.reason: .* did you mean "scope-missing"\?$/],
  [{ method: 'PSOT' }, /^match\.method: .* did you mean "POST"\?$/],
  [{ status: 2010 }, /^match\.status: expected a status from 100 to 599/],
  [{ path: '/contact/:contactId/notes' }, /^match\.path: .* did you mean "\/contacts\//],
  [{ by: 'ful' }, /^match\.by: .* did you mean "full"\?$/],
  [{ body: { text: { matches: '(' } } }, /^match\.body\.text\.matches: .*Unterminated group/],
  [{ body: { text: { matches: '\bA\b' } } }, /\(\\b is a backspace here: write \\\\b for the edge/],
  [{ body: { text: { matches: '[A{3}-\\d' } } }, /Unterminated character class/],
  [
    { body: { contains: 'a', matches: 'b' } },
    /^match\.body: expected \{ contains: text \} or \{ matches: regular expression \}, found both/,
  ],
  [{ body: { list: [{ contains: 'a', matches: 'b' }] } }, /^match\.body\.list.*found both/],
  [{ body: { contains: 5 } }, /^match\.body\.contains: expected text, found the number 5/],
  [{ headers: { a: { matches: 'x'.repeat(1001) } } }, /^match\.headers\.a/],
]
for (const [match, message] of never) {
  t.test(`refuses to look for ${JSON.stringify(match).slice(0, 60)}`, async (t) => {
    const { app, verify } = world(t)
    t.match((await verify({ match, never: true })).json(), { statusCode: 400, message })
    for (const path of ['find', 'count', 'wait']) {
      const url = `/__admin/requests/${path}`
      const answer = await app.inject({ method: 'POST', url, payload: { match } })
      t.match(answer.json(), { statusCode: 400, message }, path)
    }
  })
}

t.test('looks for what can come: no answer, a route that is not emulated', async (t) => {
  const { verify } = world(t)
  const matches = [
    { status: 0 },
    { path: '/calendars/events/appointments' },
    { path: '/contacts/contact-xyz789/notes/' },
    { method: 'patch' },
    { by: 'read-only', reason: 'rate-limited' },
  ]
  for (const match of matches) {
    t.equal((await verify({ match, never: true })).statusCode, 200, JSON.stringify(match))
  }
})

t.test('a match may stand alone, as in version 0.1', async (t) => {
  const { full, verify } = world(t)
  await full('GET', notes)
  t.equal((await verify({ method: 'GET' })).statusCode, 200)
  t.equal((await verify({ method: 'DELETE' })).statusCode, 422)
  t.match((await verify({ method: 'GET', statsu: 200 })).json(), {
    statusCode: 400,
    message: /^match\.statsu is unknown here.* did you mean "status"\?$/,
  })
})

t.test('another path of verify names the right one', async (t) => {
  const { app } = world(t)
  const answer = await app.inject({ method: 'POST', url: '/__admin/requests/verify', payload: {} })
  t.equal(answer.statusCode, 404)
  t.match(answer.json().message, /this path takes GET; did you mean POST \/__admin\/verify\?$/)
})

t.test('names the exchange that is most like what was expected', async (t) => {
  const { full, verify } = world(t)
  await full('POST', notes, { body: 'Called back' })
  await full('POST', notes, {})
  await full('GET', notes)
  const match = { method: 'POST', status: 201, body: { body: 'Called bak' } }
  const { message, expected, actual } = (await verify({ match })).json()
  t.match(message, /\n {2}nearest: #1 POST .* 201\n {4}- body/)
  t.same(expected, { exchanges: 'at least 1', ...match })
  t.match(actual, { exchanges: 0, method: 'POST', status: 201, body: { body: 'Called back' } })
})

t.test('cuts long values, and names fault, effect and sandbox', async (t) => {
  const { full, verify, sandbox, sandboxes, as, app } = world(t)
  await full('POST', notes, { body: 'x'.repeat(1000) })
  const match = { body: { body: 'y'.repeat(1000) } }
  const { message } = (await verify({ match })).json()
  t.match(message, /- body: \{"body":"y{191}… \(1011 characters\)/)
  t.match(message, /\+ body: \{"body":"x{191}… \(1011 characters\)/)

  sandbox.faults.add({ id: 'flaky', when: 'afterCommit', then: ['truncate'] })
  await full('POST', notes, { body: 'x' }).catch(() => undefined)
  t.match(
    (await verify({ never: true })).json().message,
    /#2 POST .* 201 \(fault "flaky": truncate\)/,
  )

  const other = sandboxes.create({})
  await as(other?.tokens[0])('GET', notes)
  const url = `/__admin/verify?sandbox=${other?.id}`
  const elsewhere = await app.inject({ method: 'POST', url, payload: { never: true } })
  t.match(elsewhere.json().message, /#1 GET .* 200 in sandbox-1$/)
})

t.test('says that the journal is empty only when it is', async (t) => {
  const { full, verify } = world(t)
  t.match((await verify({ atLeast: 2 })).json().message, /found 0\.\nThe journal is empty\.$/)
  await full('GET', notes)
  t.notMatch((await verify({ atLeast: 2 })).json().message, /empty/)
})

t.test('verifies that every sequence was used up', async (t) => {
  const { full, verify, sandbox } = world(t)
  sandbox.faults.add({ id: 'flaky', then: [503, 500] })
  sandbox.faults.add({ id: 'steady', match: { method: 'PUT' }, then: 500 })
  await full('GET', notes)
  t.same((await verify({ faultsUsedUp: true })).json(), {
    statusCode: 422,
    message: 'The fault "flaky" has hit once and is not used up: 1 left.',
    expected: { fault: 'flaky', left: 0 },
    actual: { fault: 'flaky', left: 1 },
  })
  await full('GET', notes)
  t.equal((await verify({ faultsUsedUp: true })).statusCode, 200)
})

t.test('a regular expression that takes too long is an error', async (t) => {
  const { full, verify } = world(t)
  await full('POST', notes, { body: `${'a'.repeat(40)}b` })
  const match = { body: { body: { matches: '(a+)+$' } } }
  t.match((await verify({ match, never: true })).json(), {
    statusCode: 400,
    message: /^The regular expression \(a\+\)\+\$ takes too long: it may take 500 ms/,
  })
})

t.test('lists the latest few of many', async (t) => {
  const { full, verify } = world(t)
  for (let asked = 0; asked < 25; asked++) await full('GET', notes)
  const lines = (await verify({ never: true })).json().message.split('\n')
  t.equal(lines.length, 22)
  t.equal(lines[1], '  + 5 before these')
  t.match(lines.at(-1), /^ {2}\+ #25 GET/)
})

t.test('the nearest exchange has a status of the same class', async (t) => {
  const { full, verify } = world(t)
  await full('GET', `${notes}/nowhere`)
  await full('GET', notes)
  const nearest = async (status: number) =>
    /nearest: (#\d)/.exec((await verify({ match: { status } })).json().message)?.[1]
  t.equal(await nearest(400), '#1')
  t.equal(await nearest(499), '#1')
  t.equal(await nearest(201), '#2')
  t.equal(await nearest(503), '#2', 'the latest, when none is near')
})
