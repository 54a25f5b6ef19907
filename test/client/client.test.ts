import { join } from 'node:path'
import t, { type Test } from 'tap'
import { connectGhlMock, type GhlMock, startGhlMock } from '../../src/index.js'
import { tokens } from '../support/mock.js'
import { post } from '../support/post.js'
import { served } from '../support/process.js'

/** The same suite for a mock in this process and for one elsewhere. */
const mocks: Record<string, (t: Test) => Promise<GhlMock>> = {
  'in this process': () => startGhlMock(),
  elsewhere: async (t) => connectGhlMock((await served(t)).url),
}
for (const [where, start] of Object.entries(mocks)) {
  t.test(`a mock ${where} has the same controls`, async (t) => {
    await using mock = await start(t)
    t.equal(mock.tokens.full, tokens.full)

    await mock.clock.freeze('2026-05-01T12:00:00Z')
    t.equal(await post(mock.url, mock.tokens.full, 'one'), 201)
    t.match(await mock.clock.advance({ seconds: 60 }), { now: '2026-05-01T12:01:00.000Z' })
    const written = await mock.requests.find({ method: 'POST' })
    t.same(
      written.map(({ response }) => (response as { note: { dateAdded: string } }).note.dateAdded),
      ['2026-05-01T12:00:00.000Z'],
    )

    const waiting = mock.requests.wait({ match: { body: { body: 'two' } } })
    await post(mock.url, mock.tokens.full, 'two')
    t.equal((await waiting).length, 1)
    t.equal(await mock.requests.count({ status: 201 }), 2)
    t.equal(await mock.requests.count({ match: { status: 201 }, after: 1 }), 1)
    t.match(await mock.requests.find({ match: { status: 201 } }), [{ id: 1 }, { id: 2 }])
    t.match(await mock.requests.find({ after: 1 }), [{ id: 2 }])
    await mock.requests.verify({ match: { method: 'POST' }, exactly: 2 })
    await t.rejects(mock.requests.verify({ match: { method: 'DELETE' } }), {
      name: 'AssertionError',
      message: /^Expected at least 1 exchange with method DELETE, found 0/,
      expected: { exchanges: 'at least 1', method: 'DELETE' },
      actual: { exchanges: 0, method: 'POST' },
    })
    await t.rejects(mock.requests.wait({ match: { method: 'PUT' }, timeoutMs: 10 }), {
      name: 'AssertionError',
      message: /^Waited 10 ms for 1 exchange with method PUT, found 0/,
    })
    const { log } = (await mock.requests.har()) as { log: { version: string; entries: object[] } }
    t.same([log.version, log.entries.length], ['1.2', 2])
    await mock.requests.clear()
    t.equal(await mock.requests.count(), 0)

    await mock.faults.add({ match: { method: 'POST' }, when: 'afterCommit', then: ['reset'] })
    t.equal(await post(mock.url, mock.tokens.full), 'lost')
    t.same(
      (await mock.faults.list()).map(({ hits }) => hits),
      [1],
    )
    t.same(await mock.faults.set([{ then: 500, times: 1 }]), [
      { id: 'fault-1', then: 500, times: 1, hits: 0 },
    ])
    await mock.faults.add({ id: 'mine', then: 501 })
    await mock.faults.remove('fault-1')
    t.same(await mock.faults.list(), [{ id: 'mine', then: 501, hits: 0 }])
    for (const id of ['', '.', '..']) {
      const message = new RegExp(`^DELETE /faults/${id}: found (empty text|"\\.+"), expected an id`)
      await t.rejects(mock.faults.remove(id), { message })
      await t.rejects(mock.stubs.remove(id), { message: /expected an id or a name\.$/ })
      await t.rejects(mock.snapshot(id), { message: /expected an id or a name\.$/ })
    }
    t.equal((await mock.faults.list()).length, 1)
    await mock.faults.clear()
    t.same(await mock.faults.list(), [])
    await t.rejects(mock.faults.add({ match: { path: '/contact' }, then: 500 }), {
      message: /^match\.path: /,
    })

    const sandbox = await mock.sandbox()
    t.equal(await post(sandbox.url, sandbox.tokens.full), 201)
    t.equal(await post(mock.url, sandbox.tokens.full), 201)
    t.equal(await sandbox.requests.count(), 2)
    t.equal(await mock.requests.count(), 1)
    await sandbox.remove()
    t.equal(await post(mock.url, sandbox.tokens.full), 401)

    const named = await mock.sandbox({ name: 'Grüße & more' })
    t.equal(named.id, 'Grüße-more')
    t.equal(await post(named.url, mock.tokens.full), 201)
    t.equal(await named.requests.count({ by: 'full' }), 1)
    t.equal((await connectGhlMock(named.url)).tokens.full, named.tokens.full)
    await named.remove()

    const one = await mock.snapshot('one')
    t.same([one.name, one.notes], ['one', 10])
    const reset = await mock.reset()
    t.same([reset.subAccounts, reset.contacts, reset.notes], [2, 4, 7])
    t.match(await mock.clock.get(), { frozen: false })
    t.match(await mock.restore('one'), { notes: 10 })
    t.match(await mock.clock.get(), { frozen: true })
    const fromSnapshot = await mock.sandbox({ snapshot: 'one' })
    t.equal((await fromSnapshot.state()).subAccounts[0]?.contacts?.[0]?.notes?.length, 6)
    t.same(await mock.snapshots.list(), [one])
    await mock.snapshots.remove('one')
    t.same(await mock.snapshots.list(), [])
    await t.rejects(mock.snapshots.remove('one'), { message: /^There is no snapshot "one"/ })
    const own = await mock.sandbox({ fixtures: 'subAccounts: [{ id: loc-own }]' })
    t.same(await own.state(), { subAccounts: [{ id: 'loc-own' }] })
    await t.rejects(mock.restore('two'), { message: /^There is no snapshot "two"/ })

    const kept = await mock.state()
    t.match(await mock.seed('subAccounts: [{ privateIntegrations: [{ name: a, scopes: [] }] }]'), {
      subAccounts: 1,
      notes: 0,
    })
    t.match(mock.tokens, { a: /^pit-/, full: undefined })
    t.match(await mock.seed(kept), { notes: 10 })
    t.equal(mock.tokens.full, tokens.full)
    const last = await mock.reset()
    t.same([last.subAccounts, last.contacts, last.notes], [2, 4, 10])
  })
}

