// Writes what runs into dist/: all of it bundled into main.cjs, and for a start that compiles nothing the code that
// V8 makes of it; cli.js and index.js, which load it.
// better-sqlite3 stays outside: it loads a native library from beside itself.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, transform } from 'esbuild'

/**
 * What Fastify can do and is never asked to do here: compile Ajv schemas, speak TLS or HTTP/2, log, believe a
 * proxy, judge the versions of plugins, answer injected requests. It is a third of what would be read at each start.
 */
const unused =
  /^(?:@fastify\/(?:ajv-compiler|fast-json-stringify-compiler|proxy-addr)|light-my-request|semver|node:https|node:http2|\.\/logger-pino\.js)$/

const leaveOutUnused = {
  name: 'leave-out-unused',
  setup(build) {
    build.onResolve({ filter: unused }, ({ path, importer }) =>
      importer.includes('node_modules/fastify/') ? { path, namespace: 'unused' } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({
      contents: `const fail = () => { throw new Error('ghl-mock is built without ${path}') }
        module.exports = new Proxy(fail, { get: fail })`,
    }))
  },
}

/**
 * On Node 20 every object that is written with a spread in it has a shape of its own. The state of the YAML parser is,
 * and of a fixture that is read in thousands of parts (src/fixtures/parts.ts) every one would take four times as long.
 */
const shapeParserState = {
  name: 'shape-parser-state',
  setup(build) {
    build.onLoad({ filter: /node_modules\/js-yaml\// }, async ({ path }) => {
      const supported = { 'object-rest-spread': false }
      const { code } = await transform(await readFile(path, 'utf8'), { supported })
      return { contents: code }
    })
  },
}

await rm('dist', { recursive: true, force: true })
const { metafile } = await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.cjs',
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  external: ['better-sqlite3'],
  plugins: [leaveOutUnused, shapeParserState],
  // A function, as Node makes one of each CommonJS file: src/load.ts calls it.
  banner: {
    js: `(function (exports, require, module, __filename) {
const address = require('node:url').pathToFileURL(__filename).href;`,
  },
  footer: { js: '})' },
  define: { 'import.meta.url': 'address' },
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
})
// It is read as Latin-1, half of the memory that any other letter would make of it; regular expressions keep theirs.
const foreign = /.*[^\0-\x7f].*/.exec(readFileSync('dist/main.cjs', 'latin1'))
if (foreign) throw new Error(`write the letters beyond ASCII as \\u escapes: ${foreign[0]}`)
await build({ entryPoints: ['src/load.ts'], outdir: 'dist', format: 'esm', target: 'node20' })
const load = "import { main } from './load.js'"
await writeFile('dist/index.js', `${load}\nexport const { startGhlMock, connectGhlMock } = main\n`)
await writeFile('dist/cli.js', `#!/usr/bin/env node\n${load}\nmain.commandLine()\n`, {
  mode: 0o755,
})
await writeFile('dist/quickstart.json', JSON.stringify(await prepare('fixtures/quickstart.yaml')))
await writeFile('dist/THIRD-PARTY-LICENSES.txt', notices(packagesIn(metafile.inputs)))

try {
  execFileSync(process.execPath, ['scripts/compile.mjs'], {
    // Nobody's options but its own.
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
} catch (error) {
  // What it may have kept until then is sealed, or not used. Without it a start takes longer, and nothing else.
  console.warn(`Keeping compiled code: ${error.message} (signal ${error.signal}).`)
}

/** A fixture as the mock itself reads it, and the text it was read from. */
async function prepare(file) {
  const outfile = 'node_modules/.cache/ghl-mock/load.mjs'
  const entryPoints = ['src/fixtures/load.ts']
  await build({
    entryPoints,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  })
  const { loadFixtures } = await import(pathToFileURL(outfile))
  return { text: readFileSync(file, 'utf8'), seed: loadFixtures([file]).seed }
}

/** The folders of the packages that were bundled. */
function packagesIn(inputs) {
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/
  return [...new Set(Object.keys(inputs).flatMap((path) => folder.exec(path)?.[0] ?? []))].sort()
}

/** Their licences ask to be passed on with copies of the code. */
function notices(folders) {
  const texts = folders.map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    )
    const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
    const text = file ? readFileSync(join(folder, file), 'utf8') : ''
    return `${name} ${version} (${license})\n\n${text.trim()}\n`
  })
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}
