import { join } from 'node:path'
import t, { type Test } from 'tap'
import { discardedInWords } from '../../../../src/cli/commands/serve/discarded.js'
import { validateConfig } from '../../../../src/cli/options/options.js'
import { startMock } from '../../../../src/client/start-mock.js'
import { loadSeed } from '../../../../src/seeding/default.js'
import { note, notes } from '../../../support/mock.js'

const contact = '/contacts/contact-xyz789'
const admin = '/__admin'

type Started = Awaited<ReturnType<typeof started>>

/** A mock of the quick start, which has relative dates and tasks without one. */
async function started(t: Test, options: { db?: string; seed?: string } = {}) {
  const { db, seed } = options
  const load = () => loadSeed([], seed)
  const config = validateConfig({ port: 0, logLevel: 'silent', ...(db && { db }) }, String)
  const mock = await startMock(config, load)
  t.teardown(() => mock.close())
  const send = async (method: string, path: string, body?: object) => {
    const json = { 'content-type': 'application/json' }
    const answer = await fetch(mock.url + path, {
      method,
      headers: { authorization: `Bearer ${mock.tokens.full}`, ...(body && json) },
      ...(body && { body: JSON.stringify(body) }),
    })
    t.ok(answer.ok, `${method} ${path}: ${answer.status}`)
    return answer
  }
  const discarded = async () => discardedInWords(mock.reseed(await load()), 'x')
  return { mock, send, discarded }
}

const cases: [expected: string, act: (send: Started['send']) => Promise<unknown>][] = [
  ['', (send) => send('GET', notes)],
  ['1 note written since is gone', (send) => send('POST', notes, { body: 'x' })],
  [
    '1 task written since is gone',
    (send) =>
      send('POST', `${contact}/tasks`, {
        title: 'x',
        dueDate: '2026-03-15T17:00:00Z',
        completed: false,
      }),
  ],
  ['1 contact changed since is gone', (send) => send('PUT', contact, { firstName: 'Jo' })],
  ['1 note changed since is gone', (send) => send('PUT', note, { body: 'x' })],
  [
    '1 task changed since is gone',
    (send) => send('PUT', `${contact}/tasks/task-quote`, { title: 'x' }),
  ],
  ['1 note deleted since is gone', (send) => send('DELETE', note)],
  ['1 contact, 3 notes and 2 tasks deleted since are gone', (send) => send('DELETE', contact)],
  [
    '1 tag written since is gone',
    (send) => send('POST', '/locations/loc-main/tags', { name: 'new' }),
  ],
  [
    '1 tag changed since is gone',
    (send) => send('PUT', '/locations/loc-main/tags/tag-lead', { name: 'new' }),
  ],
  [
    '1 private integration added since is gone',
    (send) =>
      send('POST', `${admin}/private-integrations`, {
        subAccountId: 'loc-main',
        name: 'new',
        scopes: ['contacts'],
      }),
  ],
  ['1 fault added since is gone', (send) => send('POST', `${admin}/faults`, { then: [503] })],
  [
    '1 stub added since is gone',
    (send) => send('POST', `${admin}/stubs`, { match: { method: 'GET', path: '/calendars/' } }),
  ],
  [
    '1 clock setting changed since is gone',
    (send) => send('PUT', `${admin}/clock`, { freeze: '2026-03-08T00:00:00Z' }),
  ],
  [
    '2 notes written, 1 contact changed and 1 note deleted since are gone',
    async (send) => {
      await send('DELETE', note)
      await send('PUT', contact, { firstName: 'Jo' })
      await send('POST', notes, { body: 'x' })
      await send('POST', notes, { body: 'y' })
    },
  ],
]

for (const where of ['memory', 'a file'] as const) {
  t.test(`what starting over discards, in ${where}`, async (t) => {
    const db = where === 'memory' ? {} : { db: join(t.testdir(), 'notes.db') }
    const { send, discarded } = await started(t, db)
    for (const [expected, act] of cases) {
      await act(send)
      t.match(await discarded(), expected === '' ? /^$/ : expected)
    }
  })
}

t.test('a fault that has hit is as it was; one like it is another', async (t) => {
  const seed = `
subAccounts:
  - id: loc
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts: [{ firstName: "half a character \\ud83d", dateAdded: -3d }]
faults: [{ then: [418, 418] }]`
  const { mock, send, discarded } = await started(t, { seed })
  t.equal((await fetch(mock.url + notes)).status, 418)
  t.equal(await discarded(), '')
  await send('POST', `${admin}/faults`, { then: [418, 418] })
  t.equal(await discarded(), '1 fault added since is gone')
})

t.test('dates that an earlier run made are not changes', async (t) => {
  const db = join(t.testdir(), 'notes.db')
  const first = await started(t, { db })
  await first.mock.close()
  await new Promise((resolve) => setTimeout(resolve, 20))
  const second = await started(t, { db })
  t.equal(second.mock.kept, true)
  await second.send('PUT', note, { body: 'x' })
  t.equal(await second.discarded(), '1 note changed since is gone')
  t.equal(await second.discarded(), '')
})
