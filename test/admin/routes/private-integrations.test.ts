import t from 'tap'
import { adminMock } from '../../support/admin.js'
import { note, notes, tokens } from '../../support/mock.js'

const create = { subAccountId: 'loc-main', name: 'ci', scopes: ['contacts.readonly'] }

t.test('a private integration is created, changed, revoked and removed', async (t) => {
  const { admin, as } = adminMock(t)
  const made = await admin('POST', '/private-integrations', create)
  t.match(made, { ...create, status: 201, revoked: false, usedScopes: [] })
  t.match(made.token, /^pit-[\da-f-]{36}$/)
  const app = as(made.token)
  t.equal((await app('GET', note)).statusCode, 200)
  t.equal((await app('DELETE', note)).statusCode, 401)

  const path = `/private-integrations/${made.token}`
  t.match(await admin('PATCH', path, { scopes: ['contacts'] }), {
    scopes: ['contacts.readonly', 'contacts.write'],
    usedScopes: ['contacts.readonly'],
  })
  t.equal((await app('PUT', note, { pinned: true })).statusCode, 200)
  t.match(await admin('PATCH', path, { revoked: true }), { revoked: true })
  t.match((await app('GET', note)).headers, { 'x-mock-reason': /^token-revoked/ })
  t.match(await admin('PATCH', path, { revoked: false, expiresAt: '-1h' }), { revoked: false })
  t.match((await app('GET', note)).headers, { 'x-mock-reason': /^token-expired/ })
  const restored = await admin('PATCH', path, { expiresAt: null, name: 'renamed' })
  t.notHas(restored, 'expiresAt')
  t.equal((await app('GET', note)).statusCode, 200)
  t.same(await admin('DELETE', path), { status: 200, removed: made.token })
  t.match((await app('GET', note)).headers, { 'x-mock-reason': /^token-unknown/ })
  t.match(await admin('PATCH', path, {}), { status: 404 })
})

t.test('they are listed by sub-account', async (t) => {
  const { admin } = adminMock(t)
  const names = async (query = '') =>
    (await admin('GET', `/private-integrations${query}`)).privateIntegrations.map(
      ({ name, subAccountId }: Record<string, string>) => `${subAccountId} ${name}`,
    )
  t.ok((await names()).length > 5)
  const others = await names('?subAccount=loc-other')
  t.ok(others.length > 0 && others.every((name: string) => name.startsWith('loc-other ')))
  t.match((await admin('GET', '/scopes')).scopes, /contacts\.readonly/)
})

t.test('after a rotation both tokens work for seven days of the clock', async (t) => {
  const { admin, as, full } = adminMock(t)
  await admin('PUT', '/clock', { freeze: '2026-11-26T10:00:00Z' })
  const rotated = await admin('POST', `/private-integrations/${tokens.full}/rotate`, {})
  t.match(rotated, { name: 'full', replaces: tokens.full, subAccountId: 'loc-main' })
  const fresh = as(rotated.token)
  t.equal((await fresh('GET', note)).statusCode, 200)
  t.equal((await full('GET', note)).statusCode, 200)
  const { requests } = await admin('GET', '/requests/summary')
  t.same(
    requests.map(({ by }: { by: string }) => by),
    ['full', 'full (until 2026-12-03)'],
  )
  await admin('POST', '/clock/advance', { seconds: 7 * 86_400 - 1 })
  t.equal((await full('GET', note)).statusCode, 200)
  await admin('POST', '/clock/advance', { seconds: 1 })
  t.match((await full('GET', note)).headers, { 'x-mock-reason': /^token-expired/ })
  t.equal((await fresh('GET', note)).statusCode, 200)
})

t.test('the end of a rotated token is within the years that have a date', async (t) => {
  const { admin, full } = adminMock(t)
  await admin('PUT', '/clock', { freeze: '9999-12-30T00:00:00Z' })
  await admin('POST', `/private-integrations/${tokens.full}/rotate`, {})
  const { privateIntegrations } = await admin('GET', '/private-integrations')
  t.match(
    privateIntegrations.find(({ token }: { token: string }) => token === tokens.full),
    { name: 'full (until 9999-12-31)', expiresAt: '9999-12-31T23:59:59.999Z' },
  )
  t.equal((await full('GET', note)).statusCode, 200)
  const { status, ...state } = await admin('GET', '/state?format=json')
  t.match(await admin('POST', '/seed', state), { status: 200, mode: 'replace' })
})

