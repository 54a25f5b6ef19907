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

t.test(
  'reads contacts with their notes and tasks, newest first, and their custom fields',
  async (t) => {
    const { read, mock, pauses } = await upstream(t)
    const { contacts, customFields } = await read()
    matchEach(
      t,
      contacts.map(({ contact, notes, tasks }) => [contact.id, notes.length, tasks.length]),
      [
        ['contact-xyz789', 3, 2],
        ['contact-abc456', 2, 1],
        ['contact-new001', 0, 0],
      ],
    )
    t.equal(contacts[0]?.notes[0]?.id, 'note-abc123')
    t.equal(contacts[0]?.tasks[0]?.id, 'task-drawings')
    // The sub-account has another one, which no contact uses.
    t.same(
      customFields?.map(({ id }) => id),
      ['field-heating'],
    )
    t.same(pauses, [])
    const [request] = await mock.requests.find({ path: '/contacts/:contactId/notes' })
    t.match(request?.headers, { version: '2021-07-28' })
  },
)

t.test('keeps to the rate limit by its headers, without one refusal', async (t) => {
  const { read, mock, pauses } = await upstream(t, { rateLimit: true, rateLimitBurst: 2 })
  t.equal((await read()).contacts.length, 3)
  // Three requests for each contact, and one for the custom fields.
  t.same(pauses, [10_000, 10_000, 10_000, 10_000])
  t.equal(await mock.requests.count({ status: 429 }), 0)
})

t.test('waits out a limit that others have used up, and gives up in the end', async (t) => {
  const { read, mock, pauses } = await upstream(t)
  await mock.faults.add({ then: ['rate-limit-burst', 'rate-limit-burst'] })
  t.equal((await read()).contacts.length, 3)
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
  const fault = { match: { path: '/contacts/contact-abc456/notes' } }
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
  await t.rejects(read(), { message: /answers 200 with an unexpected body: \/notes/ })
  await mock.faults.clear()
  await mock.faults.add({ ...fault, then: { status: 401, body: { message: 'Who is that.' } } })
  await t.rejects(read(), { message: /answers 401: Who is that\. Nothing was written\.$/ })
  await mock.faults.clear()
  const tasks = { match: { path: '/contacts/:contactId/tasks' } }
  await mock.faults.add({ ...tasks, then: { status: 200, body: { tasks: [{ id: 'x' }] } } })
  await t.rejects(read(), { message: /tasks answers 200 with an unexpected body: \/tasks/ })
  await mock.faults.clear()
  await t.rejects(read(['nobody']), { message: /\/contacts\/nobody\/notes answers 404: / })
})

t.test('does without custom fields when the token may not read them', async (t) => {
  const { read, mock } = await upstream(t)
  for (const status of [401, 403, 501]) {
    const path = '/locations/:locationId/customFields'
    await mock.faults.add({ match: { path }, then: { status, body: { message: 'No.' } } })
    t.equal((await read()).customFields, undefined)
    await mock.faults.clear()
  }
  t.same((await read(['contact-new001'])).customFields, [])
  const path = '/locations/loc-main/customFields'
  await mock.faults.add({ match: { path }, then: { status: 400, body: { message: 'No.' } } })
  await t.rejects(read(), { message: /customFields answers 400: No\. Nothing/ })
})

t.test('a refusal in a page of HTML is a refusal, a 200 in one is a failure', async (t) => {
  const { read, mock } = await upstream(t)
  const whole = await read()
  const page = { body: '<h1>Hello</h1>', headers: { 'content-type': 'text/html' } }
  await mock.faults.add({ then: [{ status: 404, ...page }] })
  const [first, ...others] = whole.contacts
  t.same((await read()).contacts, [{ ...first, contact: {} }, ...others], 'no such route')
  await mock.faults.clear()
  await mock.faults.add({ then: { status: 403, ...page } })
  await t.rejects(read(), { message: /xyz789 answers 403\. Nothing/ })
  await mock.faults.clear()
  await mock.faults.add({ then: { status: 200, ...page } })
  await t.rejects(read(), { message: /xyz789 fails \(.*JSON.*\), 5 times in a row\. Nothing/ })
})
