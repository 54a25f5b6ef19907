import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  linkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { SandboxDatabase } from '../../src/sqlite/database.js'
import { sqlite } from '../../src/sqlite/driver.js'
import { mock, note, notes } from '../support/mock.js'
import { ghlMock, served, shipped } from '../support/process.js'

const fileIn = (t: Test) => join(t.testdir(), 'notes.db')

t.test('a file has one mock at a time, and it is named', async (t) => {
  const file = fileIn(t)
  const first = new SandboxDatabase({}, { file })
  const open = () => new SandboxDatabase({}, { file })
  t.throws(open, {
    exitCode: 4,
    message: new RegExp(
      `^Cannot use the database ${file}: another mock has it open, process ${process.pid} on \\S+: stop that one or choose another file\\.$`,
    ),
  })
  symlinkSync(file, `${file}-link`)
  const linked = () => new SandboxDatabase({}, { file: `${file}-link` })
  t.throws(linked, { exitCode: 4, message: /notes\.db-link: another mock has it open/ })
  first.close()
  t.notOk(existsSync(`${file}-lock`))
  linked().close()
  t.notOk(existsSync(`${file}-lock`))
  open().close()
  writeFileSync(`${file}-lock`, 'what a crash of the machine left of it')
  t.throws(open, { exitCode: 4, message: /notes\.db-lock .*; if no mock runs, remove it\.$/ })
})

t.test('a lock file that only lacks room need not be removed', async (t) => {
  const file = fileIn(t)
  // A limit on the size of files stands for a full disk.
  const limited = `ulimit -f 1; exec "${process.execPath}" "${shipped}" --port 0 --db "${file}"`
  const { status, stderr } = spawnSync('sh', ['-c', limited], { encoding: 'utf8' })
  t.equal(status, 4)
  t.match(stderr, /notes\.db-lock cannot be used \(its file cannot be read or written\)\.$/m)
})

t.test(
  'a file with hard links is refused, because each name would have its own lock',
  async (t) => {
    const file = fileIn(t)
    new SandboxDatabase({}, { file }).close()
    linkSync(file, `${file}-hard`)
    t.throws(() => new SandboxDatabase({}, { file: `${file}-hard` }), {
      exitCode: 4,
      message: /notes\.db-hard: it has 2 hard links, .*: copy it and use the copy\.$/,
    })
    rmSync(`${file}-hard`)
    new SandboxDatabase({}, { file }).close()
  },
)

t.test('a name that is too long is refused with a sentence', async (t) => {
  const file = join(t.testdir(), 'n'.repeat(300))
  t.throws(() => new SandboxDatabase({}, { file }), {
    exitCode: 4,
    message: /^Cannot use the database /,
  })
})

t.test('two processes: the second ends with 4, and the file is free after kill -9', async (t) => {
  const file = fileIn(t)
  const first = await served(t, ['--db', file])
  const second = await ghlMock(t, ['--port', '0', '--db', file]).ended
  t.equal(second.code, 4)
  t.match(second.stderr, `another mock has it open, process ${first.process.pid} on `)
  first.process.kill('SIGKILL')
  await first.ended
  const third = await served(t, ['--db', file])
  third.process.kill('SIGTERM')
  t.match(await third.ended, { code: 0 })
})

t.test('only its user can read what is created', async (t) => {
  const file = fileIn(t)
  const database = new SandboxDatabase({}, { file })
  for (const suffix of ['', '-wal', '-shm', '-lock']) {
    t.equal(statSync(file + suffix).mode & 0o777, 0o600, suffix)
  }
  database.close()
})

t.test('while another process holds it, writes are refused soon and reads go on', async (t) => {
  const file = fileIn(t)
  const { full, app } = mock(t, { file })
  const other = new (sqlite())(file)
  t.teardown(() => other.close())
  other.exec('BEGIN IMMEDIATE')
  const before = performance.now()
  const refused = await full('POST', notes, { body: 'x' })
  t.ok(performance.now() - before < 2000)
  t.match(refused.json(), {
    statusCode: 503,
    message: 'The database cannot be used: another process holds it.',
  })
  t.match(refused.headers['x-mock-reason'], /^database-unavailable; .*another process holds it/)
  t.equal((await full('GET', note)).statusCode, 200)
  t.match((await app.inject({ method: 'POST', url: '/__admin/reset?to=empty' })).json(), {
    statusCode: 503,
    message: 'The database cannot be used: another process holds it. Nothing has changed.',
  })
  other.exec('COMMIT')
  t.equal((await full('POST', notes, { body: 'x' })).statusCode, 201)
})

t.test('a file that is deleted or replaced is noticed before anything is answered', async (t) => {
  const file = fileIn(t)
  const logged: [fields: object, message: string][] = []
  const log = {
    aboutRequests: false,
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object, message: string) => logged.push([fields, message]),
  }
  const { full, app } = mock(t, { file, log })
  const ask = async (url: string) => (await app.inject(url)).json()
  const refuses = async (how: string) => {
    const message =
      /its file, or the -wal beside it, was deleted, replaced or cut short while it was in use/
    const answers = await Promise.all([
      full('GET', note),
      full('POST', notes, { body: 'x' }),
      app.inject({ method: 'POST', url: '/__admin/reset' }),
      app.inject({ method: 'POST', url: '/__admin/seed', payload: 'subAccounts: []' }),
    ])
    for (const answer of answers) t.match(answer.json(), { statusCode: 503, message }, how)
    const probe = await app.inject('/readyz')
    t.match([probe.statusCode, probe.json()], [503, { status: 'unavailable', message }])
    t.match(await ask('/__admin/health'), { status: 'unavailable', problem: message })
    t.equal((await app.inject('/livez')).statusCode, 200)
  }
  renameSync(file, `${file}.aside`)
  await refuses('moved')
  copyFileSync(`${file}.aside`, file)
  await refuses('replaced')
  renameSync(`${file}.aside`, file)
  t.match(await ask('/readyz'), { status: 'ready' })
  t.match(await ask('/__admin/health'), { status: 'ready', problem: undefined })
  const line = [
    {},
    'The database cannot be used: its file, or the -wal beside it, was deleted, replaced or cut short while it was in use.',
  ]
  t.same(logged, [line], 'once')
  t.equal((await full('POST', notes, { body: 'x' })).statusCode, 201)
  rmSync(file)
  await refuses('deleted')
  t.same(logged, [line, line], 'and again when it had worked')
})

t.test('a path that SQLite would take for no file is refused', async (t) => {
  for (const path of [':memory:', 'file::memory:?cache=shared', ' ', ' a.db', 'a.db ']) {
    const { code, stderr } = await ghlMock(t, ['--port', '0', '--db', path]).ended
    t.equal(code, 2, path)
    t.match(stderr, '--db: found ')
    t.match(stderr, 'expected the path of a file; without this option the data is in memory')
  }
})
