import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { served } from './support/process.js'

interface Ran {
  functionName: string
  ranges: { count: number }[]
}

/** The packages whose code has run when the mock is ready: the bundle wraps each of their files in a function of its name. */
async function packagesOfAStart(t: Test, ...args: string[]): Promise<string[]> {
  const folder = t.testdir()
  // Node writes down which functions have run when it ends.
  const mock = await served(t, args, { NODE_V8_COVERAGE: folder })
  mock.process.kill('SIGTERM')
  await mock.ended
  const ran = readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    return (result as { functions: Ran[] }[]).flatMap(({ functions }) => functions)
  })
  const names = ran
    .filter(({ ranges }) => ranges.some(({ count }) => count > 0))
    .map(({ functionName }) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(functionName)?.[1])
  return [...new Set(names)].filter((name) => name !== undefined)
}

t.test('a start loads what serving needs', async (t) => {
  const packages = await packagesOfAStart(t)
  t.ok(packages.includes('fastify'), packages.join(', '))
  const needless = ['js-yaml', 'pino', 'prom-client', 'ajv', 'light-my-request']
  t.same(
    packages.filter((name) => needless.includes(name)),
    [],
  )
})

t.test('and a log of requests what that needs', async (t) => {
  const packages = await packagesOfAStart(t, '--log-level', 'info')
  t.ok(packages.includes('pino'), packages.join(', '))
})
