import t, { type Test } from 'tap'
import { mock, notes, tokens } from '../../support/mock.js'

function world(t: Test) {
  const made = mock(t)
  const post = async (path: string, payload: object) => {
    const answer = await made.app.inject({ method: 'POST', url: `/__admin${path}`, payload })
    return { status: answer.statusCode, ...answer.json() }
  }
  return { ...made, post }
}

const long = `${'x'.repeat(200_000)}needle`
const needle = { body: { body: { contains: 'needle' } } }

t.test('whether a body matches that is longer than what is kept is not known', async (t) => {
  const { full, post } = world(t)
  await full('POST', notes, { body: 'one' })
  await full('POST', notes, { body: long })
  const message =
    /^The journal does not have the body of exchange 2, .* the answer is not known: .*100000 characters/
  for (const claim of [
    { never: true },
    { atMost: 0 },
    { exactly: 0 },
    { exactly: 1 },
    { atLeast: 1 },
  ]) {
    t.match(await post('/verify', { match: needle, ...claim }), { status: 409, message })
  }
  const order = { match: [needle, { status: 404 }], inOrder: true }
  t.match(await post('/verify', order), { status: 409, message })
  for (const match of [needle, { body: { contains: 'needle' } }]) {
    t.match(await post('/requests/count', { match }), { count: 0, dropped: 1 })
    const found = { requests: [], dropped: 1, withoutBody: [2] }
    t.match(await post('/requests/find', { match }), found)
  }
  t.match(await post('/requests/wait', { match: needle, timeoutMs: 1 }), {
    status: 408,
    message: /found 0\.\nThe journal does not have the body of exchange 2, /,
  })
})

t.test('what can be known without that body is known', async (t) => {
  const { full, post } = world(t)
  await full('POST', notes, { body: long })
  await full('POST', notes, { body: 'needle' })
  const verified = { status: 200, verified: true }
  for (const claim of [
    { match: { ...needle, status: 404 }, never: true },
    { match: { ...needle, headers: { 'x-suite': 'one' } }, never: true },
    { match: needle, atLeast: 1 },
    { match: needle, atMost: 2 },
    { match: { path: notes }, exactly: 2 },
  ]) {
    t.same(await post('/verify', claim), verified, JSON.stringify(claim))
  }
  t.match(await post('/verify', { match: needle, never: true }), { status: 422 })
  t.match(await post('/verify', { match: needle, exactly: 3 }), { status: 422 })
  t.match(await post('/requests/count', { match: needle, after: 1 }), { count: 1, dropped: 0 })
  t.match(await post('/requests/find', { match: needle }), {
    requests: [{ id: 2 }],
    dropped: 1,
    withoutBody: [1],
  })
})

t.test('of several bodies that are not kept the first are named', async (t) => {
  const { as, post } = world(t)
  for (let n = 0; n < 12; n++) {
    await as(tokens.unknown)('POST', notes, { body: 'needle' }, { 'content-encoding': 'gzip' })
  }
  t.match(await post('/verify', { match: needle, never: true }), {
    status: 409,
    message: /the bodies of exchanges 1, 2, 3, 4, 5 and 7 more, /,
  })
})

const basic = `Basic ${Buffer.from(`u:${tokens.full}`).toString('base64')}`
const sent: [match: object, name: string][] = [
  [{ headers: { authorization: `Bearer ${tokens.full}` } }, 'the authorization'],
  [{ headers: { Authorization: { contains: tokens.full } } }, 'a part of the authorization'],
  [{ headers: { authorization: { matches: `^Bearer ${tokens.full}$` } } }, 'a pattern'],
  [{ headers: { authorization: 'Bearer <full>' } }, 'as it is shown'],
  [{ headers: { 'x-api-key': tokens.full } }, 'a header'],
  [{ headers: { 'proxy-authorization': basic } }, 'credentials'],
  [{ query: { key: tokens.full } }, 'the query'],
  [{ query: { key: 'pit-<redacted>' } }, 'the query as it is shown'],
  [{ body: { body: `It is ${tokens.full}.` } }, 'the body'],
  [{ body: { contains: tokens.full } }, 'the text of the body'],
  [{ contactId: tokens.full }, 'an id'],
  [{ path: `/contacts/${tokens.full}/notes` }, 'the path'],
]
for (const [match, name] of sent) {
  t.test(`a match with a token matches what was sent: ${name}`, async (t) => {
    const { as, post } = world(t)
    const send = (token: string) =>
      as(tokens.full)(
        'POST',
        `/contacts/${token}/notes?key=${token}`,
        `{"body":"It is ${token}."}`,
        {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'x-api-key': token,
          'proxy-authorization': basic.replace(
            / .*/,
            ` ${Buffer.from(`u:${token}`).toString('base64')}`,
          ),
        },
      )
    await send(tokens.full)
    if (!JSON.stringify(match).includes('redacted')) await send(tokens.readOnly)
    t.match(await post('/requests/count', { match }), { count: 1 })
    t.match(await post('/requests/find', { match }), { requests: [{ id: 1 }] })
    t.match(await post('/requests/wait', { match, timeoutMs: 1 }), { status: 200 })
    const refused = await post('/verify', { match, never: true })
    t.match(refused, { status: 422, message: /^Expected 0 .*found 1\.\n/ })
    for (const token of [tokens.full, basic]) t.notMatch(JSON.stringify(refused), token)
  })
}

t.test('the failure of a wait does not show the token that it asks for', async (t) => {
  const { post } = world(t)
  const match = { headers: { authorization: `Bearer ${tokens.full}` } }
  const late = await post('/requests/wait', { match, timeoutMs: 1 })
  t.match(late, { status: 408, message: /"Bearer pit-<redacted>"/ })
  t.notMatch(JSON.stringify(late), tokens.full)
})

