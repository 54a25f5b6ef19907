import { Readable } from 'node:stream'
import t from 'tap'
import type { Exchange } from '../../../src/sandbox/exchange.js'
import { mock, note, notes, tokens } from '../../support/mock.js'

const json = { 'content-type': 'application/json' }

const admin =
  (world: ReturnType<typeof mock>) =>
  async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
    (await world.app.inject({ method, url: `/__admin${url}`, ...(payload && { payload }) })).json()

t.test('keeps requests and answers, without tokens', async (t) => {
  const world = mock(t)
  const ask = admin(world)
  const created = await world.full('POST', `${notes}?a=1&a=2`, { body: 'x' })
  await world.reader('DELETE', note)
  await world.nobody('GET', '/contacts/%E0%A4%A/notes')
  await world.full('GET', '/nowhere')

  const { requests } = await ask('GET', '/requests')
  t.match(requests[0], {
    id: 1,
    at: /^\d{4}-.*Z$/,
    method: 'POST',
    path: notes,
    query: { a: ['1', '2'] },
    headers: { authorization: 'Bearer <full>', version: '2021-07-28' },
    body: { body: 'x' },
    contactId: 'contact-xyz789',
    by: 'full',
    status: 201,
    response: created.json(),
    durationMs: Number,
  })
  t.match(requests[1], {
    method: 'DELETE',
    noteId: 'note-abc123',
    status: 401,
    reason: /^scope-missing; need=contacts.write/,
    response: { statusCode: 401 },
  })
  t.same(
    requests.slice(2).map(({ status, reason = '' }: Exchange) => [status, reason.split(';', 1)[0]]),
    [
      [400, 'url-malformed'],
      [404, 'route-unknown'],
    ],
    'calls to the admin side are not in it',
  )
  t.notMatch(JSON.stringify(requests), 'pit-')
})

t.test('keeps no body that is too long or too deep to be read', async (t) => {
  const world = mock(t)
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  await world.full('POST', notes, `{"body":"x","extra":${deep}}`, json)
  // Chunked: nothing says how long it is.
  const payload = Readable.from([`{"body":"${'x'.repeat(200_000)}"}`])
  await world.full('POST', notes, payload, json)
  const { requests } = await admin(world)('GET', '/requests')
  t.same(
    requests.map(({ status, body }: Exchange) => [status, body]),
    [
      [201, '(nested more than 100 deep, not shown)'],
      [201, '(more than 100000 characters, not kept)'],
    ],
  )
  t.equal((await world.app.inject('/__admin/requests.har')).statusCode, 200)
})

t.test('finds, counts, filters and empties', async (t) => {
  const world = mock(t)
  const ask = admin(world)
  await world.full('POST', notes, { body: 'one', title: 'T' })
  await world.full('POST', notes, { body: 'two' })
  await world.full('GET', note)
  await world.full('POST', notes, {})
  const post = { method: 'post', path: '/contacts/:contactId/notes' }
  t.same(await ask('POST', '/requests/count', post), { count: 3 })
  t.same(await ask('POST', '/requests/count', { ...post, status: 201 }), { count: 2 })
  t.same(await ask('POST', '/requests/count', { body: { title: 'T' } }), { count: 1 })
  t.same(await ask('POST', '/requests/count', { reason: 'invalid' }), { count: 1 })
  t.same(await ask('POST', '/requests/count', { noteId: 'note-abc123' }), { count: 1 })
  t.same(await ask('POST', '/requests/count', { contactId: 'nobody' }), { count: 0 })
  const { requests } = await ask('POST', '/requests/find', { body: { body: 'two' } })
  t.same(
    requests.map(({ id, body }: Exchange) => [id, body]),
    [[2, { body: 'two' }]],
  )
  const listed = async (query: string) =>
    (await ask('GET', `/requests?${query}`)).requests.map(({ id }: Exchange) => id)
  t.same(await listed('method=POST&limit=1'), [4])
  t.same(await listed('status=200'), [3])
  t.same(await listed('since=2020-01-01'), [1, 2, 3, 4])
  t.same(await listed('since=2999-01-01'), [])
  t.same(await ask('GET', '/requests/2'), requests[0])
  t.match(await ask('GET', '/requests/99'), { statusCode: 404 })
  t.match(await ask('GET', '/requests?staus=200'), { message: /did you mean "status"\?/ })
  t.same(await ask('DELETE', '/requests'), { requests: [] })
  t.same(await ask('GET', '/requests'), { requests: [] })
})

t.test('the entry is there before its answer leaves', async (t) => {
  const world = mock(t)
  for (let round = 0; round < 100; round++) {
    const { id } = (await world.full('POST', notes, { body: `round ${round}` })).json().note
    const [last] = world.sandbox.journal.find({ status: 201 }).slice(-1)
    t.match(last?.response, { note: { id } })
  }
})

t.test('a body that cannot be read is kept as text', async (t) => {
  const world = mock(t)
  const json = { 'content-type': 'application/json' }
  const sent: [body: string, headers: Record<string, string>, kept: unknown][] = [
    ['{"body":', json, '{"body":'],
    ['[1,2]', json, [1, 2]],
    ['hello', { 'content-type': 'text/plain' }, 'hello'],
  ]
  for (const [body, headers, kept] of sent) {
    t.equal((await world.full('POST', notes, body, headers)).statusCode, 400)
    t.same(world.sandbox.journal.find().at(-1)?.body, kept)
  }
})

