import { join } from 'node:path'
import t from 'tap'
import { connectGhlMock, startGhlMock } from '../src/index.js'
import { note, notes, tokens } from './support/mock.js'

const bearer = (token = '') => ({
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
})

async function count(url: string, token?: string): Promise<number> {
  const answer = await fetch(url + notes, { headers: bearer(token) })
  const listed = (await answer.json()) as { notes: unknown[] }
  return listed.notes.length
}

const write = (url: string, token?: string) =>
  fetch(url + notes, { method: 'POST', headers: bearer(token), body: '{"body":"x"}' })

t.test('starts, seeded, on a free port, and resets', async (t) => {
  await using mock = await startGhlMock()
  t.match(mock.url, /^http:\/\/127\.0\.0\.1:\d+$/)
  t.same(mock.tokens, {
    full: tokens.full,
    'read-only': tokens.readOnly,
    'no-contacts': tokens.noContacts,
    expired: tokens.expired,
    revoked: tokens.revoked,
    other: tokens.other,
  })
  await write(mock.url, mock.tokens.full)
  t.equal(await count(mock.url, mock.tokens.full), 4)
  mock.reset()
  t.equal(await count(mock.url, mock.tokens.full), 3)
})

t.test('two in one process do not know each other', async (t) => {
  await using one = await startGhlMock()
  await using two = await startGhlMock({ profile: 'observed' })
  await write(one.url, one.tokens.full)
  const notesIn = async ({ state }: typeof one) =>
    (await state()).subAccounts
      .flatMap(({ contacts }) => contacts ?? [])
      .flatMap(({ notes }) => notes ?? []).length
  t.same([await notesIn(one), await notesIn(two)], [8, 7])
  const other = await fetch(two.url + note, { headers: bearer(tokens.full) })
  t.equal(other.status, 401, 'no version header')
  await one.close()
  t.equal((await fetch(`${two.url}/readyz`)).status, 200)
})

t.test('takes a seed written in code', async (t) => {
  await using mock = await startGhlMock({
    fixtures: {
      subAccounts: [
        { id: 'a', privateIntegrations: [{ name: 'full', scopes: ['contacts'] }] },
        { id: 'b', privateIntegrations: [{ name: 'full', scopes: ['contacts'] }] },
        { id: 'c', privateIntegrations: [{ name: 'reader', scopes: ['contacts.readonly'] }] },
      ],
    },
  })
  t.same(Object.keys(mock.tokens), ['a/full', 'b/full', 'reader'])
})

t.test('takes paths, and a file to keep data in', async (t) => {
  const folder = t.testdir({
    'a.yaml': 'subAccounts: [{ id: s, contacts: [{ id: c }] }]',
    'b.yaml': 'subAccounts: [{ id: s, contacts: [{ id: d }] }]',
  })
  const fixtures = [join(folder, 'a.yaml'), join(folder, 'b.yaml')]
  const mock = await startGhlMock({ fixtures, db: join(folder, 'notes.db') })
  t.same(mock.counts(), { subAccounts: 1, contacts: 2, notes: 0 })
  await mock.close()
  await using again = await startGhlMock({ db: join(folder, 'notes.db') })
  t.same([again.kept, again.counts().contacts], [true, 2])
})

t.test('says what is wrong with its options and leaves nothing open', async (t) => {
  await t.rejects(startGhlMock({ profil: 'observed' } as object), {
    message: 'Unknown option startGhlMock({ profil }); did you mean "profile"?',
  })
  await t.rejects(startGhlMock({ port: -1 }), {
    message: /^startGhlMock\(\{ port \}\): found the number -1, expected a whole number/,
  })
  await t.rejects(startGhlMock({ fixture: 'a.yaml' } as object), {
    message: 'Unknown option startGhlMock({ fixture }); did you mean "fixtures"?',
  })
  await t.rejects(startGhlMock({ fixtures: 5 } as object), {
    message:
      'startGhlMock({ fixtures }): found the number 5, expected a path, a list of paths or a seed',
  })
  await t.rejects(startGhlMock(['a.yaml'] as object), {
    message: 'startGhlMock(options): found a list, expected an object.',
  })
  await t.rejects(startGhlMock({ fixtures: { subAccounts: [{ nmae: 'Acme' }] } } as object), {
    message: /^subAccounts\[0\]\.nmae {2}found the unknown key "nmae".*did you mean "name"\?$/m,
  })
  await t.rejects(startGhlMock({ fixtures: 'nowhere.yaml' }), {
    message: /nowhere\.yaml {2}does not exist/,
  })
  await using first = await startGhlMock()
  const port = Number(new URL(first.url).port)
  await t.rejects(startGhlMock({ port }), {
    message: /the port is taken: .* choose another port with port\.?$/,
  })
  const host = 'n'.repeat(300)
  await t.rejects(startGhlMock({ host }), { message: /no such host: choose another with host/ })
  await t.rejects(startGhlMock({ tlsPort: port, tls: true }), { message: /with tlsPort/ })
  await using small = await startGhlMock({ journalSize: 1, faultLimit: 1 })
  await small.faults.add({ then: 500 })
  await t.rejects(small.faults.add({ then: 500 }), { message: /allow more with faultLimit\.$/ })
  for (let count = 0; count < 2; count++) await fetch(`${small.url}/contacts/a`)
  await t.rejects(small.requests.verify({ exactly: 2 }), { message: /raise journalSize \(1\)/ })
  const connected = await connectGhlMock(small.url)
  await t.rejects(connected.faults.add({ then: 500 }), { message: /with --fault-limit\.$/ })
})

