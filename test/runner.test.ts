import { execFile } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'

const root = fileURLToPath(new URL('..', import.meta.url))
const { NODE_OPTIONS, ...clean } = process.env
const env = Object.fromEntries(Object.entries(clean).filter(([name]) => !name.startsWith('TAP')))

interface Tests {
  [name: string]: string | Tests
}

/** Runs the tests of a folder as `npm test` runs those of this one. */
function run(t: Test, tests: Tests, ...args: string[]) {
  const cwd = t.testdir({ 'package.json': '{ "type": "module" }', test: tests })
  symlinkSync(join(root, 'node_modules'), join(cwd, 'node_modules'))
  const command = [join(root, 'scripts/test.mjs'), '--reporter=tap', ...args]
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, command, { cwd, env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    )
  })
}

const test = (body: string) => `import t from 'tap'\n${body}\n`
const passes = test('t.pass()')

t.test('runs every test, whatever its folder is called, and fails with any of them', async (t) => {
  const tests = {
    'a.test.ts': test('const one: number = 1\nt.equal(one, 2)'),
    'b.test.ts': test('t.pass()\nprocess.exit(3)'),
    'c.test.ts': test('t.pass()\nprocess.abort()'),
    fixtures: { 'd.test.ts': passes },
    'helper.ts': 'nonsense',
  }
  const { code, stdout } = await run(t, tests)
  t.equal(code, 1)
  t.match(stdout, /fileName: .*test\/a\.test\.ts\n +lineNumber: 3\n/, 'the line of the source')
  t.same(stdout.match(/^(?:not )?ok \d - \S+/gm), [
    'not ok 1 - test/a.test.ts',
    'not ok 2 - test/b.test.ts',
    'not ok 3 - test/c.test.ts',
    'ok 4 - test/fixtures/d.test.ts',
  ])
  t.match(stdout, /^# \{ total: \d, pass: \d, fail: \d \}$/m, 'the line that the gate reads')
})

t.test('runs the files and folders that are named', async (t) => {
  const body = `import { execFileSync } from 'node:child_process'
const print = ['-p', 'process.env.NODE_OPTIONS']
t.equal(execFileSync(process.execPath, print, { encoding: 'utf8' }).trim(), '')`
  const tests = { 'a.test.ts': test(body), b: { 'c.test.ts': passes }, 'bc.test.ts': passes }
  const { code, stdout } = await run(t, tests, 'test/b', 'test/a.test.ts')
  t.equal(code, 0, 'also what a test starts is started without options')
  t.same(stdout.match(/^ok \d - \S+/gm), ['ok 1 - test/a.test.ts', 'ok 2 - test/b/c.test.ts'])
  t.match(await run(t, tests, 'test/z.test.ts'), {
    code: 2,
    stderr: 'test/z.test.ts: found no test there, expected a path like test/a.test.ts\n',
  })
})

t.test('the files of a folder share a process, each as a subtest', async (t) => {
  const body = (name: string) => `t.test('${name}', async (t) => t.pass())
t.equal(process.listenerCount('of a test'), 0)
process.on('of a test', () => {})`
  const tests = {
    a: { 'a.test.ts': test(body('first')), deep: { 'b.test.ts': test(body('second')) } },
  }
  const { code, stdout } = await run(t, tests)
  t.equal(code, 1)
  t.same(stdout.match(/^ {0,4}(?:not )?ok \d - \S+/gm), [
    '    ok 1 - test/a/a.test.ts',
    '    not ok 2 - test/a/deep/b.test.ts',
    'not ok 1 - test/a',
  ])
  const { stdout: chosen } = await run(t, tests, '--grep=/first/')
  t.same(chosen.match(/^ {8}ok 1 - \w+(?: # SKIP)?/gm), [
    '        ok 1 - first',
    '        ok 1 - second # SKIP',
  ])
})

t.test('a file that does not end is named', async (t) => {
  const hangs = test(`t.test('hangs', () => new Promise(() => setInterval(() => {}, 1000)))`)
  const tests = { a: { 'a.test.ts': passes, 'b.test.ts': hangs, 'c.test.ts': passes } }
  const { code, stderr } = await run(t, tests, '--timeout=3')
  t.match({ code, stderr }, { code: 1, stderr: 'test/a/b.test.ts does not end' })
})