t.test('an id that is not a whole number is refused', async (t) => {
  const world = mock(t)
  await world.full('GET', note)
  t.match(await admin(world)('GET', '/requests/1.5'), {
    statusCode: 400,
    message: 'id: expected a whole number, found "1.5"',
  })
})

t.test('a token in a query is not shown', async (t) => {
  const world = mock(t)
  await world.full('GET', `${note}?access_token=${tokens.full}&x=1`)
  t.same(world.sandbox.journal.find()[0]?.query, { access_token: 'pit-<redacted>', x: '1' })
  t.notMatch(JSON.stringify(await admin(world)('GET', '/requests.har')), tokens.full)
})

t.test('no known token is shown, wherever and however it was sent', async (t) => {
  const seed = {
    subAccounts: [
      {
        id: 's',
        privateIntegrations: [
          { name: 'full', scopes: ['contacts'], token: 'open+sesame/"1"' },
          { name: 'made', scopes: ['contacts'] },
        ],
        contacts: [{ id: 'c', notes: [{ body: 'x' }] }],
      },
    ],
  }
  const world = mock(t, { seed, adminToken: 'Tr0ub4dor&3' })
  const asAdmin = { authorization: 'Bearer Tr0ub4dor&3' }
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object) =>
    (
      await world.app.inject({
        method,
        url: `/__admin${url}`,
        headers: asAdmin,
        ...(payload && { payload }),
      })
    ).body
  const guest = JSON.parse(await ask('POST', '/sandboxes', { name: 'other' }))
  const [full, made, other] = [
    ...world.sandbox.tokens,
    guest.subAccounts[0].privateIntegrations[1].token,
  ]
  for (const token of [full, made, other, 'Tr0ub4dor&3']) {
    const inUrl = encodeURIComponent(token)
    const everyLetter = [...token]
      .map((letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0')}`)
      .join('')
    for (const path of [
      ...[inUrl, everyLetter, encodeURIComponent(inUrl)].flatMap((spelt) => [
        `/contacts/${spelt}/notes`,
        `/contacts/c/notes/${spelt}?x=${spelt}`,
        `/${spelt}?${spelt}=1&y=x${spelt}x`,
      ]),
      `/contacts/c/notes?x=${token.replaceAll('"', '%22')}`,
    ]) {
      const { headers } = await world.as(full)('GET', path, undefined, {
        cookie: `session=${inUrl}; other=${token}`,
        'x-api-key': token,
        referer: `http://localhost/?token=${everyLetter}`,
      })
      t.notOk(shows(String(headers['x-mock-reason']), token), `${headers['x-mock-reason']}`)
    }
    const create = world.as(full)
    await create('POST', '/contacts/c/notes', { body: `It is ${token}.`, [token]: token })
    await create('POST', '/contacts/c/notes', { body: 'x', title: 1, userId: { [token]: [token] } })
    await create('POST', '/contacts/c/notes', `{"body": ${JSON.stringify(token)}`, {
      'content-type': 'application/json',
    })
    await create('POST', '/contacts/c/notes', `body=${inUrl}`, { 'content-type': 'text/x' })
    const { headers } = await create('GET', `/__sandbox/${inUrl}/contacts/c/notes`)
    t.notOk(shows(String(headers['x-mock-reason']), token))
  }
  const exchanges = world.sandbox.journal.find()
  t.ok(exchanges.length > 50)
  t.equal(exchanges[0]?.by, 'full')
  t.notMatch(JSON.stringify(exchanges), 'sesame')
  const reports = [
    JSON.stringify(exchanges),
    await ask('GET', '/requests'),
    await ask('GET', '/requests.har'),
    await ask('GET', '/metrics'),
    await ask('POST', '/verify', { match: { method: 'POST' }, never: true }),
    await ask('POST', '/requests/wait', { match: { path: '/nowhere' }, timeoutMs: 1 }),
    ...(await Promise.all(exchanges.map(({ id }) => ask('GET', `/requests/${id}/explain`)))),
  ]
  for (const report of reports) {
    for (const token of [full, made, other, 'Tr0ub4dor&3']) {
      t.equal(shows(report, token), undefined)
    }
  }
})

/** The place where a text shows a token, in any encoding. */
function shows(text: string, token: string): string | undefined {
  let plain = text
  for (let round = 0; round < 4; round++) {
    for (const spelling of [token, JSON.stringify(token).slice(1, -1)]) {
      const at = plain.indexOf(spelling)
      if (at >= 0) return plain.slice(Math.max(0, at - 60), at + spelling.length)
    }
    plain = plain.replaceAll(/%[2-7][\da-f]/gi, (one) =>
      String.fromCharCode(Number.parseInt(one.slice(1), 16)),
    )
  }
  return undefined
}

t.test('an unknown token is not shown either', async (t) => {
  const world = mock(t)
  await world.as(tokens.unknown)('GET', note)
  t.equal(world.sandbox.journal.find()[0]?.headers.authorization, 'Bearer <unknown token>')
})