t.test('an admin token does not change what a suite does', async (t) => {
  await using mock = await startGhlMock({ adminToken: 'open-sesame' })
  t.equal(await mock.requests.count(), 0)
  const sandbox = await mock.sandbox()
  t.equal(await sandbox.requests.count(), 0)
  await t.rejects(connectGhlMock(mock.url), {
    message: /^\/__admin requires "Authorization: Bearer <admin token>"/,
  })
  const same = await connectGhlMock(mock.url, { adminToken: 'open-sesame' })
  t.equal(await same.requests.count(), 0)
})

t.test('without the admin API a mock can only be reset, and says so', async (t) => {
  await using mock = await startGhlMock({ admin: false })
  t.equal(await post(mock.url, mock.tokens.full), 201)
  t.equal(mock.counts().notes, 8)
  t.match(await mock.reset(), { notes: 7 })
  const message = /^This mock has no admin API \(admin: false\)/
  await t.rejects(mock.requests.count(), { message })
  await t.rejects(mock.sandbox(), { message })
  await t.rejects(mock.faults.clear(), { message })
})

t.test('private integrations and coverage; tokens follow', async (t) => {
  await using mock = await startGhlMock()
  const { privateIntegrations } = mock
  const made = await privateIntegrations.create({
    subAccountId: 'loc-main',
    name: 'ci',
    scopes: ['contacts'],
  })
  t.equal(mock.tokens.ci, made.token)
  t.equal(await post(mock.url, made.token), 201)
  t.match(await privateIntegrations.update(made.token, { name: 'renamed' }), {
    name: 'renamed',
    usedScopes: ['contacts.write'],
  })
  t.equal(mock.tokens.ci, undefined)
  const rotated = await privateIntegrations.rotate(made.token, { expireOldNow: true })
  t.equal(mock.tokens.renamed, rotated.token)
  t.equal(await post(mock.url, made.token), 401)
  await privateIntegrations.remove(made.token)
  const names = (await privateIntegrations.list()).map(({ name }) => name)
  t.ok(names.includes('renamed') && !names.some((name) => name.startsWith('renamed (')))

  const coverage = await mock.coverage()
  t.equal(coverage.exercised, 2)
  await using sandbox = await mock.sandbox()
  t.equal((await sandbox.coverage()).exercised, 0)
  const own = await sandbox.privateIntegrations.create({
    subAccountId: 'loc-main',
    name: 'ci',
    scopes: ['contacts'],
  })
  t.equal(await post(mock.url, own.token), 201)
  t.equal((await sandbox.coverage()).exercised, 1)
})

