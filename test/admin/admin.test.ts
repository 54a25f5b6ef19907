import t from 'tap'
import { mock, note, notes } from '../support/mock.js'

t.test('a reset goes back to the seed: notes, ids, clock and counters', async (t) => {
  const { full, app, sandbox } = mock(t)
  const before = (await full('GET', notes)).body
  const { id } = (await full('POST', notes, { body: 'x' })).json().note
  await full('DELETE', note)
  sandbox.clock.advance(1_000_000)

  const answer = await app.inject({ method: 'POST', url: '/__admin/reset' })
  t.same(answer.json(), { to: 'seed', subAccounts: 2, contacts: 4, notes: 7 })
  const after = await full('GET', notes)
  t.equal(after.body, before)
  t.equal(after.headers['x-ratelimit-remaining'], '99')
  t.equal(sandbox.clock.shifted, false)
  t.equal((await full('POST', notes, { body: 'x' })).json().note.id, id)
})

t.test('a reset to empty leaves tokens alone, and the next one brings all back', async (t) => {
  const { full, app } = mock(t)
  const empty = await app.inject({ method: 'POST', url: '/__admin/reset?to=empty' })
  t.same(empty.json(), { to: 'empty', subAccounts: 2, contacts: 0, notes: 0 })
  t.equal((await full('GET', notes)).statusCode, 404)
  const json = { 'content-type': 'application/json' }
  await app.inject({ method: 'POST', url: '/__admin/reset', headers: json })
  t.equal((await full('GET', note)).statusCode, 200)
})

t.test('sets, moves and frees the clock', async (t) => {
  const { full, app } = mock(t)
  const clock = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, payload?: object) =>
    (await app.inject({ method, url: `/__admin${url}`, ...(payload && { payload }) })).json()

  t.match(await clock('PUT', '/clock', { freeze: '2030-01-01', tickMs: 5 }), {
    now: '2030-01-01T00:00:00.000Z',
    frozen: true,
  })
  const dates = async () => (await full('POST', notes, { body: 'x' })).json().note.dateAdded
  t.equal(await dates(), '2030-01-01T00:00:00.000Z')
  t.equal(await dates(), '2030-01-01T00:00:00.005Z')
  t.match(await clock('POST', '/clock/advance', { seconds: 60 }), {
    now: '2030-01-01T00:01:00.010Z',
  })
  t.match(await clock('GET', '/clock'), { now: '2030-01-01T00:01:00.010Z' })
  t.match(await clock('DELETE', '/clock'), { frozen: false, offsetMs: 0, tickMs: 0 })
  t.match(await clock('PUT', '/clock', { offset: '-1h' }), { offsetMs: -3_600_000, frozen: false })
})

const wrong: [
  method: 'GET' | 'PUT' | 'POST',
  path: string,
  body: string,
  status: number,
  message: RegExp,
][] = [
  [
    'PUT',
    '/clock',
    '{"freze":"2030-01-01"}',
    400,
    /^freze is unknown here, expected one of freeze, .*did you mean "freeze"\?$/,
  ],
  [
    'PUT',
    '/clock',
    '{"freeze":"tomorrow"}',
    400,
    /^freeze: expected an ISO 8601 date such as .* or true or false, found "tomorrow"$/,
  ],
  ['POST', '/clock/advance', '', 400, /^seconds is missing, expected a number$/],
  ['POST', '/clock/advance', '{"seconds":1e300}', 400, /^seconds: the clock would leave the years/],
  ['PUT', '/clock', '{"offset":1e300}', 400, /^offset: expected a number from -8640000000000 to /],
  ['PUT', '/clock', '{"offset":"999999999d"}', 400, /^offset: expected .* or a duration such as/],
  ['GET', '/clock?sandbox=a&sandbox=b', '', 400, /^sandbox: found several, expected one\.$/],
  ['POST', '/clock/advance', '{"seconds":', 400, /^The body is not JSON: /],
  ['POST', '/reset?to=sead', '', 404, /^There is no snapshot "sead"; did you mean "seed"\?$/],
  [
    'POST',
    '/reste',
    '',
    404,
    /^POST \/__admin\/reste does not exist\. The nearest are POST \/__admin\/reset, /,
  ],
  ['GET', '/reset', '', 404, /^GET \/__admin\/reset does not exist: this path takes POST\.$/],
  ['GET', '', '', 404, /GET \/__admin\/openapi\.json lists all\.$/],
]
for (const [method, path, payload, status, message] of wrong) {
  t.test(`says what is wrong with ${method} ${path} ${payload}`, async (t) => {
    const { app } = mock(t)
    const answer = await app.inject({ method, url: `/__admin${path}`, payload })
    t.match(answer.json(), { statusCode: status, message })
    t.equal(answer.headers['x-ratelimit-max'], undefined, 'not limited')
  })
}
