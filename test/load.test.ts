import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { ghlMock } from './support/process.js'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The shipped command, somewhere where it can be spoilt. */
function copy(t: Test) {
  const folder = t.testdir()
  for (const name of ['dist', 'package.json']) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const file = (name: string) => join(folder, 'dist', name)
  return { file, version: () => ghlMock(t, ['--version'], {}, file('cli.js')).ended }
}

const good = { code: 0, stdout: /^\d+\.\d+\.\d+\n$/, stderr: '' }

t.test('runs without the code that was kept, and with code that is damaged', async (t) => {
  const { file, version } = copy(t)
  const code = readFileSync(file('main.cjs.code'))
  for (const damaged of ['', code.subarray(0, 1000), Buffer.concat([code, code])]) {
    writeFileSync(file('main.cjs.code'), damaged)
    t.match(await version(), good)
  }
  for (let at = 1000; at < code.length; at += 1000) code[at] = 0x5a
  writeFileSync(file('main.cjs.code'), code)
  t.match(await version(), good)
})

t.test('runs the source that is there, not the one that the code was made of', async (t) => {
  const { file, version } = copy(t)
  const source = readFileSync(file('main.cjs'), 'utf8')
  const edited = source.replaceAll('--version', '--revision'.slice(0, 9))
  t.equal(edited.length, source.length)
  t.not(edited, source)
  writeFileSync(file('main.cjs'), edited)
  t.match(await version(), { code: 2, stderr: /--version/ })
})

t.test(
  'an error tells the lines of the file that runs, not of the one on the build machine',
  async (t) => {
    const { file } = copy(t)
    const { startGhlMock } = await import(file('index.js'))
    const { stack } = await startGhlMock({ port: -1 }).catch((error: Error) => error)
    t.match(stack, /ghl-mock\/dist\/main\.cjs:\d+:\d+/)
    t.notMatch(stack, join(root, 'dist'))
  },
)
