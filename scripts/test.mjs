// Bundles the tests and runs them, the files of a folder in one process:
//   npm test -- [--reporter=tap] [--jobs=2] [--grep=/pattern/] [--timeout=600] [--coverage] [file or folder ...]
// The command line of tap would load TypeScript in every file, and its own module hooks in every process that a test
// starts. It takes twice as long, and what users run has no such hooks.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join, normalize, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { rolldown } from 'rolldown'

// Before tap is loaded, which adds to it.
const { NODE_OPTIONS = '' } = process.env
const { default: t } = await import('tap')

const { flags, files } = readArguments()
const processes = divide()
// Named after this process: another run may be under way.
const outdir = join('node_modules/.cache/ghl-mock', `test-${process.pid}`)
process.on('exit', () => rmSync(outdir, { recursive: true, force: true }))
await bundle()

// A process may take some minutes, the run as long as it needs.
t.setTimeout(0)
const timeout = Number(flags.timeout)
const env = {
  ...process.env,
  TAP_TIMEOUT: `${timeout}`,
  ...(flags.coverage && { NODE_V8_COVERAGE: join(outdir, 'coverage') }),
}
t.jobs = Number(flags.jobs)
t.plan(processes.size)
if (flags.reporter !== 'tap') {
  const { report } = await import('@tapjs/reporter')
  await report(flags.reporter, t, { get: () => undefined })
}
const compiled = (name) => join(outdir, `${name.replace(/\.ts$/, '')}.js`)
// tap reports nothing but the name of a process that it ends, here of a folder.
t.on('subtestStart', (process) => {
  const begun = `${compiled(process.name)}.begun`
  const timer = setTimeout(() => {
    if (existsSync(begun)) console.error(`${readFileSync(begun, 'utf8')} does not end`)
  }, timeout * 900)
  process.on('end', () => clearTimeout(timer))
})
for (const [name, { length }] of processes) {
  // It has a pattern for each level of subtests, the first of which are the files of a shared process.
  const TAP_GREP = length > 1 ? `/^/\n${flags.grep}` : flags.grep
  // t.spawn puts tap's module hooks into NODE_OPTIONS; env(1) puts back what was there.
  t.spawn(
    'env',
    [`NODE_OPTIONS=${NODE_OPTIONS}`, process.execPath, '--enable-source-maps', compiled(name)],
    {
      name,
      env: { ...env, ...(flags.grep && { TAP_GREP }) },
      timeout: timeout * 1000,
      buffered: t.jobs > 1,
    },
  )
}

if (flags.coverage) t.on('end', () => reportCoverage())

/** The least part of the lines of src/ that the tests run, in percent. */
const floor = 95

/** Prints what the tests have run of src/, and fails below the floor. */
async function reportCoverage() {
  const { CoverageReport } = await import('monocart-coverage-reports')
  const report = new CoverageReport({
    name: 'src',
    outputDir: 'node_modules/.cache/ghl-mock/coverage',
    reports: ['console-summary', 'lcovonly'],
    logging: 'error',
    entryFilter: ({ url }) => url.includes(outdir),
    sourceFilter: (path) => /(?:^|\/)src\//.test(path) && !path.includes('node_modules'),
  })
  const folder = join(outdir, 'coverage')
  // A process that is killed leaves half a file.
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (!readFileSync(path, 'latin1').endsWith('}')) rmSync(path)
  }
  await report.addFromDir(folder)
  const { summary } = await report.generate()
  if (summary.lines.pct >= floor || files.length < 100) return
  console.error(`The tests run ${summary.lines.pct} % of the lines of src/, expected ${floor} %.`)
  process.exitCode = 1
}

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      reporter: { type: 'string', default: process.stdout.isTTY ? 'base' : 'tap' },
      // One more than there are processors: a third of the time a test waits for another process.
      jobs: { type: 'string', default: `${availableParallelism() + 1}` },
      grep: { type: 'string' },
      timeout: { type: 'string', default: '600' },
      coverage: { type: 'boolean', default: false },
    },
  })
  const all = readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => join('test', name))
    .sort()
  const chosen = positionals.flatMap((path) => {
    const place = normalize(path)
    const folder = place.endsWith(sep) ? place : place + sep
    const found = all.filter((file) => file === place || file.startsWith(folder))
    if (found.length === 0) refuse(`${path}: found no test there, expected a path like ${all[0]}`)
    return found
  })
  return { flags: values, files: positionals.length ? [...new Set(chosen)] : all }
}

