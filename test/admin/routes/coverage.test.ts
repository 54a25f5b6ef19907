import t from 'tap'
import { adminMock } from '../../support/admin.js'
import { note, notes, tokens } from '../../support/mock.js'

const list = '/contacts/:contactId/notes'

async function covered(admin: ReturnType<typeof adminMock>['admin'], query = '') {
  const coverage = await admin('GET', `/coverage${query}`)
  const of = (method: string, path: string) =>
    coverage.routes.find(
      (one: { method: string; path: string }) => one.method === method && one.path === path,
    )
  return { coverage, of }
}

t.test('a status of a route is exercised by any answer that has it', async (t) => {
  const { admin, full, reader, nobody } = adminMock(t)
  const before = await covered(admin)
  t.match(before.coverage, { percent: 0, percentOfCalled: 0, exercised: 0 })
  const { of } = before.of('GET', list)
  t.ok(before.coverage.routes.length > 40 && of > 3)

  await full('GET', notes)
  await full('GET', notes)
  await nobody('GET', notes)
  await reader('POST', notes, { body: 'x' })
  const { coverage, of: route } = await covered(admin)
  t.match(route('GET', list), { exercised: 2, of })
  const counted = route('GET', list).statuses.filter(({ count }: { count: number }) => count > 0)
  t.same(counted, [
    { status: 200, count: 2 },
    { status: 401, reason: 'token-missing', count: 1 },
  ])
  t.ok(
    route('GET', list).statuses.some(
      (one: object) =>
        JSON.stringify(one) === '{"status":404,"reason":"contact-unknown","count":0}',
    ),
    'what it could answer is listed',
  )
  t.match(route('POST', list), { exercised: 1 })
  t.match(route('DELETE', `${list}/:id`), { exercised: 0 })
  t.equal(coverage.exercised, 3)
  t.equal(coverage.percent, Math.floor(3000 / coverage.of) / 10)
  const called = route('GET', list).of + route('POST', list).of
  t.equal(coverage.percentOfCalled, Math.floor(3000 / called) / 10)
})

t.test('a fault exercises a status that the route has, and is listed in any case', async (t) => {
  const { admin, full } = adminMock(t)
  await admin('POST', '/faults', { then: [429, 502] })
  await full('GET', notes)
  await full('GET', notes)
  const { of: route } = await covered(admin)
  t.equal(route('GET', list).exercised, 1, 'it never answers 502')
  t.match(
    route('GET', list).statuses.filter(({ fault }: { fault: string }) => fault),
    [
      { status: 429, fault: 'status', count: 1 },
      { status: 502, fault: 'status', count: 1 },
    ],
  )
})

t.test('it counts what the journal has dropped, and is cleared with it', async (t) => {
  const { admin, full } = adminMock(t, { journalSize: 1 })
  await full('GET', notes)
  await full('GET', note)
  t.equal((await covered(admin)).coverage.exercised, 2)
  await full('GET', '/contacts/')
  await admin('DELETE', '/requests')
  t.equal((await covered(admin)).coverage.exercised, 0)
  await full('GET', note)
  await admin('POST', '/reset')
  t.equal((await covered(admin)).coverage.exercised, 0)
})

t.test('each sandbox has its own, with the scopes that its tokens used', async (t) => {
  const { admin, full, as } = adminMock(t)
  const made = await admin('POST', '/sandboxes')
  const own = as(made.subAccounts[0].privateIntegrations[0].token)
  await own('GET', notes)
  await full('DELETE', note)
  const { coverage } = await covered(admin, `?sandbox=${made.id}`)
  t.equal(coverage.exercised, 1)
  const [scopes] = coverage.scopes
  t.match(scopes, { name: 'full', subAccountId: 'loc-main', used: ['contacts.readonly'] })
  t.same([...scopes.used, ...scopes.unused].sort(), [...scopes.has].sort())
  t.match((await covered(admin)).coverage.scopes[0], { used: ['contacts.write'] })
  t.notMatch(JSON.stringify(coverage), /pit-/)
})

t.test('a scope is used by the requests that passed its check', async (t) => {
  const { admin, as } = adminMock(t, { rateLimit: true, rateLimits: { burst: 1 } })
  const readOnly = as(tokens.readOnly)
  await readOnly('GET', notes)
  t.equal((await readOnly('POST', notes, { body: 'x' })).statusCode, 429)
  const { scopes } = (await covered(admin)).coverage
  const [own] = scopes.filter(({ name }: { name: string }) => name === 'read-only')
  t.match(own, { used: ['contacts.readonly'] })
  t.equal(own.used.length, 1)
})

t.test('the profile says which status a refusal has', async (t) => {
  const kinds = async (profile: 'documented' | 'observed') => {
    const { admin } = adminMock(t, { profile })
    return (await covered(admin)).of('GET', list).statuses
  }
  const version = (statuses: { reason: string }[]) =>
    statuses.some(({ reason }) => reason === 'version-missing')
  t.notOk(version(await kinds('documented')))
  t.ok(version(await kinds('observed')))
})
