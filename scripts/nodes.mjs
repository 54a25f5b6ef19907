// Builds with the Nodes that people use, then runs a part of the suite under each and opens and closes many databases:
// npm run test:nodes, or npm run test:nodes -- 24 for one of them.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { arch, platform } from 'node:process'

const versions = process.argv.length > 2 ? process.argv.slice(2) : ['22', '24', '26']

/** What differs between Nodes: --db, the driver of SQLite, the library, the built command. */
const part = [
  'test/index.test.ts',
  'test/sqlite/open.test.ts',
  'test/sqlite/driver.test.ts',
  'test/cli/commands/serve/serve.test.ts',
]
/** What is the same if those are: it is tried on the version that the image has. */
const more = [
  'test/resources/note/routes.test.ts',
  'test/api/routes.test.ts',
  'test/sandbox/sandbox.test.ts',
  'test/admin/routes/sandboxes.test.ts',
]
const versionOfImage = '24'

const nodes = versions.map((version) => ({ version, node: fetchNode(version) }))
// One after another: each builds into the same folder. What is built is the same for all.
for (const { node } of nodes) await run(node, ['scripts/build.mjs'])
await Promise.all(nodes.map(prove))

async function prove({ version, node }) {
  const files = version === versionOfImage ? [...part, ...more] : part
  await run(node, ['scripts/test.mjs', '--reporter=terse', '--jobs=1', ...files])
  // Young objects are collected as often as possible: what goes wrong there aborts the process.
  await run(node, ['--expose-gc', '--max-semi-space-size=1', 'scripts/nodes-cycles.mjs'])
  console.log(`${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()} passed`)
}

/** The binary of a version, from the npm package that the package `node` installs for this machine. */
function fetchNode(version) {
  const name = `node-${platform === 'win32' ? 'win' : platform}-${arch}`
  const folder = `node_modules/.cache/ghl-mock/nodes/${version}`
  const node = `${folder}/node_modules/${name}/bin/node`
  if (!existsSync(node)) {
    const how = ['--no-save', '--no-package-lock', '--ignore-scripts', '--loglevel=error']
    execFileSync('npm', ['install', '--prefix', folder, ...how, `${name}@${version}`])
  }
  return node
}

async function run(node, args) {
  const [code, signal] = await once(spawn(node, args, { stdio: 'inherit' }), 'close')
  if (code === 0) return
  console.error(`${node} ${args.join(' ')} ended with ${signal ?? `exit code ${code}`}`)
  process.exit(1)
}
