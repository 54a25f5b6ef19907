import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { ghlMock } from '../support/process.js'

const newer = Number(process.versions.napi) >= 10
/** The package that this Node loads. */
const driver = newer ? 'better-sqlite3' : 'better-sqlite3-12'

const ours = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The built command in a folder of its own, outside of this repository, whose node_modules would be found. */
function elsewhere(t: Test) {
  const folder = mkdtempSync(join(tmpdir(), 'ghl-mock-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  for (const path of ['dist', 'package.json', 'fixtures']) {
    cpSync(ours(path), join(folder, path), { recursive: true })
  }
  const run = (...args: string[]) => ghlMock(t, args, {}, join(folder, 'dist/cli.js')).ended
  return { modules: join(folder, 'node_modules'), run }
}

t.test('when the driver is not installed, the command says how to install it', async (t) => {
  const { run, modules } = elsewhere(t)
  // The driver of other Nodes does not help: loaded here it would end the process.
  const other = join(modules, newer ? 'better-sqlite3-12' : 'better-sqlite3')
  mkdirSync(other, { recursive: true })
  writeFileSync(join(other, 'index.js'), 'process.exit(99)')
  const { code, stdout, stderr } = await run('--port', '0')
  t.equal(code, 4)
  t.equal(stdout, '')
  t.match(stderr, `from the package ${driver}: it is not installed. Run: npm install `)
  t.equal(stderr.trim().split('\n').length, 1, stderr)
})

t.test('when the driver has no binary, the command says how to build it', async (t) => {
  const { run, modules } = elsewhere(t)
  const parts = [`${driver}/package.json`, `${driver}/lib`, 'bindings', 'file-uri-to-path']
  for (const part of parts) {
    cpSync(ours(`node_modules/${part}`), join(modules, part), { recursive: true })
  }
  const { code, stderr } = await run('--port', '0')
  t.equal(code, 4)
  t.match(
    stderr,
    newer ? /: Cannot find module '\S+\.node'\. Run/ : /not locate the bindings file\./,
  )
  t.match(stderr, `. Run: npm rebuild ${driver} --ignore-scripts=false\n`)
  t.equal(stderr.trim().split('\n').length, 1, stderr)
})

t.test('commands that open no database run without the driver', async (t) => {
  const { run } = elsewhere(t)
  t.match(await run('validate', 'fixtures'), { code: 0 })
})
