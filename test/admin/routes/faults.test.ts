import t from 'tap'
import { mock } from '../../support/mock.js'

t.test('adds, lists, replaces and removes faults', async (t) => {
  const { app, full } = mock(t)
  const ask = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, payload?: object) =>
    (await app.inject({ method, url: `/__admin${path}`, ...(payload && { payload }) })).json()

  const match = { path: '/contacts/:contactId/notes' }
  t.same(await ask('POST', '/faults', { match, then: 503 }), {
    id: 'fault-1',
    match,
    then: 503,
    hits: 0,
  })
  t.match(await ask('POST', '/faults', { id: 'mine', then: ['reset', 'pass'] }), { id: 'mine' })
  await full('GET', '/contacts/contact-xyz789/notes')
  t.same(await ask('GET', '/faults'), {
    faults: [
      { id: 'fault-1', match, then: 503, hits: 1 },
      { id: 'mine', then: ['reset', 'pass'], hits: 0 },
    ],
  })
  t.same(await ask('DELETE', '/faults/min'), {
    statusCode: 404,
    message: 'There is no fault "min"; did you mean "mine"?',
  })
  t.same(await ask('DELETE', '/faults/mine'), {
    faults: [{ id: 'fault-1', match, then: 503, hits: 1 }],
  })
  t.same(await ask('PUT', '/faults', { faults: [{ then: 500 }, { then: 501 }] }), {
    faults: [
      { id: 'fault-1', then: 500, hits: 0 },
      { id: 'fault-2', then: 501, hits: 0 },
    ],
  })
  t.same(await ask('DELETE', '/faults'), { faults: [] })
  t.equal((await full('GET', '/contacts/contact-xyz789/notes')).statusCode, 200)
})

t.test('admin calls are not faulted, and a reset removes the faults', async (t) => {
  const { app, full } = mock(t)
  await app.inject({ method: 'POST', url: '/__admin/faults', payload: { then: 500 } })
  t.equal((await app.inject('/__admin/faults')).statusCode, 200)
  t.equal((await app.inject('/readyz')).statusCode, 200)
  await app.inject({ method: 'POST', url: '/__admin/reset' })
  t.equal((await full('GET', '/contacts/contact-xyz789/notes')).statusCode, 200)
})

const wrong: [fault: object, message: RegExp][] = [
  [{}, /^then is missing, expected a status from 200 to 599, an effect such as reset, /],
  [{ then: 'rest' }, /^then: expected .*, found "rest"/],
  [{ then: 999 }, /^then: expected .*, found the number 999/],
  [{ then: 500, wen: 'before' }, /^wen is unknown here.*did you mean "when"\?/],
  [{ then: 500, when: 'after' }, /^when: expected one of before, afterCommit, found "after"/],
  [
    { then: 500, match: { path: '/contact/:contactId/notes' } },
    /^match\.path: expected a path of the API, .*did you mean "\/contacts\/:contactId\/notes"\?/,
  ],
  [
    { then: 500, match: { path: '/contacts/x/notes', method: 'PUT' } },
    /^match\.method: expected one of GET, POST for this path; PUT is a method of \/contacts\/:contactId\/notes\/:id, found "PUT"/,
  ],
  [{ then: [] }, /^then: expected a list, .*, found an empty list$/],
  [
    { then: [503, { delayMs: -1 }] },
    /^then\.1\.delayMs: expected a number from 0 to 600000, found/,
  ],
  [{ then: { delay: { uniform: [1] } } }, /^then\.delay\.uniform: expected two numbers of millis/],
  [
    { then: [503, { status: 304, body: 'a' }] },
    /then\.1\.body: .*an answer with status 304 has none/,
  ],
  [{ then: { delay: { uniform: [9, 1] } } }, /uniform: .*the smaller one first: \[1, 9\]/],
  [
    { then: { headers: { 'x y': 'a' } } },
    /^then\.headers\.x y is unknown here, expected another name/,
  ],
  [{ then: { headers: { x: 'a\r\nb' } } }, /^then\.headers\.x: expected text that a header can/],
  [
    { then: { headers: { 'Content-Length': '5' } } },
    /^then\.headers\.Content-Length: expected no value, because ghl-mock sets it \(the effect truncate cuts an answer short\), found "5"$/,
  ],
  [
    { then: [503, { status: 503, headers: { 'transfer-encoding': 'chunked' } }] },
    /^then\.1\.headers\.transfer-encoding: expected no value, because answers carry their length \(the effect drip sends one in pieces\), found "chunked"$/,
  ],
  [
    { then: { effect: 'drip', headers: { trailer: 'x' } } },
    /^then\.headers\.trailer: expected no value, because answers have no trailer, found "x"$/,
  ],
  [{ then: 500, times: 0 }, /^times: expected a whole number of at least 1, found the number 0$/],
  [
    { then: 500, match: { path: '/contacts/*/notes' } },
    /^match\.path: expected a path of the API, in which :name is any segment, such as .*, found "\/contacts\/\*/,
  ],
  [
    { then: 500, match: { noteId: 'x', method: 'POST' } },
    /^match\.noteId: expected no value, because there is no noteId in the path of POST \/contacts\/:contactId\/notes, .*, found "x"$/,
  ],
  [
    { then: 500, match: { body: {}, method: 'GET' } },
    /^match\.body: expected no value, because no body is read for GET .*, found an object$/,
  ],
  [
    { then: 500, match: { path: '/contacts/:contactId/notes', body: { pinned: 'true' } } },
    /^match\.body\.pinned: expected true or false, found "true"$/,
  ],
  [
    {
      then: 500,
      match: { path: '/contacts/:contactId/notes', body: { pinned: { contains: 'true' } } },
    },
    /^match\.body\.pinned: expected true or false, found an object$/,
  ],
  [{ then: 500, match: { status: 200 } }, /^match\.status is unknown here/],
]
for (const [payload, message] of wrong) {
  t.test(`refuses ${JSON.stringify(payload)}`, async (t) => {
    const { app } = mock(t)
    const answer = await app.inject({ method: 'POST', url: '/__admin/faults', payload })
    t.match(answer.json(), { statusCode: 400, message })
  })
}