t.test('an old token may expire at once; a second rotation on a day gets a name too', async (t) => {
  const { admin, full } = adminMock(t)
  await admin('PUT', '/clock', { freeze: '2026-11-26T10:00:00Z' })
  const now = { expireOldNow: true }
  const first = await admin('POST', `/private-integrations/${tokens.full}/rotate`, now)
  t.match((await full('GET', note)).headers, { 'x-mock-reason': /^token-expired/ })
  const second = await admin('POST', `/private-integrations/${first.token}/rotate`, now)
  t.match(second, { name: 'full', replaces: first.token })
  const { privateIntegrations } = await admin('GET', '/private-integrations')
  const names = privateIntegrations.map(({ name }: { name: string }) => name)
  t.ok(names.includes('full (until 2026-11-26)') && names.includes('full (until 2026-11-26, 2)'))
})

t.test('a token that expires sooner keeps its end', async (t) => {
  const { admin } = adminMock(t)
  await admin('PUT', '/clock', { freeze: '2026-11-26T10:00:00Z' })
  const { token } = await admin('POST', '/private-integrations', { ...create, expiresAt: '+1d' })
  await admin('POST', `/private-integrations/${token}/rotate`, {})
  const { privateIntegrations } = await admin('GET', '/private-integrations')
  t.match(
    privateIntegrations.find((one: { token: string }) => one.token === token),
    { name: 'ci (until 2026-11-27)', expiresAt: '2026-11-27T10:00:00.000Z' },
  )
})

t.test('a token that is made in a sandbox opens that sandbox, and no other one', async (t) => {
  const { admin, as } = adminMock(t)
  const { id: one } = await admin('POST', '/sandboxes')
  const { id: two } = await admin('POST', '/sandboxes')
  const made = await admin('POST', `/private-integrations?sandbox=${one}`, create)
  const other = await admin('POST', `/private-integrations?sandbox=${two}`, create)
  const own = await admin('POST', '/private-integrations', create)
  t.equal(new Set([made.token, other.token, own.token]).size, 3)
  await admin('DELETE', `/rows/notes/note-abc123?sandbox=${one}`)
  t.equal((await as(made.token)('GET', note)).statusCode, 404)
  t.equal((await as(other.token)('GET', note)).statusCode, 200)
  const { requests } = await admin('GET', `/requests?sandbox=${one}`)
  t.equal(requests.length, 1)
  t.notMatch(JSON.stringify(requests), made.token.slice(4))
})

t.test("a token of the seed is the sandbox's own there", async (t) => {
  const { admin, sandboxes, app } = adminMock(t)
  const sandbox = sandboxes.create({ name: 'al' })
  const own = sandbox?.ownToken(tokens.full) ?? ''
  t.not(own, tokens.full)
  const path = `/private-integrations/${tokens.full}`
  const call = (method: 'GET' | 'PATCH' | 'POST' | 'DELETE', path: string, body?: object) =>
    admin(method, `${path}?sandbox=al`, body)
  t.match(await call('PATCH', path, { revoked: true }), { token: own, revoked: true })
  const row = `/rows${path}`
  t.match(await call('GET', row), { row: { token: own, revoked: true } })
  t.match(await call('PATCH', row, { revoked: false }), { row: { token: own, revoked: false } })
  const state = await app.inject(`/__admin/state${path}?sandbox=al`)
  t.match(state.payload, own)
  t.match(await call('POST', `${path}/rotate`, {}), { status: 200, replaces: own })
  t.same(await call('DELETE', path), { status: 200, removed: own })
  const gone = await call('DELETE', path)
  t.match(gone, { status: 404, message: new RegExp(tokens.full) })
  const removed = sandbox?.ownToken(tokens.readOnly)
  t.match(await call('DELETE', `/rows/private-integrations/${tokens.readOnly}`), { removed })
  t.match(await admin('GET', row), { row: { token: tokens.full } }, 'the default one keeps its own')
})

t.test('a scope counts as used where a route required it and the token has it', async (t) => {
  const { admin, full, reader, app } = adminMock(t)
  await reader('GET', notes)
  await reader('POST', notes, { body: 'x' })
  await full('POST', notes, {})
  await app.inject({ method: 'GET', url: '/livez' })
  const { privateIntegrations } = await admin('GET', '/private-integrations?subAccount=loc-main')
  const used = Object.fromEntries(
    privateIntegrations.map(({ name, usedScopes }: { name: string; usedScopes: string[] }) => [
      name,
      usedScopes,
    ]),
  )
  t.match(used, { full: ['contacts.write'], 'read-only': ['contacts.readonly'] })
  await admin('DELETE', '/requests')
  t.match((await admin('GET', '/private-integrations')).privateIntegrations[0], { usedScopes: [] })
})
