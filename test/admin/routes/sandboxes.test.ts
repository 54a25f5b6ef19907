import t from 'tap'
import { startGhlMock } from '../../../src/index.js'
import { mock, note, notes, tokens } from '../../support/mock.js'

interface Sandbox {
  id: string
  baseUrl: string
  subAccounts: {
    id: string
    name?: string
    privateIntegrations: { name: string; token: string; scopes: string[] }[]
  }[]
}

/** A mock, and sandboxes made over HTTP. */
function world(...args: Parameters<typeof mock>) {
  const { app, ...rest } = mock(...args)
  const admin = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, payload?: object) =>
    (await app.inject({ method, url: `/__admin${path}`, ...(payload && { payload }) })).json()
  const create = (body?: object): Promise<Sandbox> => admin('POST', '/sandboxes', body)
  const tokenOf = ({ subAccounts }: Sandbox, name = 'full') =>
    subAccounts.flatMap((one) => one.privateIntegrations).find((one) => one.name === name)?.token
  return { ...rest, app, admin, create, tokenOf }
}

t.test('a sandbox has the same seed and tokens of its own', async (t) => {
  const { as, full, create, tokenOf } = world(t)
  const made = await create()
  t.equal(made.id, 'sandbox-1')
  t.match(made.baseUrl, /\/__sandbox\/sandbox-1$/)
  t.same(
    made.subAccounts.map(({ id, name, privateIntegrations }) => ({
      id,
      name,
      scopes: privateIntegrations.map(({ name, scopes }) => [name, ...scopes]),
    })),
    [
      {
        id: 'loc-main',
        name: 'Acme Plumbing',
        scopes: [
          ['full', 'contacts.readonly', 'contacts.write'],
          ['read-only', 'contacts.readonly'],
          ['no-contacts', 'calendars.readonly'],
          ['expired', 'contacts.readonly', 'contacts.write'],
          ['revoked', 'contacts.readonly', 'contacts.write'],
        ],
      },
      {
        id: 'loc-other',
        name: 'Bluebird Dental',
        scopes: [['other', 'contacts.readonly', 'contacts.write']],
      },
    ],
  )
  t.match(tokenOf(made), /^pit-[\da-f]{8}-[\da-f-]{27}$/)
  const own = as(tokenOf(made))
  t.not(tokenOf(made), tokens.full)
  t.equal((await own('GET', notes)).body, (await full('GET', notes)).body)

  await own('DELETE', note)
  t.equal((await own('GET', note)).statusCode, 404)
  t.equal((await full('GET', note)).statusCode, 200)
  await full('POST', notes, { body: 'x' })
  t.equal((await own('GET', notes)).json().notes.length, 2)
  t.equal((await as(tokenOf(made, 'expired'))('GET', note)).statusCode, 401)
})

t.test('a sandbox answers under its address, also to those without a token', async (t) => {
  const { app, create, tokenOf, admin } = world(t)
  const made = await create()
  const url = `/__sandbox/${made.id}${note}`
  const refused = await app.inject({ url })
  t.equal(refused.statusCode, 401)
  const headers = { authorization: `Bearer ${tokenOf(made)}` }
  t.equal((await app.inject({ url, headers })).statusCode, 200)
  t.equal(
    (await app.inject({ url, headers: { authorization: `Bearer ${tokens.full}` } })).statusCode,
    401,
  )
  const { requests } = await admin('GET', `/requests?sandbox=${made.id}`)
  t.same(
    requests.map(({ path, status }: { path: string; status: number }) => [path, status]),
    [
      [note, 401],
      [note, 200],
      [note, 401],
    ],
  )
  t.same(await admin('GET', '/requests'), { requests: [] })
  const unknown = await app.inject({ url: `/__sandbox/nobody${note}`, headers })
  t.match(
    unknown.headers['x-mock-reason'],
    /^sandbox-unknown; need=a sandbox that exists; have=nobody/,
  )
})

t.test('clock, faults and resets apply to one sandbox', async (t) => {
  const { as, full, create, tokenOf, admin } = world(t)
  const [one, two] = [await create(), await create()]
  await admin('PUT', `/clock?sandbox=${one.id}`, { freeze: '2020-01-01' })
  await admin('POST', `/faults?sandbox=${two.id}`, { then: 503 })
  const dated = await as(tokenOf(one))('POST', notes, { body: 'x' })
  t.equal(dated.json().note.dateAdded, '2020-01-01T00:00:00.000Z')
  t.equal((await as(tokenOf(two))('GET', note)).statusCode, 503)
  t.equal((await full('GET', note)).statusCode, 200)
  await admin('POST', `/reset?sandbox=${two.id}`)
  t.equal((await as(tokenOf(two))('GET', note)).statusCode, 200)
  t.equal((await as(tokenOf(one))('GET', notes)).json().notes.length, 4)
})