for (const body of [
  { dueDate: { contains: '2026-05' } },
  { title: { matches: '^Call' }, completed: false },
  { dueDate: '2026-05-01' },
  { dndSettings: { SMS: {} }, country: { contains: 'U' }, tags: { contains: 'vip' } },
]) {
  t.test(`takes a part of a body: ${JSON.stringify(body)}`, async (t) => {
    const { app } = mock(t)
    const match = { method: 'POST', body }
    const payload = { then: 500, match }
    const answer = await app.inject({ method: 'POST', url: '/__admin/faults', payload })
    t.equal(answer.statusCode, 201, answer.body)
    const path = 'dueDate' in body ? '/contacts/:contactId/tasks' : '/contacts/'
    const exact = { then: 500, match: { ...match, path } }
    const other = await app.inject({ method: 'POST', url: '/__admin/faults', payload: exact })
    t.equal(other.statusCode, 201, other.body)
  })
}

t.test('when one of several faults is invalid it is named, and none is added', async (t) => {
  const { app } = mock(t)
  const payload = { faults: [{ then: 500 }, { then: 500, match: { method: 'PATCH' } }] }
  const answer = await app.inject({ method: 'PUT', url: '/__admin/faults', payload })
  t.match(answer.json(), { statusCode: 400, message: /^faults\.1\.match\.method: expected one of/ })
  t.same((await app.inject('/__admin/faults')).json(), { faults: [] })
})

t.test('there is a limit, but one with the same name can be replaced', async (t) => {
  const faults = [{ id: 'a', then: 500 }, { then: 501 }]
  const { app, sandbox } = mock(t, { seed: { subAccounts: [], faults }, faultLimit: 2 })
  const ask = async (method: 'POST' | 'PUT', path: string, payload: object | string) =>
    (await app.inject({ method, url: `/__admin${path}`, payload })).json()
  const before = sandbox.faults.list()

  t.same(await ask('POST', '/faults', { then: 502 }), {
    statusCode: 429,
    message:
      'There are 2 faults already: remove one with DELETE /__admin/faults/<id>, or allow more with --fault-limit.',
  })
  const three = [...faults, { then: 502 }]
  const message =
    'There would be 3 faults, expected at most 2: leave some out, or allow more with --fault-limit.'
  t.same(await ask('PUT', '/faults', { faults: three }), { statusCode: 429, message })
  const seed = { subAccounts: [], faults: three }
  for (const [path, payload] of [
    ['/sandboxes', { fixtures: seed }],
    ['/seed', JSON.stringify(seed)],
    ['/seed?mode=merge', '{"subAccounts":[],"faults":[{"then":502}]}'],
  ] as const) {
    t.same(await ask('POST', path, payload), { statusCode: 400, message }, path)
  }
  t.same(sandbox.faults.list(), before)

  t.same(await ask('POST', '/faults', { id: 'a', then: 503 }), { id: 'a', then: 503, hits: 0 })
  t.throws(() => mock(t, { seed, faultLimit: 2 }), { message, exitCode: 3 })
})

t.test('a merged seed counts against the limit together with the faults of a test', async (t) => {
  const { app, sandbox } = mock(t, { faultLimit: 2 })
  for (const then of [500, 501]) sandbox.faults.add({ then })
  const url = '/__admin/seed?mode=merge'
  const payload = '{ "subAccounts": [{ "id": "new" }], "faults": [{ "then": 502 }] }'
  t.match((await app.inject({ method: 'POST', url, payload })).json(), {
    statusCode: 400,
    message: /^There would be 3 faults/,
  })
  t.equal(sandbox.faults.list().length, 2)
  t.equal(sandbox.database.counts().subAccounts, 2)
})

for (const [list, one] of [
  ['faults', { match: { method: 'GET' }, then: 503 }],
  ['stubs', { match: { method: 'GET', path: '/calendars/' } }],
] as const) {
  t.test(`each of the ${list} that replace all others has an id of its own`, async (t) => {
    const { app } = mock(t)
    const put = async (...all: object[]) =>
      (
        await app.inject({ method: 'PUT', url: `/__admin/${list}`, payload: { [list]: all } })
      ).json()
    const kind = list.slice(0, -1)
    const made = await put(one, { ...one, id: `${kind}-1` }, one)
    t.same(
      made[list].map(({ id }: { id: string }) => id),
      [`${kind}-2`, `${kind}-1`, `${kind}-3`],
    )
    t.match(await put({ ...one, id: 'a' }, one, { ...one, id: 'a' }), {
      statusCode: 400,
      message: `${list}.2.id: expected an id that ${list}.0 does not have, found "a"`,
    })
  })
}
