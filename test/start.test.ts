import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import t, { type Test } from 'tap'
import { served } from './support/process.js'

/** What the build says of its outputs: which sources are in which chunk. */
const metafile = new URL('../dist/metafile.json', import.meta.url)
interface Metafile {
  outputs: Record<string, { inputs: Record<string, object> }>
}
const { outputs }: Metafile = JSON.parse(readFileSync(metafile, 'utf8'))

/** The packages in the chunks that are loaded when the mock is ready. */
async function packagesOfAStart(t: Test, ...args: string[]): Promise<string[]> {
  const folder = t.testdir()
  // Node writes down which files it has run when it ends.
  const mock = await served(t, args, { NODE_V8_COVERAGE: folder })
  mock.process.kill('SIGTERM')
  await mock.ended
  const urls = readdirSync(folder).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8'))
    return (result as { url: string }[]).map(({ url }) => url)
  })
  const packages = urls
    .flatMap((url) => Object.keys(outputs[`dist/${basename(url)}`]?.inputs ?? {}))
    .map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? 'ghl-mock')
  return [...new Set(packages)]
}

t.test('a start reads what serving needs', async (t) => {
  const packages = await packagesOfAStart(t)
  t.ok(packages.includes('fastify'), packages.join(', '))
  const needless = ['yaml', 'yaml', 'pino', 'prom-client', 'ajv', 'light-my-request']
  t.same(
    packages.filter((name) => needless.includes(name)),
    [],
  )
})

t.test('and a log of requests what that needs', async (t) => {
  const packages = await packagesOfAStart(t, '--log-level', 'info')
  t.ok(packages.includes('pino'), packages.join(', '))
})

t.test('and a fixture what that needs', async (t) => {
  const packages = await packagesOfAStart(t, '--fixtures', 'fixtures/quickstart.yaml')
  t.ok(packages.includes('yaml') || packages.includes('yaml'), packages.join(', '))
})
