import { copyFileSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import t, { type Test } from 'tap'
import { sqlite } from '../../src/sqlite/driver.js'
import { mock, note, notes } from '../support/mock.js'

function world(t: Test) {
  const file = join(t.testdir(), 'notes.db')
  const logged: string[] = []
  const log = {
    aboutRequests: false,
    info: () => undefined,
    warn: () => undefined,
    error: (_fields: object, message: string) => logged.push(message),
  }
  const made = mock(t, { file, log })
  const { app, full } = made
  const write = async () => (await full('POST', notes, { body: 'x'.repeat(3000) })).statusCode
  const statuses = async () => {
    const answers = [
      await full('POST', notes, { body: 'x' }),
      await full('GET', note),
      await app.inject('/readyz'),
      await app.inject({ method: 'POST', url: '/__admin/reset' }),
    ]
    return answers.map(({ statusCode }) => statusCode)
  }
  return { ...made, file, wal: `${file}-wal`, logged, write, statuses }
}

const refused = [503, 503, 503, 503]

/** What is done to the files, and how it is put right again, where it can be. */
const losses: readonly [how: string, act: (file: string, wal: string) => void][] = [
  ['the log is deleted', (_file, wal) => rmSync(wal)],
  ['the log is moved', (_file, wal) => renameSync(wal, `${wal}.aside`)],
  [
    'the log is replaced by a copy',
    (_file, wal) => {
      copyFileSync(wal, `${wal}.copy`)
      renameSync(`${wal}.copy`, wal)
    },
  ],
  ['the log is emptied', (_file, wal) => truncateSync(wal, 0)],
  ['the log is cut short', (_file, wal) => truncateSync(wal, statSync(wal).size / 2)],
  ['the file is emptied', (file) => truncateSync(file, 0)],
]

for (const [how, act] of losses) {
  t.test(`${how}: what would be lost is refused`, async (t) => {
    const { file, wal, logged, write, statuses } = world(t)
    t.equal(await write(), 201)
    act(file, wal)
    // Requests that come at once share what was seen of the log.
    await sleep(10)
    t.same(await statuses(), refused)
    t.same(logged, [
      'The database cannot be used: its file, or the -wal beside it, was deleted, replaced or cut short while it was in use.',
    ])
  })
}

t.test('a log that is lost is noticed by the next write, however soon it comes', async (t) => {
  const { wal, write } = world(t)
  t.equal(await write(), 201)
  rmSync(wal)
  t.equal(await write(), 503)
})

t.test('a log that is put back works again', async (t) => {
  const { wal, write } = world(t)
  renameSync(wal, `${wal}.aside`)
  t.equal(await write(), 503)
  renameSync(`${wal}.aside`, wal)
  t.equal(await write(), 201)
})

t.test('what SQLite itself and other programs do is no loss', async (t) => {
  const { app, file, wal, write, sandbox } = world(t)
  for (let written = 0; written < 3000; written++) {
    if ((await write()) !== 201) t.fail(`write ${written}`)
  }
  t.ok(statSync(file).size > 1_000_000, 'checkpoints have been made')
  const ready = async () => (await app.inject('/readyz')).statusCode
  const other = new (sqlite())(file)
  other.prepare('SELECT count(*) FROM notes').get()
  for (const task of [
    'wal_checkpoint(PASSIVE)',
    'wal_checkpoint(RESTART)',
    'wal_checkpoint(TRUNCATE)',
  ]) {
    other.pragma(task)
    t.same([await ready(), await write(), await ready()], [200, 201, 200], task)
  }
  t.ok(statSync(wal).size < 100_000, 'the log was cut short')
  sandbox.reset()
  other.exec('VACUUM')
  other.pragma('wal_checkpoint(TRUNCATE)')
  t.ok(statSync(file).size < 1_000_000, 'the file was cut short')
  t.same([await ready(), await write(), await ready()], [200, 201, 200])
  other.close()
  t.same([await ready(), await write(), await ready()], [200, 201, 200])
})
