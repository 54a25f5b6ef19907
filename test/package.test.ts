import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import * as library from '../src/index.js'

const root = fileURLToPath(new URL('..', import.meta.url))

t.test('the package holds what runs and nothing else', async (t) => {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
    encoding: 'utf8',
  })
  const [{ files }] = JSON.parse(packed) as [{ files: { path: string }[] }]
  const paths = files.map(({ path }) => path)
  for (const path of ['dist/cli.js', 'dist/index.js', 'fixtures/quickstart.yaml', 'LICENSE']) {
    t.ok(paths.includes(path), path)
  }
  const known = /^(?:dist|fixtures)\/|^(?:package\.json|README\.md|CHANGELOG\.md|LICENSE)$/
  t.same(
    paths.filter((path) => !known.test(path)),
    [],
  )
})

t.test('the library gives what its source gives', async (t) => {
  const built: object = await import(join(root, 'dist/index.js'))
  t.same(Object.keys(built).sort(), Object.keys(library).sort())
})

t.test('npm start builds and serves, and what stops npm stops the mock', async (t) => {
  // Elsewhere, so that other tests keep the build they run.
  const folder = t.testdir()
  for (const name of ['package.json', 'tsconfig.json', 'scripts', 'src', 'fixtures']) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const npm = spawn('npm', ['start', '--', '--port', '0'], { cwd: folder })
  t.teardown(() => npm.kill('SIGKILL'))
  let stdout = ''
  for await (const text of npm.stdout.setEncoding('utf8')) {
    stdout += text
    if (/^ghl-mock ready on \S+ /m.test(stdout)) npm.kill('SIGTERM')
  }
  t.match(stdout, /^ghl-mock ready on /m)
  if (npm.exitCode === null) await once(npm, 'exit')
  t.equal(npm.exitCode, 0)
})
