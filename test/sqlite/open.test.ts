import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { Failure } from '../../src/lib/failure.js'
import { resources } from '../../src/resources/index.js'
import { sqlite } from '../../src/sqlite/driver.js'
import { openFile } from '../../src/sqlite/open.js'

/** Says why a file cannot be used; the exit code comes with it. */
function refusal(file: string): string {
  try {
    openFile(file, resources).close()
  } catch (error) {
    return error instanceof Failure ? `${error.exitCode} ${error.message}` : `unexpected: ${error}`
  }
  return 'opened'
}

t.test('opens a new file and the same file again', async (t) => {
  const file = join(t.testdir(), 'notes.db')
  t.equal(refusal(file), 'opened')
  t.equal(refusal(file), 'opened')
  const db = new (sqlite())(file, { readonly: true })
  t.equal(db.pragma('journal_mode', { simple: true }), 'wal')
  db.close()
})

t.test('names the file and the reason when it cannot be used, and leaves it alone', async (t) => {
  const folder = t.testdir({ 'text.db': 'this is no database, but longer than a header is' })
  mkdirSync(join(folder, 'folder.db'))
  const foreign = join(folder, 'foreign.db')
  const other = new (sqlite())(foreign)
  other.exec('CREATE TABLE theirs (x)')
  other.close()
  const newer = join(folder, 'newer.db')
  const ours = openFile(newer, resources)
  ours.pragma('user_version = 99')
  ours.close()

  const text = join(folder, 'text.db')
  t.equal(refusal(text), `4 Cannot use the database ${text}: it is not an SQLite database.`)
  t.match(readFileSync(text, 'utf8'), /^this is no database/)
  t.equal(
    refusal(foreign),
    `4 Cannot use the database ${foreign}: it is an SQLite database of another program.`,
  )
  t.match(refusal(newer), /written by a newer ghl-mock \(schema 99, this one knows \d+\)/)
  t.match(refusal(join(folder, 'folder.db')), /^4 .*cannot be opened/)
  t.match(refusal(join(folder, 'no', 'such.db')), /^4 .*its folder does not exist/)
})

t.test('a damaged file is named as such', async (t) => {
  const file = join(t.testdir(), 'notes.db')
  openFile(file, resources).close()
  const bytes = readFileSync(file)
  bytes.fill(0x7f, 100)
  writeFileSync(file, bytes)
  t.match(refusal(file), /^4 Cannot use the database .*: (it is damaged|.*malformed)/)
})

t.test('damage is found wherever it is', async (t) => {
  const file = join(t.testdir(), 'notes.db')
  openFile(file, resources).close()
  const whole = readFileSync(file)
  const pageSize = 4096
  for (let page = 1; page < whole.length / pageSize; page++) {
    writeFileSync(file, Buffer.from(whole).fill(0x7f, page * pageSize, (page + 1) * pageSize))
    t.match(refusal(file), /^4 .*: it is damaged\.$/, `page ${page + 1}`)
  }
})

t.test('only its user can read a file that others could read before', async (t) => {
  const file = join(t.testdir(), 'notes.db')
  openFile(file, resources).close()
  chmodSync(file, 0o644)
  const database = openFile(file, resources)
  for (const suffix of ['', '-wal', '-shm']) {
    t.equal(statSync(file + suffix).mode & 0o777, 0o600, suffix)
  }
  database.close()

  const foreign = join(t.testdir(), 'foreign.db')
  const other = new (sqlite())(foreign)
  other.exec('CREATE TABLE theirs (x)')
  other.close()
  chmodSync(foreign, 0o644)
  t.match(refusal(foreign), /of another program/)
  t.equal(statSync(foreign).mode & 0o777, 0o644)
})
