import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'

t.test('the package holds what runs and nothing else', async (t) => {
  const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
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
