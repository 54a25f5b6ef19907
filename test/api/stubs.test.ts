import t from 'tap'
import { startGhlMock } from '../../src/index.js'
import { mock, tokens } from '../support/mock.js'

const calendars = { match: { method: 'GET', path: '/calendars/' }, body: { calendars: [] } }
const slots = {
  id: 'free-slots',
  match: { method: 'get', path: '/calendars/:calendarId/free-slots', query: { timezone: 'UTC' } },
  status: 203,
  headers: { 'x-slots': 'none' },
  body: 'no slots',
}
const subAccounts = [
  {
    id: 'loc-main',
    privateIntegrations: [
      {
        name: 'full',
        token: tokens.full,
        scopes: ['calendars.readonly', 'calendars/events.readonly'],
      },
      { name: 'readOnly', token: tokens.readOnly, scopes: ['contacts.readonly'] },
    ],
  },
]

t.test('a stub of the fixture answers a route that is not emulated', async (t) => {
  for (const profile of ['documented', 'observed'] as const) {
    const { as, nobody, sandbox } = mock(t, { profile, seed: { subAccounts, stubs: [calendars] } })
    const answer = await as(tokens.full)('GET', '/calendars/?locationId=x')
    t.equal(answer.statusCode, 200)
    t.equal(answer.body, '{"calendars":[]}')
    t.equal(answer.headers['content-type'], 'application/json; charset=utf-8')
    t.equal((await nobody('GET', '/calendars/')).statusCode, 401, 'a token is needed')
    t.equal((await as(tokens.readOnly)('GET', '/calendars/')).statusCode, 401, 'and its scope')
    const [first] = [...(await sandbox.journal.find())]
    t.match(first, {
      path: '/calendars/',
      stub: 'stub-1',
      status: 200,
      response: { calendars: [] },
    })
  }
})

t.test('a token is asked for by form, without a token and a version', async (t) => {
  for (const profile of ['documented', 'observed'] as const) {
    const { app, sandbox } = mock(t, { profile, seed: { subAccounts } })
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const payload = 'grant_type=refresh_token'
    const ask = () => app.inject({ method: 'POST', url: '/oauth/token', payload, headers: form })
    t.match(await ask(), { statusCode: 501, headers: { 'x-mock-reason': /^not-emulated/ } })
    sandbox.stubs.add({
      match: { method: 'POST', path: '/oauth/token' },
      body: { access_token: 'next' },
    })
    t.match(await ask(), { statusCode: 200, body: '{"access_token":"next"}' })
  }
})

t.test('the query decides, and the stub that was added last', async (t) => {
  const { as, sandbox } = mock(t, { seed: { subAccounts, stubs: [slots] } })
  const get = (query: string) => as(tokens.full)('GET', `/calendars/c1/free-slots?${query}`)
  const answer = await get('timezone=UTC&x=1')
  t.equal(answer.statusCode, 203)
  t.equal(answer.body, 'no slots')
  t.equal(answer.headers['x-slots'], 'none')
  t.equal((await get('timezone=CET')).statusCode, 501)
  t.equal((await get('timezone=CET&timezone=UTC')).statusCode, 203)
  sandbox.stubs.add({ match: { method: 'GET', path: '/calendars/c1/free-slots' }, status: 404 })
  t.equal((await get('timezone=UTC')).statusCode, 404)
  sandbox.reset()
  t.equal((await get('timezone=UTC')).statusCode, 203)
})

t.test('stubs of each sandbox over the library', async (t) => {
  await using mock = await startGhlMock({ fixtures: { subAccounts, stubs: [slots] } })
  const sandbox = await mock.sandbox()
  const added = await sandbox.stubs.add(calendars)
  t.same(added, { ...calendars, id: 'stub-1' })
  t.same(await sandbox.stubs.list(), [slots, added])
  t.same(await mock.stubs.list(), [slots])
  t.same((await sandbox.state()).stubs, [slots, added], 'an export has them')
  await sandbox.snapshot('before')
  t.same(await sandbox.stubs.set([]), [])
  await sandbox.restore('before')
  t.same(await sandbox.stubs.list(), [slots, added])
  await sandbox.stubs.remove('free-slots')
  await t.rejects(sandbox.stubs.remove('free-slot'), /no stub "free-slot"/)
  t.same(await sandbox.stubs.list(), [added])
  await sandbox.stubs.clear()
  t.same(await sandbox.stubs.list(), [])
  await sandbox.reset()
  t.same(await sandbox.stubs.list(), [slots])
})

t.test('a stub that can never answer is refused', async (t) => {
  await using mock = await startGhlMock()
  const refused = (match: object, more: object, message: RegExp) =>
    t.rejects(mock.stubs.add({ ...calendars, match: { ...calendars.match, ...match }, ...more }), {
      message,
    })
  await refused(
    { path: '/calendar/' },
    {},
    /^match\.path: expected a path .*found "\/calendar\/"; did you mean "\/calendars"/,
  )
  await refused(
    { method: 'GETT' },
    {},
    /^match\.method: expected one of GET, POST for this path, found "GETT"; did you mean "GET"/,
  )
  await refused(
    { path: '/contacts/:contactId/notes' },
    {},
    /a route that ghl-mock does not answer itself; write a fault/,
  )
  const deep = JSON.parse(`${'['.repeat(150)}${']'.repeat(150)}`)
  await refused({}, { body: deep }, /levels/)
  await refused({}, { status: 204, body: {} }, /body: expected no value, because an answer with s/)
  await refused({}, { headers: { 'content-length': '5' } }, /headers\.content-length/)
  const stubs = Array.from({ length: 1001 }, () => calendars)
  await t.rejects(mock.stubs.set(stubs), /more than 1000 stubs/)
})

t.test('a fault strikes a route that is not emulated, too', async (t) => {
  await using mock = await startGhlMock({ fixtures: { subAccounts, stubs: [calendars] } })
  await mock.faults.add({ match: { path: '/calendars/' }, then: 503 })
  const answer = await fetch(`${mock.url}/calendars/`, {
    headers: { authorization: `Bearer ${tokens.full}` },
  })
  t.equal(answer.status, 503)
})
