// Writes what runs into dist/: the command and the library as CommonJS in chunks that they share, so that a start reads
// only what serving needs, and import, require() and Jest load the same library. What `--require ghl-mock/register`
// loads into every process is a small file of its own.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { rolldown } from 'rolldown'
import { importSource } from './import-source.mjs'
import { inLines } from './in-lines.mjs'
import { fewTypes, loadLess } from './load-less.mjs'
import { buildPage } from './ui.mjs'
import { withoutArrows } from './without-arrows.mjs'

const dist = 'dist'

/**
 * Packages that Fastify requires when it is asked to compile schemas (src/app.ts passes other compilers), to answer
 * injected requests or to log by itself. They would be half of what a start reads, and ghl-mock never asks for them.
 */
const leftOut =
  /^(?:@fastify\/ajv-compiler|@fastify\/fast-json-stringify-compiler|light-my-request|pino)$/

/** Packages that few runs need, and that are required when they are: they are files of their own. */
const apart = new Map([
  ['libphonenumber-js/min', 'phone'],
  ['pino', 'pino'],
  ['prom-client', 'prom-client'],
  ['semver', 'semver'],
])
const packagesApart = {
  name: 'packages-apart',
  resolveId: (source, importer) =>
    apart.has(source) && importer && !importer.includes('node_modules')
      ? { id: `./${apart.get(source)}.js`, external: true }
      : undefined,
}

/**
 * The files that a start reads. Left to itself a bundler makes one for each set of modules that the same entry points
 * use, some forty, and each takes about a millisecond. `serve` is what only a server needs, `command` the rest.
 */
const chunkOf = new Map()
const groupChunks = {
  name: 'group-chunks',
  buildEnd() {
    const ids = [...this.getModuleIds()]
    /** The modules whose names end so, and all that they import. */
    const closure = (pattern) => {
      const reached = new Set(ids.filter((id) => pattern.test(id)))
      for (const id of reached) {
        for (const imported of this.getModuleInfo(id)?.importedIds ?? []) reached.add(imported)
      }
      return reached
    }
    const command = closure(/\/src\/cli\/run\.ts$/)
    const others = closure(/\/src\/(?:cli\/commands\/\w+|seeding\/load|index)\.ts$/)
    const serve = closure(
      /\/src\/(?:cli\/commands\/serve\/serve|client\/start-mock|seeding\/default)\.ts$/,
    )
    for (const id of serve) chunkOf.set(id, others.has(id) ? 'command' : 'serve')
    for (const id of command) chunkOf.set(id, 'command')
  },
}

// Timers and the clock of load time, which fake timers do not replace.
const loadTime = resolve('src/lib/load-time.ts')
const inject = Object.fromEntries(
  [
    'clearImmediate',
    'clearInterval',
    'clearTimeout',
    'Date',
    'performance',
    'process.nextTick',
    'queueMicrotask',
    'setImmediate',
    'setInterval',
    'setTimeout',
  ].map((name) => [name, [loadTime, name.replace('.', '_')]]),
)

const inputOptions = {
  platform: 'node',
  external: (id, importer) =>
    /^(?:@faker-js\/faker|better-sqlite3(?:-12)?)$/.test(id) ||
    (leftOut.test(id) && importer?.includes('/node_modules/fastify/')),
  plugins: [loadLess, fewTypes, packagesApart],
  resolve: {
    alias: {
      // For its clock, which is all that is used of it.
      'node:perf_hooks': loadTime,
      // The build of yaml for Node reads process.env, which is slow, with each word of a text.
      yaml: resolve('node_modules/yaml/browser/index.js'),
    },
    // Of ES modules what is not used is left out.
    mainFields: ['module', 'main'],
  },
  transform: { target: 'node20', inject },
  logLevel: 'warn',
  checks: { ineffectiveDynamicImport: false },
}
const outputOptions = {
  dir: dist,
  format: 'cjs',
  exports: 'named',
  entryFileNames: '[name].js',
  chunkFileNames: '[name]-[hash:8].js',
  dynamicImportInCjs: false, // Jest has no import()
  charset: 'ascii', // V8 keeps any other text in twice the memory
  comments: false,
  // Without the names of functions: Node 20 has no compile cache, and starts sooner with a shorter text.
  minify: true,
}

