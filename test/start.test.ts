import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import t, { type Test } from 'tap'
import { served } from './support/process.js'

/** Which modules are in which file, as the build notes it. */
interface Chunk {
  fileName: string
  moduleIds: string[]
}
const chunks: Chunk[] = JSON.parse(
  readFileSync(new URL('../dist/chunks.json', import.meta.url), 'utf8'),
)

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
  const files = new Set(urls.map((url) => basename(url)))
  const packages = chunks
    .filter(({ fileName }) => files.has(fileName))
    .flatMap(({ moduleIds }) => moduleIds)
    .map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? 'ghl-mock')
  return [...new Set(packages)]
}

t.test('a start reads what serving needs', async (t) => {
  const packages = await packagesOfAStart(t)
  t.ok(packages.includes('fastify'), packages.join(', '))
  const needless = ['yaml', 'pino', 'prom-client', 'ajv', 'light-my-request', '@peculiar/x509']
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
  t.ok(packages.includes('yaml'), packages.join(', '))
})

t.test('TLS is read by a mock that has it, and what makes certificates by the first', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'ghl-mock-start-'))
  t.teardown(() => rmSync(folder, { recursive: true }))
  const tls = ['--tls', '--tls-port', '0', '--tls-dir', folder]
  t.ok((await packagesOfAStart(t, ...tls)).includes('@peculiar/x509'))
  t.notOk((await packagesOfAStart(t, ...tls)).includes('@peculiar/x509'))
  const files = chunks.filter(({ moduleIds }) => moduleIds.some((id) => id.includes('/src/tls/')))
  t.same(
    files
      .filter(({ fileName }) => /^(?:serve|command)-/.test(fileName))
      .map(({ fileName }) => fileName),
    [],
  )
})
