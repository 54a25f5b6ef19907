import t from 'tap'
import { plans } from '../../src/sandbox/rate-limits.js'
import { mock, note, notes, tokens } from '../support/mock.js'

const names = [
  'x-ratelimit-max',
  'x-ratelimit-remaining',
  'x-ratelimit-interval-milliseconds',
  'x-ratelimit-limit-daily',
  'x-ratelimit-daily-remaining',
  'x-ratelimit-daily-reset',
]

/** The six headers, in the order of `names`. */
const read = ({ headers }: { headers: Record<string, unknown> }) =>
  names.map((name) => Number(headers[name]))

/** A mock whose clock stands still until it is moved. */
function stopped(...[t, options]: Parameters<typeof mock>) {
  const world = mock(t, options)
  world.sandbox.clock.set({ freeze: '2026-05-01T00:00:00Z' })
  return { ...world, advance: (ms: number) => world.sandbox.clock.advance(ms) }
}

t.test('counts every request of a token, whatever its answer', async (t) => {
  const { full, advance } = stopped(t)
  t.same(read(await full('GET', note)), [100, 99, 10_000, 200_000, 199_999, 86_400_000])
  t.same(read(await full('POST', notes, {})), [100, 98, 10_000, 200_000, 199_998, 86_400_000])
  advance(2500)
  t.same(read(await full('GET', '/nowhere')), [100, 97, 10_000, 200_000, 199_997, 86_397_500])
  t.same(read(await full('GET', `${notes}/none`)), [100, 96, 10_000, 200_000, 199_996, 86_397_500])
})

t.test('counts each token separately, and no request without one', async (t) => {
  const { full, reader, nobody, as } = stopped(t)
  await full('GET', note)
  t.equal(read(await reader('GET', note))[1], 99)
  t.equal(read(await nobody('GET', note))[1], 100)
  t.equal(read(await as(tokens.unknown)('GET', note))[1], 100)
  t.equal(read(await full('GET', note))[1], 98)
})

t.test(
  'a request that is refused before it is counted shows what its token has left',
  async (t) => {
    const { full, app, sandbox } = stopped(t, { profile: 'observed' })
    await full('GET', note)
    const authorization = `Bearer ${tokens.full}`
    const unversioned = await app.inject({ url: note, headers: { authorization } })
    t.equal(unversioned.statusCode, 401)
    t.equal(read(unversioned)[1], 99)
    t.equal(read(await full('GET', '/contacts/%ff/notes'))[1], 99)
    sandbox.faults.add({ then: [503] })
    t.same(read(await full('GET', note)).slice(1, 5), [99, 10_000, 200_000, 199_999])
  },
)

t.test('a window ends after ten seconds, the day after 24 hours', async (t) => {
  const { full, advance } = stopped(t)
  await full('GET', note)
  advance(9_999)
  t.equal(read(await full('GET', note))[1], 98)
  advance(1)
  t.same(read(await full('GET', note)).slice(1, 5), [99, 10_000, 200_000, 199_997])
  advance(86_400_000)
  t.same(read(await full('GET', note)).slice(1), [99, 10_000, 200_000, 199_999, 86_400_000])
})

t.test('refuses no request by default', async (t) => {
  const { full } = stopped(t, { rateLimits: { burst: 2, daily: 3 } })
  for (let asked = 0; asked < 5; asked++) t.equal((await full('GET', note)).statusCode, 200)
  t.same(read(await full('GET', note)).slice(0, 5), [2, 0, 10_000, 3, 0])
})

t.test('enforced, refuses what is over the burst limit until the window ends', async (t) => {
  const { full, reader, advance } = stopped(t, {
    rateLimit: true,
    rateLimits: { burst: 2, daily: 100 },
  })
  t.equal((await full('GET', note)).statusCode, 200)
  t.equal((await full('POST', notes, { body: 'x' })).statusCode, 201)
  advance(4000)
  const refused = await full('POST', notes, { body: 'y' })
  t.equal(refused.statusCode, 429)
  t.match(refused.json(), { statusCode: 429, message: /^Too Many Requests/ })
  t.equal(
    refused.headers['x-mock-reason'],
    'rate-limited; need=6000 ms of waiting; have=2 of 2 requests (burst)',
  )
  t.same(read(refused), [2, 0, 10_000, 100, 98, 86_396_000], 'a refusal does not count')
  t.equal((await reader('GET', note)).statusCode, 200, 'other tokens go on')
  advance(6000)
  t.equal((await full('GET', notes)).json().notes[0].body, 'x')
})

t.test('enforced, refuses what is over the daily limit', async (t) => {
  const { full, advance } = stopped(t, {
    rateLimit: true,
    profile: 'observed',
    rateLimits: { burst: 100, daily: 1 },
  })
  await full('GET', note)
  advance(20_000)
  const refused = await full('GET', note)
  t.equal(refused.body, '{"statusCode":429,"message":"Too Many Requests"}')
  t.match(
    refused.headers['x-mock-reason'],
    /86380000 ms of waiting; have=1 of 1 requests \(daily\)/,
  )
})

t.test('a reset forgets what was counted', async (t) => {
  const { full, sandbox } = stopped(t)
  await full('GET', note)
  sandbox.reset()
  t.equal(read(await full('GET', note))[1], 99)
})

t.test('the plan of a sandbox account counts all tokens of a sub-account together', async (t) => {
  const { full, reader, stranger } = stopped(t, { rateLimit: true, rateLimits: plans.sandbox })
  t.same(read(await full('GET', note)), [25, 24, 10_000, 10_000, 9999, 86_400_000])
  t.equal(read(await reader('GET', note))[1], 23)
  t.equal(read(await stranger('GET', note))[1], 24, 'a token of another sub-account')
  for (let used = 2; used < 25; used++) await full('GET', note)
  t.equal((await reader('GET', note)).statusCode, 429)
})
