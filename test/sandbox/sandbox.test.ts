import t, { type Test } from 'tap'
import { idSequence } from '../../src/lib/ids.js'
import { note } from '../../src/resources/note/note.js'
import type { WriteEvent } from '../../src/sandbox/events.js'
import { RequestCounters } from '../../src/sandbox/request-counters.js'
import { Sandbox } from '../../src/sandbox/sandbox.js'
import { originFrom } from '../../src/seeding/origin.js'

const settings = {
  rateLimits: { burst: 1, daily: 1, per: 'token' as const },
  idSeed: 'ghl-mock',
  journalSize: 10,
  journalBytes: 1_000_000,
  snapshotLimit: 2,
  faultLimit: 10,
  counters: new RequestCounters(),
}

function open(t: Test, ...ids: string[]): Sandbox {
  const notes = ids.map((id) => ({ id, body: 'x' }))
  const seed = { subAccounts: [{ id: 's', contacts: [{ id: 'c', notes }] }] }
  const sandbox = new Sandbox(originFrom(seed, settings, { files: ['a.yaml'] }), settings)
  t.teardown(() => sandbox.close())
  return sandbox
}

const create = (sandbox: Sandbox, body: string) =>
  sandbox.write(note).create({ contactId: 'c', body })

t.test('the same suite gets the same ids, also after a reset', async (t) => {
  const run = (sandbox: Sandbox) => ['a', 'b', 'c'].map((body) => create(sandbox, body).id)
  const sandbox = open(t, 'pinned')
  const first = run(sandbox)
  t.equal(new Set(first).size, 3)
  sandbox.reset()
  t.same(run(sandbox), first)
  t.same(run(open(t, 'pinned')), first)
})

t.test('skips an id that a fixture has pinned', async (t) => {
  const next = idSequence('ghl-mock', 'note')(2)
  const sandbox = open(t, next)
  t.not(create(sandbox, 'a').id, next)
  t.equal(sandbox.database.counts().notes, 2)
})

t.test('knows what it started from', async (t) => {
  const { files, counts } = open(t, 'n').origin
  t.same(files, ['a.yaml'])
  t.same(counts, { subAccounts: 1, contacts: 1, notes: 1 })
})

t.test('each write emits an event with what was written', async (t) => {
  const sandbox = open(t)
  const events: WriteEvent[] = []
  const stop = sandbox.events.listen((event) => events.push(event))
  sandbox.clock.set({ freeze: '2026-05-01T12:00:00Z' })
  const { id } = create(sandbox, 'a')
  const writer = sandbox.write(note)
  t.equal(writer.update(id, { body: 'b', id: 'mine' }), true)
  t.equal(writer.update('nowhere', { body: 'b' }), false)
  t.equal(writer.remove(id), true)
  t.equal(writer.remove(id), false)
  stop()
  create(sandbox, 'unheard')
  t.same(
    events.map(({ type, id, row }) => [type, id, row]),
    [
      [
        'note.created',
        id,
        { id, contactId: 'c', body: 'a', dateAdded: '2026-05-01T12:00:00.000Z' },
      ],
      ['note.updated', id, { body: 'b' }],
      ['note.removed', id, undefined],
    ],
  )
})