t.test('says what takes the place of an option that only the command has', async (t) => {
  const options = { seed: '{}', watch: false, url: 'http://127.0.0.1:4450', timeout: 1 }
  await t.rejects(startGhlMock(options as object), {
    message: [
      'startGhlMock({ seed }): pass a seed as fixtures.',
      'startGhlMock({ watch }): only the command watches fixtures; mock.seed() loads another seed.',
      'startGhlMock({ url }): connectGhlMock(url) connects to a mock that runs elsewhere.',
      'startGhlMock({ timeout }): only the command waits; connectGhlMock(url, { waitMs }) waits for a mock elsewhere.',
    ].join('\n'),
  })
})

t.test('refuses options that have no effect, as the command does', async (t) => {
  const options = {
    tlsCert: '/no/such.pem',
    tlsKey: '/no/such.key',
    tlsPort: 5301,
    proxyPort: 5302,
    admin: false,
    adminToken: 'abc',
    adminHosts: ['docker.company.com'],
  }
  await t.rejects(startGhlMock(options), {
    exitCode: 2,
    message: [
      'startGhlMock({ tlsPort }) has no effect without tls.',
      'startGhlMock({ proxyPort }) has no effect without proxy.',
      'startGhlMock({ tlsCert }) has no effect without tls or proxy.',
      'startGhlMock({ tlsKey }) has no effect without tls or proxy.',
      'startGhlMock({ adminToken }) has no effect because the admin API is switched off.',
      'startGhlMock({ adminHosts }) has no effect because the admin API is switched off.',
    ].join('\n'),
  })
})

t.test('a mock that is closed says so', async (t) => {
  const mock = await startGhlMock()
  await mock.close()
  const message = `${mock.url} does not answer: this mock is closed.`
  await t.rejects(mock.reset(), { message })
  t.throws(() => mock.counts(), { message })
  await t.rejects(mock.state(), { message })
  // Another one that has its port is not meant.
  await using other = await startGhlMock({ port: Number(new URL(mock.url).port) })
  await t.rejects(mock.faults.add({ then: [503] }), { message })
  t.same(await other.faults.list(), [])
})

t.test('an option that is undefined is one that is not given', async (t) => {
  // A caller without exactOptionalPropertyTypes may write this.
  const options = { port: undefined, profile: undefined, fixtures: undefined } as object
  await using mock = await startGhlMock(options)
  t.equal((await fetch(`${mock.url}/readyz`)).status, 200)
})

t.test('listens before it is seeded, and says so', async (t) => {
  const { startMock } = await import('../src/client/start-mock.js')
  const { validateConfig } = await import('../src/cli/options/options.js')
  const port = await freePort()
  const seen: number[] = []
  const config = validateConfig({ port, logLevel: 'silent' }, String)
  await using mock = await startMock(config, async () => {
    for (const path of ['/livez', '/readyz', note]) {
      const answer = await fetch(`http://127.0.0.1:${port}${path}`)
      seen.push(answer.status)
      await answer.arrayBuffer()
    }
    return { seed: { subAccounts: [] }, files: [] }
  })
  t.same(seen, [200, 503, 503])
  t.equal((await fetch(`${mock.url}/readyz`)).status, 200)
})

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  await using passing = await startGhlMock()
  return Number(new URL(passing.url).port)
}
