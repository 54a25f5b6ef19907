import t from 'tap'
import { mock, note, notes, tokens } from '../../support/mock.js'

const admin =
  (world: ReturnType<typeof mock>) =>
  async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
    (await world.app.inject({ method, url: `/__admin${url}`, ...(payload && { payload }) })).json()

t.test('a token in a query is not shown', async (t) => {
  const world = mock(t)
  await world.full('GET', `${note}?access_token=${tokens.full}&x=1`)
  t.same([...(await world.sandbox.journal.find())][0]?.query, {
    access_token: 'pit-<redacted>',
    x: '1',
  })
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
  const exchanges = [...(await world.sandbox.journal.find())]
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

t.test('no token is shown in the type of a body, nor in base64', async (t) => {
  const world = mock(t)
  const base64 = Buffer.from(`u:${tokens.full}`).toString('base64')
  await world.full('POST', `${notes}?key=${encodeURIComponent(base64)}`, '{"body":"x"}', {
    'content-type': `text/${tokens.full}`,
    'proxy-authorization': `Basic ${base64}`,
    'x-api-key': base64,
    cookie: `session=${base64}; other=1`,
  })
  await world.full('GET', `/nowhere?key=${base64}`)
  const { requests } = await admin(world)('GET', '/requests')
  t.match(requests, [
    {
      bodyType: 'text/pit-<redacted>',
      query: { key: '<redacted>' },
      headers: {
        'content-type': 'text/pit-<redacted>',
        'proxy-authorization': 'Basic <redacted>',
        'x-api-key': '<redacted>',
        cookie: 'session=<redacted>; other=1',
      },
    },
    { reason: /^route-unknown; .*have=GET \/nowhere\?key=<redacted>$/ },
  ])
  for (const path of ['/requests', '/requests.har', '/requests/1/explain', '/requests/2/explain']) {
    const shown = JSON.stringify(await admin(world)('GET', path))
    for (const secret of [tokens.full, base64, encodeURIComponent(base64)]) {
      t.notMatch(shown, secret, path)
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
  t.equal(
    [...(await world.sandbox.journal.find())][0]?.headers.authorization,
    'Bearer <unknown token>',
  )
})
