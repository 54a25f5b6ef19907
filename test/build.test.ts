import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { runInNewContext } from 'node:vm'
import t from 'tap'
import { ghlMock } from './support/process.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const run = promisify(execFile)

/** A copy of the sources, so that other tests keep the build they run. The tests build it one after the other. */
const folder = t.testdir()
for (const name of ['package.json', 'tsconfig.json', 'scripts', 'src', 'fixtures'])
  cpSync(join(root, name), join(folder, name), { recursive: true })
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))

const dist = join(folder, 'dist')
const cli = join(dist, 'cli.js')
const build = (...args: string[]) =>
  run(process.execPath, ['scripts/build.mjs', ...args], { cwd: folder })

t.test('npm start builds and serves, and what stops npm stops the mock', async (t) => {
  t.notOk(existsSync(dist))
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

t.test('a start finds all it needs while others build, and so does a running mock', async (t) => {
  if (!existsSync(cli)) await build()
  const isChunk = (name: string) => /-\w{8}\.js$/.test(name)
  const chunks = () => readdirSync(dist).filter(isChunk).sort()
  const before = chunks()
  const older = 'older-ABCDEFGH.js'
  writeFileSync(join(dist, older), '')
  const longAgo = new Date(Date.now() - 90_000_000)
  utimesSync(join(dist, older), longAgo, longAgo)
  appendFileSync(join(folder, 'src/lib/failure.ts'), '\nconsole.log("changed")\n')
  let building = true
  const builds = Promise.all([build(), build()]).finally(() => {
    building = false
  })
  while (building) t.match(await ghlMock(t, ['--help'], {}, cli).ended, { code: 0, stderr: /^$/ })
  await builds

  const both = chunks()
  t.ok(both.length > before.length, 'there are new chunks')
  const kept = both.filter((name) => before.includes(name))
  t.same(kept, before, 'and those that a running mock may load yet')
  t.notOk(both.includes(older), 'for a day')

  await build('--clean')
  const built: { fileName: string }[] = JSON.parse(readFileSync(join(dist, 'chunks.json'), 'utf8'))
  const current = built.map(({ fileName }) => fileName).filter(isChunk)
  t.same(chunks(), current.sort(), 'or until it is to be clean')
  t.ok(current.length < both.length)
})

t.test('functions take the place of arrow functions where that is the same', async (t) => {
  const path = pathToFileURL(join(root, 'scripts/without-arrows.mjs')).href
  // Scripts are JavaScript without types.
  const script = (await import(path)) as { withoutArrows(code: string): string }
  const results: Record<string, unknown> = {
    '[1,2].map(x=>x*2)': [2, 4],
    '((a,b=()=>a)=>b())(1)': 1,
    '(a=>b=>({a,b}))(1)(2)': { a: 1, b: 2 },
    '(()=>{let f=(a)=>a;return(a,b)=>f(a)+b})()(1,2)': 3,
    '[async e=>e,async(e,f)=>f].map(f=>f.constructor.name)': ['AsyncFunction', 'AsyncFunction'],
  }
  for (const [code, result] of Object.entries(results)) {
    t.notMatch(script.withoutArrows(code), /=>/)
    t.same(runInNewContext(script.withoutArrows(code)), result, code)
  }
  const kept: Record<string, unknown> = {
    'new class{x=4;y=()=>this.x}().y()': 4,
    '(function(){return[1].map(x=>x+this.y)}).call({y:1})': [2],
    '(function(){return(()=>()=>arguments[0])()()})(5)': 5,
    '(function(){return(()=>new.target)()})()': undefined,
  }
  for (const [code, result] of Object.entries(kept)) {
    t.same(runInNewContext(script.withoutArrows(code)), result, code)
  }
})
