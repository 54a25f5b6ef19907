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
  t.same((await verify({ faultsUsed: true })).json(), {
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

t.test('lists the latest few of many', async (t) => {
  const { full, verify } = world(t)
  for (let asked = 0; asked < 25; asked++) await full('GET', notes)
  const lines = (await verify({ never: true })).json().message.split('\n')
  t.equal(lines.length, 22)
  t.equal(lines[1], '  + 5 before these')
  t.match(lines.at(-1), /^ {2}\+ #25 GET/)
})
