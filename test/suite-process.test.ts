import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'

const suite = (name: string) => fileURLToPath(new URL(`support/suites/${name}`, import.meta.url))

/** Runs a suite in a process of its own, which must end by itself long before what it started would. */
async function run(t: Test, args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const impatient = setTimeout(() => child.kill('SIGKILL'), 30_000)
  t.teardown(() => child.kill('SIGKILL'))
  const output = Promise.all([text(child.stdout), text(child.stderr)])
  const [code] = await once(child, 'close')
  clearTimeout(impatient)
  const [stdout, stderr] = await output
  return { code, stdout, stderr }
}

const closed = (what: string) => `The mock was closed while waiting for ${what}.`

/** What a suite sees of a mock, whatever its timers and its clock are. */
const seen = {
  statuses: [200, 200],
  dripped: { dripped: 1 },
  year: '20',
  late: 'Waited 20 ms for 1 exchange with method DELETE, found 0.',
  closed: closed('1 exchange with method DELETE'),
}

for (const runner of ['node', 'jest']) {
  t.test(`a mock does not stop with the fake timers of ${runner}`, async (t) => {
    const { code, stdout, stderr } = await run(t, [suite(`${runner}.mjs`)])
    t.equal(code, 0, stderr)
    t.same(JSON.parse(stdout), seen)
  })
}

t.test('a mock does not stop with the fake timers of Vitest', async (t) => {
  const resolve = createRequire(import.meta.url).resolve
  const vitest = join(dirname(resolve('vitest/package.json')), 'vitest.mjs')
  const args = [vitest, 'run', '--testTimeout=20000', suite('vitest.spec.mjs')]
  const { code, stdout, stderr } = await run(t, args, { EXPECTED: JSON.stringify(seen) })
  t.equal(code, 0, stdout + stderr)
})

t.test('close ends delays, waits and connections, and so does removing a sandbox', async (t) => {
  const { code, stdout, stderr } = await run(t, [suite('closed.mjs')])
  t.equal(code, 0, stderr)
  t.same(JSON.parse(stdout), [
    'answered',
    'Sandbox sandbox-1: It was removed during the call.',
    'lost',
    'lost',
    'lost',
    closed('1 exchange with status 418'),
  ])
})

t.test('a suite that fails before close() ends, when its mock is unref', async (t) => {
  t.match(await run(t, [suite('failed.mjs')]), { code: 7, stderr: /^$/ })
})