t.test('a sandbox may have a seed of its own; a bad one makes none', async (t) => {
  const { as, create, tokenOf, admin } = world(t)
  const contacts = [{ id: 'mine', notes: [{ body: 'x' }] }]
  const privateIntegrations = [{ name: 'full', scopes: ['contacts'] }]
  const made = await create({ fixtures: { subAccounts: [{ contacts, privateIntegrations }] } })
  t.equal((await as(tokenOf(made))('GET', '/contacts/mine/notes')).json().notes.length, 1)
  t.match(await create({ fixtures: { subAcounts: [] } }), {
    statusCode: 400,
    message: /did you mean "subAccounts"\?/,
  })
  t.equal((await admin('GET', '/sandboxes')).sandboxes.length, 1)
})

t.test('sandboxes are listed, removed, and end when they are idle', async (t) => {
  const { as, create, tokenOf, admin, sandboxes } = world(t)
  const [one, two] = [await create(), await create({ ttlSeconds: 60 })]
  t.same(await admin('GET', '/sandboxes'), { sandboxes: [one, two] })
  await admin('POST', `/clock/advance?sandbox=${two.id}`, { seconds: 61 })
  t.same(await admin('GET', '/sandboxes'), { sandboxes: [one] })
  t.equal((await as(tokenOf(two))('GET', note)).statusCode, 401)
  t.same(await admin('DELETE', '/sandboxes/sandbox-1'), { removed: 'sandbox-1' })
  t.match(await admin('DELETE', '/sandboxes/sandbox-1'), { statusCode: 404 })
  t.match(await admin('GET', '/clock?sandbox=sandbox-1'), {
    statusCode: 404,
    message: /There is no sandbox/,
  })
  t.match(await admin('DELETE', '/sandboxes/default'), {
    statusCode: 400,
    message: 'The default sandbox cannot be removed; POST /__admin/reset starts it over.',
  })
  t.equal(sandboxes.list().length, 0)
})

t.test('advancing its clock does not end a sandbox without ttlSeconds', async (t) => {
  const { as, create, tokenOf, admin } = world(t)
  const made = await create()
  await admin('POST', `/clock/advance?sandbox=${made.id}`, { seconds: 86_400 })
  t.equal((await as(tokenOf(made))('GET', note)).statusCode, 200)
  t.same(await admin('GET', '/sandboxes'), { sandboxes: [made] })
})

t.test('a sandbox with a frozen clock expires too', async (t) => {
  const { create, admin } = world(t)
  const made = await create({ ttlSeconds: 0.001 })
  await admin('PUT', `/clock?sandbox=${made.id}`, { freeze: true })
  const gone = async () => (await admin('GET', '/sandboxes')).sandboxes.length === 0
  while (!(await gone())) await new Promise(setImmediate)
  t.match(await admin('GET', `/clock?sandbox=${made.id}`), { statusCode: 404 })
})

t.test('there is a limit', async (t) => {
  const { create, sandboxes } = world(t)
  for (let made = 0; made < sandboxes.limit; made++) sandboxes.create({ ttlMs: 1e9 })
  t.match(await create(), { statusCode: 429, message: /^There are 1000 sandboxes already/ })
})

t.test('two hundred in parallel never see each other', async (t) => {
  await using mock = await startGhlMock()
  const json = { 'content-type': 'application/json' }
  const run = async (number: number) => {
    const answer = await fetch(`${mock.url}/__admin/sandboxes`, { method: 'POST' })
    const made = (await answer.json()) as Sandbox
    const token = made.subAccounts[0]?.privateIntegrations[0]?.token
    const headers = { authorization: `Bearer ${token}`, ...json }
    for (let written = 0; written < 5; written++) {
      const body = JSON.stringify({ body: `${number}` })
      const created = await fetch(mock.url + notes, { method: 'POST', headers, body })
      await created.arrayBuffer()
    }
    const listed = await fetch(mock.url + notes, { headers })
    const bodies = ((await listed.json()) as { notes: { body: string }[] }).notes.map(
      ({ body }) => body,
    )
    return bodies.slice(0, 5).every((body) => body === `${number}`) && bodies.length === 8
  }
  const outcomes = await Promise.all(Array.from({ length: 200 }, (_, number) => run(number)))
  t.ok(outcomes.every(Boolean))
})
