import t, { type Test } from 'tap'
import { startGhlMock } from '../../../src/index.js'
import { readContacts } from '../../../src/seeding/record/record.js'
import { Upstream } from '../../../src/seeding/record/upstream.js'
import { matchEach } from '../../support/fixtures.js'

const ids = ['contact-xyz789', 'contact-abc456', 'contact-new001']

type Options = Parameters<typeof startGhlMock>[0]

/** A mock to read from; time passes on its clock alone. */
async function upstream(t: Test, options: Options = {}) {
  const mock = await startGhlMock({ clock: '2026-05-01T12:00:00Z', ...options })
  t.teardown(() => mock.close())
  const pauses: number[] = []
  const pause = async (ms: number) => {
    pauses.push(ms)
    await mock.clock.advance({ seconds: ms / 1000 })
  }
  const token = mock.tokens.full ?? ''
  const read = (contacts = ids) =>
    readContacts(new Upstream({ url: `${mock.url}/`, token, pause }), contacts)
  return { mock, read, pauses, token }
}

t.test('reads contacts with their notes, newest first', async (t) => {
  const { read, mock, pauses } = await upstream(t)
  const recorded = await read()
  matchEach(
    t,
    recorded.map(({ id, notes }) => [id, notes.length]),
    [
      ['contact-xyz789', 3],
      ['contact-abc456', 2],
      ['contact-new001', 0],
    ],
  )
  t.equal(recorded[0]?.notes[0]?.id, 'note-abc123')
  t.same(pauses, [])
  const [request] = await mock.requests.find({ path: '/contacts/:contactId/notes' })
  t.match(request?.headers, { version: '2021-07-28' })
})

t.test('keeps to the rate limit by its headers, without one refusal', async (t) => {
  const { read, mock, pauses } = await upstream(t, { rateLimit: true, rateLimitBurst: 2 })
  t.equal((await read()).length, 3)
  t.same(pauses, [10_000, 10_000])
  t.equal(await mock.requests.count({ status: 429 }), 0)
})

t.test('waits out a limit that others have used up, and gives up in the end', async (t) => {
  const { read, mock, pauses } = await upstream(t)
  await mock.faults.add({ then: ['rate-limit-burst', 'rate-limit-burst'] })
  t.equal((await read()).length, 3)
  t.same(pauses, [10_000, 10_000])
  await mock.faults.add({ then: 'rate-limit-burst' })
  await t.rejects(read(), { exitCode: 4, message: /answers 429/ })
  await mock.faults.clear()
  await mock.faults.add({ then: 'rate-limit-daily' })
  await t.rejects(read(), { message: /the requests of this day are used up/ })
})

t.test('tries again what fails on the way', async (t) => {
  const { read, mock, pauses } = await upstream(t)
  const whole = await read()
  for (const effect of [503, 'reset', 'truncate', 'empty'] as const) {
    await mock.faults.add({
      match: { path: '/contacts/:contactId/notes' },
      then: ['pass', effect, effect],
    })
    t.same(await read(), whole, String(effect))
  }
  t.same(pauses.slice(0, 2), [200, 400])
})

t.test('gives up whole, in a sentence without the token', async (t) => {
  const { read, mock, token } = await upstream(t)
  const fault = { match: { contactId: 'contact-abc456' } }
  await mock.faults.add({ ...fault, then: 503 })
  await t.rejects(read(), {
    exitCode: 4,
    message: `GET ${mock.url}/contacts/contact-abc456/notes answers 503, 5 times in a row. Nothing was written.`,
  })
  await mock.faults.clear()
  await mock.faults.add({ ...fault, then: { status: 403, body: { message: `no ${token}` } } })
  await t.rejects(read(), { message: /answers 403: no <token>\. Nothing was written\.$/ })
  await mock.faults.clear()
  await mock.faults.add({ ...fault, then: { status: 200, body: { notes: [{ id: 5 }] } } })
  await t.rejects(read(), { message: /answers 200 with an unexpected body: \/(?:contact|notes)/ })
  await mock.faults.clear()
  await mock.faults.add({ ...fault, then: { status: 401, body: { message: 'Who is that.' } } })
  await t.rejects(read(), { message: /answers 401: Who is that\. Nothing was written\.$/ })
  await mock.faults.clear()
  await t.rejects(read(['nobody']), { message: /\/contacts\/nobody\/notes answers 404: / })
})

t.test('a refusal in a page of HTML is a refusal, a 200 in one is a failure', async (t) => {
  const { read, mock } = await upstream(t)
  const whole = await read()
  const page = { body: '<h1>Hello</h1>', headers: { 'content-type': 'text/html' } }
  await mock.faults.add({ then: [{ status: 404, ...page }] })
  t.same(await read(), whole, 'there is no such route')
  await mock.faults.clear()
  await mock.faults.add({ then: { status: 403, ...page } })
  await t.rejects(read(), { message: /xyz789 answers 403\. Nothing/ })
  await mock.faults.clear()
  await mock.faults.add({ then: { status: 200, ...page } })
  await t.rejects(read(), { message: /xyz789 fails \(.*JSON.*\), 5 times in a row\. Nothing/ })
})
