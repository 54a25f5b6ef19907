import t from 'tap'
import { startGhlMock } from '../../src/index.js'
import { notes, tokens } from '../support/mock.js'
import { raw } from '../support/raw.js'

/** Pseudo-random and the same on every run (mulberry32), so that a failure can be looked at. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const pick = <T>(next: () => number, from: readonly [T, ...T[]]): T =>
  from[Math.floor(next() * from.length)] ?? from[0]

const junk = (next: () => number) =>
  Array.from({ length: Math.floor(next() * 30) }, () =>
    String.fromCodePoint(Math.floor(next() * 0xd7ff)),
  ).join('')

const values: [unknown, ...unknown[]] = [
  null,
  0,
  -1,
  1e308,
  true,
  '',
  ' ',
  [],
  {},
  [[]],
  { body: 'x' },
]

/** A request that is wrong somewhere: whatever it says, it must neither break nor write anything. */
function badRequest(next: () => number) {
  const ids: [string, ...string[]] = [
    'contact-xyz789',
    'contact-other1',
    '%00',
    '%ff',
    '..',
    encodeURIComponent(junk(next)),
  ]
  const path = `/contacts/${pick(next, ids)}/notes${pick(next, ['', '/', '//', '/note-abc123', `/${encodeURIComponent(junk(next))}`, '?a=%'])}`
  const method = pick(next, ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])
  const token = pick(next, [tokens.noContacts, tokens.expired, 'x', '', `pit-${next()}`])
  const type = pick(next, [
    'application/json',
    'text/plain',
    'multipart/form-data',
    'x',
    'application/x-www-form-urlencoded',
  ])
  const body = pick(next, [
    JSON.stringify({ body: pick(next, values), [junk(next)]: 1 }),
    '{',
    '\u0000',
    junk(next),
    '[1',
    '"x"',
  ])
  const carries = method !== 'GET' && method !== 'HEAD'
  return {
    path,
    init: {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': type,
        version: pick(next, ['v3', 'x']),
      },
      ...(carries && { body }),
      signal: AbortSignal.timeout(10_000),
    },
  }
}

async function world(url: string): Promise<string> {
  const headers = { authorization: `Bearer ${tokens.full}` }
  const other = { authorization: `Bearer ${tokens.other}` }
  const answers = await Promise.all([
    fetch(url + notes, { headers }),
    fetch(`${url}/contacts/contact-abc456/notes`, { headers }),
    fetch(`${url}/contacts/contact-other1/notes`, { headers: other }),
  ])
  return (await Promise.all(answers.map((answer) => answer.text()))).join('\n')
}

for (const [profile, seed] of [
  ['documented', 42],
  ['observed', 43],
] as const) {
  t.test(`${profile}: 1,500 bad requests break and change nothing`, async (t) => {
    await using mock = await startGhlMock({ profile })
    const next = random(seed)
    const before = await world(mock.url)
    const statuses = new Map<number, number>()
    for (let batch = 0; batch < 75; batch++) {
      const answers = Array.from({ length: 20 }, async () => {
        const { path, init } = badRequest(next)
        const answer = await fetch(mock.url + path, init)
        await answer.arrayBuffer()
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      })
      await Promise.all(answers)
    }
    t.same(
      [...statuses.keys()].filter((status) => status < 400 || status >= 500),
      [],
    )
    t.equal(await world(mock.url), before)
  })
}

t.test('bytes that are no HTTP get 400 and the connection closed', async (t) => {
  await using mock = await startGhlMock()
  const garbage = [
    '\x16\x03\x01\x02\x00\x01',
    'GET\r\n\r\n',
    'BLAH / HTTP/1.1\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
  ]
  for (const bytes of garbage) {
    const answer = await raw(t, mock.url, bytes)
    t.match(answer, /^HTTP\/1\.1 400 Bad Request\r\n/, JSON.stringify(bytes))
    t.match(answer, /x-mock-reason: request-malformed; need=an HTTP\/1\.1 request; have=HPE_/)
    t.match(answer, /\{"statusCode":400,"message":".+"\}$/)
  }
  const large = await raw(
    t,
    mock.url,
    `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
  )
  t.match(large, /^HTTP\/1\.1 431 Request Header Fields Too Large\r\n/)
  t.match(large, /\{"statusCode":431,"message":"The headers are larger than 16384 bytes."\}$/)
  t.equal((await fetch(`${mock.url}/readyz`)).status, 200)
})
