import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import t, { type Test } from 'tap'
import { startGhlMock } from '../src/index.js'
import { tokens } from './support/mock.js'
import { shipped, tlsDir } from './support/process.js'

const resolve = createRequire(import.meta.url).resolve
const packaged = (name: string, file: string) =>
  join(dirname(resolve(`${name}/package.json`)), file)
const example = (name: string) => fileURLToPath(new URL(`../examples/${name}`, import.meta.url))

/** Runs a program; gives its exit code and everything it printed. */
async function run(command: string, args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(command, args, { env: { ...process.env, ...env } })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output += text
    })
  }
  const [code] = await once(child, 'close')
  return { code, output }
}

const curl = spawnSync('curl', ['--version']).status === 0
if (!curl) t.comment('curl is not installed: the quick start in the shell is not run here')

if (curl) {
  t.test('the quick start passes against a mock, and leaves it as it was', async (t) => {
    await using mock = await startGhlMock()
    const { code, output } = await run('sh', [example('quickstart.sh')], { GHL_BASE_URL: mock.url })
    t.equal(code, 0, output)
    t.equal(mock.counts().notes, 7)
  })

  t.test('the quick start fails when a step fails', async (t) => {
    await using mock = await startGhlMock()
    const env = { GHL_BASE_URL: mock.url, GHL_TOKEN: tokens.readOnly }
    const { code, output } = await run('sh', [example('quickstart.sh')], env)
    t.equal(code, 1)
    t.match(output, /FAIL[\s\S]*401/)
  })

  t.test('the suite in the shell passes, and says what is wrong when it does not', async (t) => {
    await using mock = await startGhlMock()
    const suite = example('suite.sh')
    const passed = await run('sh', [suite], { GHL_BASE_URL: mock.url })
    t.equal(passed.code, 0, passed.output)
    await using closed = await startGhlMock({ adminToken: 'open-sesame' })
    const failed = await run('sh', [suite], { GHL_BASE_URL: closed.url })
    t.match(failed, { code: 1, output: /^FAIL POST \/reset: .*__admin requires /m })
  })
}

const vitest = [packaged('vitest', 'vitest.mjs'), 'run']

/** The same tests under three runners, as Node is told to run them. */
const runners: Record<string, (t: Test) => string[]> = {
  'node:test': () => ['--test', example('node.test.js')],
  Vitest: () => [...vitest, example('vitest.test.js')],
  Playwright: (t) => [
    packaged('@playwright/test', 'cli.js'),
    'test',
    example('playwright.spec.js'),
    '--reporter=line',
    `--output=${t.testdir()}`,
  ],
}
for (const [name, args] of Object.entries(runners)) {
  t.test(`the suite for ${name} passes with a mock of its own`, async (t) => {
    const { code, output } = await run(process.execPath, args(t))
    t.equal(code, 0, output)
  })
  t.test(
    `the suite for ${name} passes with a mock elsewhere, and leaves it as it was`,
    async (t) => {
      await using mock = await startGhlMock()
      const { code, output } = await run(process.execPath, args(t), { GHL_MOCK_URL: mock.url })
      t.equal(code, 0, output)
      t.match(mock.counts(), { notes: 7 })
      t.equal(await mock.requests.count(), 0, 'it worked in sandboxes')
    },
  )
}

t.test('a setup of Vitest starts one mock for all files', async (t) => {
  const config = example('vitest.config.js')
  const { code, output } = await run(process.execPath, [...vitest, '--config', config])
  t.equal(code, 0, output)
  t.match(stripVTControlCharacters(output), /Test Files +1 passed/, 'no other files')
})

t.test('the same setup serves Jest', async (t) => {
  const ask = `test('found', async () => {
    const answer = await fetch(process.env.GHL_MOCK_URL + '/readyz')
    expect(answer.status).toBe(200)
  })`
  const args = ['--rootDir', t.testdir({ 'a.test.js': ask })]
  const jest = [packaged('jest', 'bin/jest.js'), ...args]
  const setup = `--globalSetup=${example('global-setup.js')}`
  const { code, output } = await run(process.execPath, [...jest, setup])
  t.equal(code, 0, output)
})

/** Suites in other languages, whose apps hard-code HighLevel's address. */
const foreign = {
  pytest: { commands: ['pytest-3', 'pytest'], args: ['-p', 'no:cacheprovider', example('python')] },
  PHPUnit: { commands: ['phpunit'], args: ['--do-not-cache-result', example('php')] },
}
for (const [name, { commands, args }] of Object.entries(foreign)) {
  const command = commands.find((one) => spawnSync(one, ['--version']).status === 0)
  if (!command) t.comment(`${name} is not installed: its suite is not run here`)
  t.test(`the suite for ${name} passes unchanged`, { skip: !command }, async (t) => {
    const cli = ['run', '--tls-dir', tlsDir, '--', command ?? '', ...args]
    const { code, output } = await run(process.execPath, [shipped, ...cli], {
      PYTHONDONTWRITEBYTECODE: '1',
    })
    t.equal(code, 0, output)
    t.match(output, /3 passed|OK \(3 tests/)
  })
}

t.test('the app of compose-real-host passes its test, here without containers', async (t) => {
  const suite = ['node', '--test', example('compose-real-host/app/app.test.js')]
  const cli = ['run', '--tls-dir', tlsDir, '--', ...suite]
  const { code, output } = await run(process.execPath, [shipped, ...cli], {
    GHL_TOKEN: tokens.full,
  })
  t.equal(code, 0, output)
  t.match(output, /pass 3/)
})

for (const program of ['call-logging', 'enrichment']) {
  t.test(`${program} passes its test, and its naive variant does not`, async (t) => {
    const { code, output } = await run(process.execPath, ['--test', example(`${program}.test.js`)])
    t.equal(code, 0, output)
    t.match(output, /the naive program fails the same test/)
    const lines = readFileSync(example(`${program}.js`), 'utf8').split('\n')
    t.ok(lines.length < 100)
  })
}

t.test('the Postman collection passes, twice', async (t) => {
  await using mock = await startGhlMock()
  const newman = resolve('newman/bin/newman.js')
  const collection = example('ghl-mock.postman_collection.json')
  const args = [newman, 'run', collection, '-n', '2', '--env-var', `baseUrl=${mock.url}`]
  const { code, output } = await run(process.execPath, args)
  t.equal(code, 0, output)
  t.equal(mock.counts().notes, 7)
})
