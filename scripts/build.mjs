// Writes what runs into dist/: the command and the library as ES modules that share chunks, so that a start reads
// only what serving needs; and the library as CommonJS, for require() and for Jest, which loads no ES modules.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const dist = 'dist'

/**
 * Packages that Fastify requires when it is asked to compile schemas (src/app.ts passes other compilers), to answer
 * injected requests or to log by itself. They would be half of what a start reads, and ghl-mock never asks for them.
 */
const onDemand =
  /^(?:@fastify\/ajv-compiler|@fastify\/fast-json-stringify-compiler|light-my-request|pino)$/
const leaveOnDemand = {
  name: 'leave-on-demand',
  setup({ onResolve }) {
    onResolve({ filter: onDemand }, ({ path, importer }) =>
      importer.includes('/node_modules/fastify/') ? { path, external: true } : undefined,
    )
  },
}

/**
 * An `import` of a module of Node evaluates all of its exports: those of node:http load WebSocket and with it all of
 * fetch, those of node:util load what assertions print. `require` evaluates what is used.
 */
const requireBuiltins = {
  name: 'require-builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:/ }, ({ path, kind }) =>
      kind === 'import-statement'
        ? { path: path.slice('node:'.length), namespace: 'node' }
        : undefined,
    )
    onLoad({ filter: /./, namespace: 'node' }, ({ path }) => ({
      contents: `module.exports = require('${path}')`,
    }))
  },
}

const options = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  outdir: dist,
  write: false,
  // Timers and the clock of load time, which fake timers do not replace.
  inject: ['src/lib/load-time.ts'],
  metafile: true,
  // Optional; SQLite is loaded at run time as well (src/sqlite/driver.ts).
  external: ['@faker-js/faker'],
  plugins: [leaveOnDemand, requireBuiltins],
  // Names stay as they are and lines short, for stack traces.
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 120,
  legalComments: 'none',
  logLevel: 'warning',
}
const modules = await build({
  ...options,
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  format: 'esm',
  splitting: true,
  // For the packages that are CommonJS.
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
  },
})
const commonJs = await build({
  ...options,
  entryPoints: ['src/index.ts'],
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  // Jest has no import().
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': 'moduleUrl' },
  banner: { js: "const moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
})

mkdirSync(dist, { recursive: true })
put('quickstart.json', JSON.stringify(await prepare('fixtures/quickstart.yaml')))
// Which sources are in which chunk; it is not in the package.
put('metafile.json', JSON.stringify(modules.metafile))
put('THIRD-PARTY-LICENSES.txt', notices(packagesIn(modules.metafile.inputs)))
// The entry points last, when the chunks that they name are there.
const isEntry = ({ path }) => ['cli.js', 'index.js'].includes(basename(path))
const outputs = [...commonJs.outputFiles, ...modules.outputFiles].sort(
  (a, b) => isEntry(a) - isEntry(b),
)
for (const { path, contents } of outputs) {
  put(basename(path), contents, basename(path) === 'cli.js' ? 0o755 : 0o644)
}
removeOld(outputs.map(({ path }) => basename(path)))

/** Replaces a file in one step: a mock may start from dist/ meanwhile, or another build may write the same. */
function put(name, contents, mode = 0o644) {
  const beside = join(dist, `.${process.pid}-${name}`)
  writeFileSync(beside, contents, { mode })
  renameSync(beside, join(dist, name))
}

/**
 * Removes the chunks of earlier builds, whose names carry the hash of what is in them. A mock that still runs from
 * one of these builds loads more of them later, so they stay for a day. `--clean` removes everything at once.
 */
function removeOld(current) {
  const clean = process.argv.includes('--clean')
  const kept = new Set([...current, 'metafile.json', 'quickstart.json', 'THIRD-PARTY-LICENSES.txt'])
  const dayAgo = Date.now() - 86_400_000
  for (const name of readdirSync(dist)) {
    if (kept.has(name)) continue
    const path = join(dist, name)
    const isOldChunk = () =>
      /-[A-Z0-9]{8}\.js$/.test(name) &&
      (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < dayAgo
    if (clean || isOldChunk()) rmSync(path, { recursive: true, force: true })
  }
}

/** A fixture as the mock itself reads it, and the text it was read from: a start needs no YAML. */
async function prepare(file) {
  const { outputFiles } = await build({
    entryPoints: ['src/seeding/load.ts'],
    outdir: dist,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
  })
  const path = resolve(dist, `.${process.pid}-load.mjs`)
  writeFileSync(path, outputFiles[0].contents)
  try {
    const { loadFixtures } = await import(pathToFileURL(path))
    return { text: readFileSync(file, 'utf8'), seed: loadFixtures([file]).seed }
  } finally {
    rmSync(path)
  }
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
