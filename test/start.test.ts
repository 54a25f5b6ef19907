import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { served } from './support/process.js'

/** The packages whose code stands in the files that a start has loaded, as the bundler's comments name them. */
async function packagesOfAStart(t: Test, ...args: string[]): Promise<string[]> {
  const folder = t.testdir()
  // Node writes down what it has run, file by file, when it ends.
  const mock = await served(t, args, { NODE_V8_COVERAGE: folder })
  mock.process.kill('SIGTERM')
  await mock.ended
  const loaded = readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    return (result as { url: string }[]).map(({ url }) => url)
  })
  const code = loaded
    .filter((url) => url.startsWith('file:') && url.includes('/dist/'))
    .map((url) => readFileSync(fileURLToPath(url), 'utf8'))
    .join('\n')
  const names = code.matchAll(/^\s*(?:\/\/|") ?(?:\.\.\/)*node_modules\/((?:@[^/]+\/)?[^/]+)/gm)
  return [...new Set([...names].map(([, name = '']) => name))]
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