for (const [where, start] of Object.entries(mocks)) {
  t.test(`tokens follow resets and snapshots of a mock ${where}`, async (t) => {
    await using mock = await start(t)
    await using sandbox = await mock.sandbox()
    for (const world of [mock, sandbox]) {
      const { privateIntegrations, tokens } = world
      const names = Object.keys(tokens)
      const seeded = String(tokens.full)
      await world.snapshot('before')
      await privateIntegrations.rotate(seeded, { expireOldNow: true })
      t.not(tokens.full, seeded)
      await world.reset()
      t.equal(tokens.full, seeded)
      t.equal(await post(world.url, seeded), 201)

      const values = { subAccountId: 'loc-main', name: 'ci', scopes: ['contacts'] }
      const made = await privateIntegrations.create(values)
      await world.snapshot('after')
      await world.restore('before')
      t.same(Object.keys(tokens), names)
      await world.restore('after')
      t.equal(tokens.ci, made.token)
      await world.reset('empty')
      t.same(Object.keys(tokens), names)
    }
  })
}

t.test('tokens follow what others have changed, too', async (t) => {
  await using mock = await startGhlMock()
  const seeded = String(mock.tokens.full)
  await using other = await connectGhlMock(mock.url)
  const { token } = await other.privateIntegrations.rotate(seeded, { expireOldNow: true })
  await using late = await connectGhlMock(mock.url)
  t.equal(late.tokens.full, token)
  await late.reset()
  t.equal(late.tokens.full, seeded)

  const own = { id: 'loc', privateIntegrations: [{ name: 'own', scopes: ['contacts'] }] }
  await other.seed({ subAccounts: [own] })
  await mock.reset()
  t.same(mock.tokens, other.tokens)
  await mock.seed({ subAccounts: [{ ...own, id: 'loc-2' }] })
  await late.reset()
  t.same(late.tokens, mock.tokens)
})

t.test('tokens of a file that was changed are those of the seed after a reset', async (t) => {
  const db = join(t.testdir(), 'notes.db')
  const first = await startGhlMock({ db })
  const seeded = String(first.tokens.full)
  await first.privateIntegrations.rotate(seeded, { expireOldNow: true })
  await first.close()
  await using mock = await startGhlMock({ db })
  t.not(mock.tokens.full, seeded)
  await mock.reset()
  t.equal(mock.tokens.full, seeded)
  t.equal(await post(mock.url, seeded), 201)
})

t.test('a count that the journal cannot know is none', async (t) => {
  await using mock = await startGhlMock({ journalSize: 2 })
  for (const body of ['one', 'two', 'three']) await post(mock.url, mock.tokens.full, body)
  await t.rejects(mock.requests.count({ method: 'POST' }), {
    message: /^From 2 to 3 exchanges match, because the journal dropped 1 that could: raise/,
  })
  t.equal(await mock.requests.count({ method: 'DELETE' }), 0)
  t.equal(await mock.requests.count({ match: { method: 'POST' }, after: 1 }), 2)
  await mock.reset()
  t.equal(await mock.requests.count(), 0)
})

t.test('what a call of JavaScript cannot mean is refused', async (t) => {
  await using mock = await startGhlMock()
  const inHook = '; in a hook of a test runner, write () => mock.'
  // @ts-expect-error a hook has arguments of its own
  await t.rejects(mock.reset({}), {
    message: `reset(): found an object, expected the name of a snapshot${inHook}reset().`,
  })
  const message = /found nothing, expected the name of a snapshot/
  // @ts-expect-error
  await t.rejects(mock.snapshot(), { message })
  // @ts-expect-error
  await t.rejects(mock.restore(), { message })
  await mock.clock.freeze('2026-05-01T12:00:00Z')
  // @ts-expect-error
  await t.rejects(mock.clock.freeze(new Date('x')), {
    message: /^freeze\(at\): found no date, expected/,
  })
  t.equal((await mock.clock.get()).frozen, true)
  // @ts-expect-error
  await t.rejects(mock.requests.find('GET'), { message: /^match: expected .*, found "GET"/ })
})