/**
 * The files of each process, by its name. Loading the library, and running it until it is compiled well, takes longer
 * than most files, so those of a folder share a process; those of the page share a browser, too. The tests of the
 * command wait for other processes most of the time. They run one by one beside the two folders that take longest.
 */
function divide() {
  const apart = /^test.(?:cli\b|[^/\\]+$)/
  const folder = (path) => (apart.test(path) ? path : path.split(sep, 2).join(sep))
  const first = ['ui', 'seeding', 'cli']
  const rank = ([path, ...more]) => {
    const place = first.indexOf(path.split(sep)[1])
    if (place >= 0) return 2000 - place
    // Those of test/ itself pack, install and build.
    return dirname(path) === 'test' ? 1000 : more.length
  }
  const together = files.map(folder).map((name) => files.filter((path) => folder(path) === name))
  return new Map(
    together
      .map((paths) => [paths.length > 1 ? folder(paths[0]) : paths[0], paths])
      .sort(([, a], [, b]) => rank(b) - rank(a)),
  )
}

function refuse(message) {
  console.error(message)
  process.exit(2)
}

async function bundle() {
  /** What a module finds by its own place, it finds from the bundle too. */
  const keepPlaces = {
    name: 'keep-places',
    transform: (code, path) =>
      code.includes('import.meta.url')
        ? code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        : undefined,
  }
  /** The tests are JavaScript by then, and what tap's plugin for TypeScript does on Node 26 is to hide warnings. */
  const leaveOutTypeScript = {
    name: 'leave-out-typescript',
    load: (path) =>
      /@tapjs.typescript.dist.esm.index\.js$/.test(path)
        ? 'export const plugin = () => ({}), config = {}'
        : undefined,
  }
  /** Node reads a map as soon as it loads the file, and a stack needs the lines of src/ and test/ only. */
  const leaveOutMaps = {
    name: 'leave-out-maps',
    transform: (code, path) =>
      /[/\\]node_modules[/\\]|^t-of-file$/.test(path) ? { code, map: { mappings: '' } } : undefined,
  }
  /** In a shared process, the `t` that a file imports is a subtest with the name of the file. */
  const shareProcesses = {
    name: 'share-processes',
    resolveId(source, importer) {
      if (source === 'tap' && importer?.endsWith('.test.ts')) return 't-of-file'
      if (source === 't-of-file' || source.startsWith('process:')) return source
    },
    load(id) {
      if (id === 't-of-file')
        return `import { writeFileSync } from 'node:fs'
import tap from 'tap'
let t = tap
export { t as default }
export const run = (name, load) => tap.test(name, (subtest) => {
  t = subtest
  writeFileSync(process.argv[1] + '.begun', name)
  return load()
})`
      if (!id.startsWith('process:')) return
      const runs = processes.get(id.slice('process:'.length)).map((path) => {
        const [name, module] = [path, resolve(path)].map((text) => JSON.stringify(text))
        return `run(${name}, () => import(${module}))`
      })
      return ["import { run } from 't-of-file'", ...runs].join('\n')
    },
  }
  const inputs = [...processes].map(([name, paths]) => [
    name.replace(/\.ts$/, ''),
    paths.length > 1 ? `process:${name}` : paths[0],
  ])
  const bundled = await rolldown({
    input: Object.fromEntries(inputs),
    platform: 'node',
    // Packages too: tap and Fastify are hundreds of files, which every process would look for and read one by one.
    external:
      /^(?:better-sqlite3|better-sqlite3-12|rolldown|pino|playwright-core|typescript|@gohighlevel\/api-client)$/,
    // As in the build of the command. Each use of a name of the other build of yaml would be a call of a getter.
    resolve: { alias: { yaml: resolve('node_modules/yaml/browser/index.js') } },
    transform: { target: 'node20' },
    plugins: [shareProcesses, leaveOutTypeScript, leaveOutMaps, keepPlaces],
    logLevel: 'silent',
  })
  await bundled.write({
    dir: outdir,
    chunkFileNames: 'chunks/[hash].js',
    // CommonJS packages ask for Node's own modules by require.
    banner: `import { createRequire as requireIn } from 'node:module'
globalThis.require ??= requireIn(${JSON.stringify(pathToFileURL('test').href)})`,
    sourcemap: true,
  })
  await bundled.close()
}
