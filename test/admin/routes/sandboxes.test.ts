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
      scopes: privateIntegrations.map(({ name, scopes }) => [
        name,
        ...scopes.filter((scope) => /^c(?:ontacts|alendars)/.test(scope)),
      ]),
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

t.test('tokens of the seed count in a sandbox that starts from that of another', async (t) => {
  const { app, admin, create } = world(t)
  await create({ name: 'a' })
  await admin('PUT', '/snapshots/s?sandbox=a')
  await admin('POST', '/sandboxes?sandbox=a', { name: 'b', snapshot: 's' })
  await admin('PUT', '/snapshots/s?sandbox=b')
  await admin('POST', '/sandboxes?sandbox=b', { name: 'c', snapshot: 's' })
  for (const id of ['a', 'b', 'c']) {
    const headers = { authorization: `Bearer ${tokens.full}` }
    const { statusCode } = await app.inject({ url: `/__sandbox/${id}${note}`, headers })
    t.equal(statusCode, 200, id)
  }
})

t.test(
  'a sandbox answers under its address, where the tokens of its seed are its own',
  async (t) => {
    const { app, create, tokenOf, admin } = world(t, { rateLimit: true, rateLimits: { burst: 2 } })
    const made = await create()
    const ask = (token?: string) =>
      app.inject({
        url: `/__sandbox/${made.id}${note}`,
        headers: token ? { authorization: `Bearer ${token}` } : {},
      })
    t.equal((await ask()).statusCode, 401)
    t.equal((await ask(tokenOf(made))).statusCode, 200)
    t.equal((await ask(tokens.full)).statusCode, 200)
    t.equal((await ask(tokens.full)).statusCode, 429, 'one token, counted once')
    t.equal((await ask(tokens.noContacts)).statusCode, 401)
    t.equal((await ask(tokens.unknown)).statusCode, 401)
    const { requests } = await admin('GET', `/requests?sandbox=${made.id}`)
    t.same(
      requests.map(({ path, status, by }: { path: string; status: number; by?: string }) => [
        path,
        status,
        by,
      ]),
      [
        [note, 401, undefined],
        [note, 200, 'full'],
        [note, 200, 'full'],
        [note, 429, 'full'],
        [note, 401, 'no-contacts'],
        [note, 401, undefined],
      ],
    )
    t.same(await admin('GET', '/requests'), { requests: [] })
    const explained = await admin('GET', `/requests/3/explain?sandbox=${made.id}`)
    t.match(explained.token, { name: 'full', subAccountId: 'loc-main' })
    const unknown = await app.inject({ url: `/__sandbox/nobody${note}` })
    t.match(
      unknown.headers['x-mock-reason'],
      /^sandbox-unknown; need=a sandbox that exists; have=nobody/,
    )
  },
)

t.test('the id of a sandbox is its name, made unique, and its tokens derive from it', async (t) => {
  const first = world(t)
  const made = await first.create({ name: 'checkout' })
  t.equal(made.id, 'checkout')
  t.match(made.baseUrl, /\/__sandbox\/checkout$/)
  const { app } = first
  for (const [name, id] of [
    ['checkout', 'checkout-2'],
    ['checkout', 'checkout-3'],
    ['default', 'default-2'],
    ['writes a note › twice?', 'writes-a-note-twice'],
    ['../..', 'sandbox-1'],
    [undefined, 'sandbox-2'],
    ['sandbox-3', 'sandbox-3'],
    [undefined, 'sandbox-4'],
    ['Prüfung', 'Prüfung'],
  ]) {
    const other = await first.create({ name })
    t.equal(other.id, id)
    const headers = { authorization: `Bearer ${tokens.full}` }
    const { pathname } = new URL(other.baseUrl)
    t.equal((await app.inject({ url: pathname + note, headers })).statusCode, 200, `${id}`)
    if (id !== 'checkout-2') continue
    await first.admin('DELETE', '/sandboxes/checkout-2')
    t.equal((await first.create({ name })).id, id, 'a name is free again')
  }

  const second = world(t)
  await second.create()
  await second.create({ name: 'another' })
  t.equal(second.tokenOf(await second.create({ name: 'checkout' })), first.tokenOf(made))
  t.match(await second.create({ name: '' }), { statusCode: 400, message: /^name: expected text/ })
})

