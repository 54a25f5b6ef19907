import t from 'tap'
import { explainedWorld } from '../../support/explained.js'
import { note, notes } from '../../support/mock.js'

t.test('explains a success', async (t) => {
  const { full, explained } = explainedWorld(t)
  await full('GET', note)
  t.match(await explained(), {
    id: 1,
    method: 'GET',
    path: note,
    status: 200,
    outcome: 'accepted',
    summary: 'Nothing refused it. The token belongs to full.',
    passed: ['address', 'route', 'token', 'rate limit', 'scope', 'contact', 'note'],
    refusedBy: undefined,
    scope: 'contacts.readonly',
    token: { name: 'full', subAccountId: 'loc-main', revoked: false },
    nearMisses: [],
    asOf: /^\d{4}-.*Z$/,
  })
})

t.test('names the check, the token and what would have passed', async (t) => {
  const { reader, explained } = explainedWorld(t)
  await reader('DELETE', note)
  const explanation = await explained()
  t.match(explanation, {
    outcome: 'refused',
    summary:
      'The scope check refused it (scope-missing). Needed: contacts.write. Found: contacts.readonly.',
    passed: ['address', 'route', 'token', 'rate limit'],
    refusedBy: 'scope',
    reason: 'scope-missing',
    need: 'contacts.write',
    have: 'contacts.readonly',
    token: { name: 'read-only', scopes: ['contacts.readonly'] },
    nearMisses: ['the token of full (loc-main) carries contacts.write'],
  })
  t.notMatch(JSON.stringify(explanation), 'pit-')
})

t.test('knows the version check of the observed profile', async (t) => {
  const { full, explained } = explainedWorld(t, { profile: 'observed' })
  await full('GET', note, undefined, { version: '2021-07-2' })
  t.match(await explained(), {
    refusedBy: 'version',
    passed: ['address', 'route'],
    nearMisses: ['2021-07-2 is not an accepted version; did you mean "2021-07-28"?'],
  })
})

const injected: [fault: object, outcome: string, passed: number, summary: RegExp][] = [
  [
    { then: 503 },
    'faulted',
    1,
    /^The fault "fault-1" \(status 503\) was injected before any check/,
  ],
  [
    { then: 503, match: { body: {} } },
    'faulted',
    6,
    /was injected before the route acted; nothing was/,
  ],
  [
    { then: { status: 500 }, when: 'afterCommit' },
    'faulted',
    7,
    /^Nothing refused it and .*spoiled/,
  ],
  [{ then: 'truncate' }, 'faulted', 7, /^Nothing refused it and the route acted; .*\(truncate\)/],
  [{ then: 'pass' }, 'accepted', 7, /^Nothing refused it/],
  [{ then: { delayMs: 1 } }, 'accepted', 7, /The fault "fault-1" delayed it by 1 ms\.$/],
]
for (const [fault, outcome, passed, summary] of injected) {
  t.test(`tells a fault from a refusal: ${JSON.stringify(fault)}`, async (t) => {
    const { full, admin, explained } = explainedWorld(t)
    await admin('/faults', 'POST', fault)
    await full('POST', notes, { body: 'x' }).catch(() => undefined)
    const explanation = await explained()
    t.match(explanation, { outcome, summary, fault: { id: 'fault-1' } })
    t.equal(explanation.passed.length, passed, explanation.passed.join())
  })
}

t.test('says which exchanges there are', async (t) => {
  const { full, admin } = explainedWorld(t)
  t.match(await admin('/requests/1/explain'), {
    statusCode: 404,
    message: 'The journal has no exchange 1: it is empty.',
  })
  await full('GET', note)
  t.match(await admin('/requests/7/explain'), {
    statusCode: 404,
    message: 'The journal has no exchange 7: it keeps 1 to 1.',
  })
  t.match(await admin('/requests/x/explain'), { statusCode: 400, message: /^id: expected a whole/ })
})

t.test('says in a line that a client repeats a refused request', async (t) => {
  const { reader, full, explained } = explainedWorld(t)
  for (let n = 0; n < 3; n++) await reader('DELETE', note)
  t.notMatch((await explained()).summary, 'in a row')
  await reader('DELETE', note)
  t.match((await explained()).summary, /had been refused 3 times in a row just before\.$/)
  await full('GET', note)
  await reader('DELETE', note)
  t.notMatch((await explained()).summary, 'in a row', 'another request came between')
})

t.test('a stub is no failure, whatever its status', async (t) => {
  const { app, full, explained } = explainedWorld(t)
  const stub = {
    match: { method: 'GET', path: '/locations/:locationId/conversationChannels/:type' },
    status: 503,
  }
  await app.inject({ method: 'POST', url: '/__admin/stubs', payload: stub })
  await full('GET', '/locations/loc-main/conversationChannels/sms')
  t.match(await explained(), {
    status: 503,
    outcome: 'accepted',
    summary: 'Nothing refused it. The token belongs to full. The stub "stub-1" answered it.',
  })
})