const packages = []
for (const [source, name] of apart) {
  const input = { [name]: source }
  packages.push(...(await generate({ ...inputOptions, input }, { codeSplitting: false })))
}
const modules = await generate(
  {
    ...inputOptions,
    input: { cli: 'src/cli.ts', index: 'src/index.ts' },
    plugins: [...inputOptions.plugins, groupChunks],
  },
  { codeSplitting: { groups: [{ name: (id) => chunkOf.get(id) ?? null, debugName: 'start' }] } },
)
const besideLibrary = {
  name: 'beside-library',
  resolveId: (source) => (source === './index.js' ? { id: source, external: true } : undefined),
}
// By its name it is CommonJS wherever it is copied to, without a package.json.
const register = await generate(
  { platform: 'node', input: { register: 'src/register.ts' }, plugins: [besideLibrary] },
  { entryFileNames: '[name].cjs' },
)

mkdirSync(dist, { recursive: true })
const page = await buildPage(dist)
put('quickstart.json', JSON.stringify(await prepare('fixtures/quickstart.yaml')))
// Which sources are in which file, for the tests; it is not in the package.
put(
  'chunks.json',
  JSON.stringify(
    [...packages, ...modules].map(({ fileName, imports, moduleIds }) => ({
      fileName,
      imports,
      moduleIds,
    })),
  ),
)
put('THIRD-PARTY-LICENSES.txt', notices(packagesIn([...packages, ...modules, ...page])))
// The sources are ES modules.
put('package.json', '{"type":"commonjs"}\n')
// The entry points last, when the chunks that they name are there.
const chunks = [...packages, ...modules.filter(({ isEntry }) => !isEntry)]
const entries = [...register, ...modules.filter(({ isEntry }) => isEntry)]
const outputs = [
  ...chunks.map(({ fileName, code }) => ({ fileName, code: once(code, fileName) })),
  ...entries,
]
for (const { fileName, code } of outputs) put(fileName, code, fileName === 'cli.js' ? 0o755 : 0o644)
removeOld(outputs.map(({ fileName }) => fileName))

async function generate(input, output) {
  const bundle = await rolldown(input)
  const { output: chunks } = await bundle.generate({ ...outputOptions, ...output })
  await bundle.close()
  return chunks
}

/**
 * Code that runs once for each global object, however often it is required. Jest forgets modules between tests
 * (`resetModules`), and a mock that loads a chunk after that would have its classes, stores and timers twice.
 */
function once(code, fileName) {
  const loaded = 'globalThis[Symbol.for("ghl-mock.loaded")]'
  // Not __filename, which is the same for all chunks that a bundler has put into one file.
  const file = `__dirname+"/${fileName}"`
  return `"use strict";module.exports=(${loaded}??={})[${file}]??=(function(){${inLines(withoutArrows(code.trimEnd()))}\nreturn module.exports})();\n`
}

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
  const kept = new Set([
    ...current,
    'chunks.json',
    'quickstart.json',
    'THIRD-PARTY-LICENSES.txt',
    'package.json',
    'ui',
  ])
  const dayAgo = Date.now() - 86_400_000
  for (const name of readdirSync(dist)) {
    if (kept.has(name)) continue
    const path = join(dist, name)
    const isOldChunk = () =>
      /-[\w-]{8}\.js$/.test(name) &&
      (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < dayAgo
    if (clean || isOldChunk()) rmSync(path, { recursive: true, force: true })
  }
}

/** A fixture as the mock itself reads it, and the text it was read from: a start needs no YAML. */
async function prepare(file) {
  const { loadFixtures } = await importSource('src/seeding/load.ts')
  return { text: readFileSync(file, 'utf8'), seed: loadFixtures([file]).seed }
}

/** The folders of the packages that were bundled. */
function packagesIn(chunks) {
  const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/
  const ids = chunks.flatMap(({ moduleIds }) => moduleIds)
  return [...new Set(ids.flatMap((id) => folder.exec(id)?.[0] ?? []))].sort()
}

/** Their licences ask to be passed on with copies of the code. Packages with the same one share its text. */
function notices(folders) {
  const texts = new Map()
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    )
    const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name))
    const lines = file ? readFileSync(join(folder, file), 'utf8').trim().split('\n') : []
    const isOwner = (line) => /^\s*(?:copyright|\(c\))/i.test(line)
    const text = lines.filter((line) => !isOwner(line)).join('\n')
    const same = text.replace(/\s+/g, ' ')
    const { packages } = texts.get(same) ?? { packages: [] }
    const owners = lines.filter(isOwner).map((line) => `  ${line.trim()}`)
    texts.set(same, {
      text,
      packages: [...packages, `${name} ${version} (${license})`, ...owners],
    })
  }
  return [...texts.values()]
    .map(({ text, packages }) => `${packages.join('\n')}\n\n${text.trim()}\n`)
    .join(`\n${'-'.repeat(80)}\n\n`)
}