t.test('messages name the sandbox that they are about', async (t) => {
  const { create, admin, as, tokenOf } = world(t)
  const made = await create({ name: 'checkout' })
  await as(tokenOf(made))('GET', note)
  for (const [method, path, body, message] of [
    ['POST', '/verify', { never: true }, /^Sandbox checkout: Expected 0 exchanges/],
    ['POST', '/requests/wait', { count: 2, timeoutMs: 1 }, /^Sandbox checkout: Waited 1 ms/],
    ['DELETE', '/faults/none', undefined, /^Sandbox checkout: There is no fault "none"/],
    ['PUT', '/clock', { freezes: 1 }, /^freezes is unknown here/],
  ] as const) {
    t.match((await admin(method, `${path}?sandbox=checkout`, body)).message, message)
  }
  t.match((await admin('POST', '/verify', {})).message, /^Expected at least 1 exchange/)
})

t.test('a call that waits keeps its sandbox', async (t) => {
  const { create, admin, app, as, tokenOf } = world(t)
  const made = await create({ name: 'slow', ttlSeconds: 0.05 })
  const waiting = app.inject({
    method: 'POST',
    url: '/__admin/requests/wait?sandbox=slow',
    payload: { timeoutMs: 30_000 },
  })
  const start = performance.now()
  while (performance.now() - start < 100) await new Promise(setImmediate)
  t.same(await admin('GET', '/sandboxes'), { sandboxes: [made] })
  await as(tokenOf(made))('GET', note)
  t.equal((await waiting).statusCode, 200)
  t.same(await admin('GET', '/sandboxes'), { sandboxes: [made] })
  while ((await admin('GET', '/sandboxes')).sandboxes.length > 0) await new Promise(setImmediate)
})

t.test('a request that a fault delays keeps its sandbox', async (t) => {
  const { create, admin, as, tokenOf } = world(t)
  const made = await create({ name: 'slow', ttlSeconds: 0.05 })
  await admin('POST', '/faults?sandbox=slow', { then: { delayMs: 200 } })
  const delayed = as(tokenOf(made))('GET', note)
  const start = performance.now()
  while (performance.now() - start < 100) await new Promise(setImmediate)
  t.same(await admin('GET', '/sandboxes'), { sandboxes: [made] })
  t.equal((await delayed).statusCode, 200)
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
  const one = await create()
  const two = await create({ ttlSeconds: 0.001 })
  await admin('PUT', `/clock?sandbox=${two.id}`, { freeze: true })
  while ((await admin('GET', '/sandboxes')).sandboxes.length > 1) await new Promise(setImmediate)
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

t.test('advancing its clock does not end a sandbox', async (t) => {
  const { as, create, tokenOf, admin } = world(t)
  const made = [await create(), await create({ ttlSeconds: 60 })]
  for (const one of made) {
    await admin('POST', `/clock/advance?sandbox=${one.id}`, { seconds: 86_400 })
    t.equal((await as(tokenOf(one))('GET', note)).statusCode, 200)
  }
  t.same(await admin('GET', '/sandboxes'), { sandboxes: made })
})

t.test('there is a limit', async (t) => {
  const { create, sandboxes } = world(t, { sandboxLimit: 3 })
  for (let made = 0; made < sandboxes.limit; made++) sandboxes.create({ ttlMs: 1e9 })
  t.match(await create(), { statusCode: 429, message: /^There are 3 sandboxes already/ })
})

t.test('fifty in parallel never see each other', async (t) => {
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
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, number) => run(number)))
  t.ok(outcomes.every(Boolean))
})