const never: [match: object, message: RegExp][] = [
  [{ path: '/contacts/:contactId/noets' }, /did you mean "\/contacts\/:contactId\/notes"\?$/],
  [{ path: '/contacts/:contactId/note' }, /did you mean "\/contacts\/:contactId\/notes"\?$/],
  [{ path: '/contacts/:contactId/taks' }, /did you mean "\/contacts\/:contactId\/tasks"\?$/],
  [{ path: '/contacts/c1/noets' }, /^match\.path: expected a path of the API, /],
  [
    { path: '/opportunities/serach' },
    /^match\.path: expected search or an id, found "\/opportunities\/serach"; did you mean "\/opportunities\/search"\?$/,
  ],
  [{ path: '/contacts/upsret' }, /did you mean "\/contacts\/upsert"\?$/],
  [{ path: '/nowhere/x' }, /^match\.path: expected a path of the API, /],
  [{ path: `${notes}?limit=1` }, /^match\.path: expected the path without the query: \//],
  [{ contactId: '' }, /^match\.contactId: expected /],
  [{ method: '' }, /^match\.method: expected /],
  [
    { noteId: 'x', path: '/contacts/:contactId/notes' },
    /^match\.noteId: expected no value, because there is no noteId in the path of GET \/contacts\/:contactId\/notes, POST /,
  ],
  [{ taskId: 'x', noteId: 'y' }, /^match\.\w+Id: expected no value, because there is no /],
  [{ tagId: 't', path: '/contacts/:contactId' }, /^match\.tagId: expected no value, /],
  [
    { contactId: 'a', path: '/contacts/b/notes' },
    /^match\.contactId: expected "b", which the path has, found "a"$/,
  ],
  [{ headers: { 'x suite': 'one' } }, /^match\.headers\.x suite: expected .*name of a header/],
  [{ headers: { '': 'one' } }, /^match\.headers\.: expected .*name of a header/],
]
for (const [match, message] of never) {
  t.test(`no exchange can have ${JSON.stringify(match)}`, async (t) => {
    const { post } = world(t)
    for (const [path, payload] of [
      ['/requests/find', { match }],
      ['/requests/count', { match }],
      ['/requests/wait', { match, timeoutMs: 1 }],
      ['/verify', { match, never: true }],
      ['/faults', { match, then: 503 }],
    ] as const) {
      t.match(await post(path, payload), { status: 400, message }, path)
    }
  })
}

t.test('a reason belongs to a refusal', async (t) => {
  const { post } = world(t)
  const message =
    /^match\.status: expected a status from 400, because only a refusal has a reason, found the number 200$/
  const count = (match: object) => post('/requests/count', { match })
  t.match(await count({ status: 200, reason: 'scope-missing' }), { status: 400, message })
  t.match(await count({ status: 401, reason: 'scope-missing' }), { status: 200 })
})

t.test('a reason is one of the routes that are meant', async (t) => {
  const { post } = world(t)
  const claim = (match: object) => post('/verify', { match, never: true })
  const path = '/contacts/:contactId/notes'
  t.match(await claim({ path, reason: 'note-unknown' }), {
    status: 400,
    message: /^match\.reason: expected another reason, because no note is asked for by GET /,
  })
  t.match(await claim({ path, reason: 'not-emulated' }), {
    status: 400,
    message: /^match\.reason: expected another reason, because ghl-mock emulates GET /,
  })
  for (const match of [
    { path, reason: 'contact-unknown' },
    { path, reason: 'scope-missing' },
    { path: `${path}/:id`, reason: 'note-unknown' },
    { path: '/contacts/business/:businessId', reason: 'business-unknown' },
    { path: '/locations/:locationId/tags', reason: 'tag-taken' },
    { path: '/calendars/', reason: 'not-emulated' },
    { contactId: 'a', path },
    { contactId: 'a', noteId: 'b' },
    { contactId: 'b', path: '/contacts/b/notes' },
    { contactId: 'a/b', path: '/contacts/a%2Fb/notes' },
  ])
    t.match(await claim(match), { status: 200 }, JSON.stringify(match))
})

t.test('ids that are no typos, and other names of paths, are taken', async (t) => {
  const { post } = world(t)
  for (const path of [
    '/contacts/jane',
    '/contacts/jane/notes',
    '/contacts/:contactId',
    '/contacts/:whoever/notes/',
    '/opportunities/search',
    '/opportunities/search42',
    '/Opportunities/Upsert',
    '/calendars/:calendarId/free-slots',
    '/contacts/business/:businessId',
  ]) {
    t.match(await post('/requests/count', { match: { path } }), { count: 0 }, path)
    t.match(await post('/faults', { match: { path }, then: 503 }), { status: 201 }, path)
  }
})

t.test('a body that is too deep to be shown is compared all the same', async (t) => {
  const { full, post } = world(t)
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
  const json = { 'content-type': 'application/json' }
  await full('POST', notes, `{"body":"needle","extra":${deep}}`, json)
  t.match(await post('/verify', { match: needle, never: true }), { status: 422 })
  t.match(await post('/verify', { match: { body: { body: 'x' } }, never: true }), { status: 200 })
  t.match(await post('/requests/find', { match: { body: { extra: [[[[]]]] } } }), {
    requests: [],
  })
  t.match(await post('/requests/find', { match: needle }), {
    requests: [{ body: '(nested more than 100 deep, not shown)' }],
  })
  t.match(await post('/verify', { match: { body: { body: 'Needle' } } }), {
    status: 422,
    message: /nearest: #1 /,
  })
})
