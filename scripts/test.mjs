// Bundles the tests and runs each file in a process of its own:
//   npm test -- [--reporter=tap] [--jobs=2] [--grep=/pattern/] [--coverage] [file or folder ...]
// The command line of tap would load TypeScript in every file, and its own module hooks in every process that a test
// starts. It takes twice as long, and what users run has no such hooks.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, normalize, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { rolldown } from 'rolldown'

// Before tap is loaded, which adds to it.
const { NODE_OPTIONS = '' } = process.env
const { default: t } = await import('tap')

const { flags, files } = readArguments()
// Named after this process: another run may be under way.
const outdir = join('node_modules/.cache/ghl-mock', `test-${process.pid}`)
process.on('exit', () => rmSync(outdir, { recursive: true, force: true }))
await bundle()

// A file may take five minutes, the run as long as it needs.
t.setTimeout(0)
const timeout = 300
const env = {
  ...process.env,
  TAP_TIMEOUT: `${timeout}`,
  ...(flags.grep && { TAP_GREP: flags.grep }),
  ...(flags.coverage && { NODE_V8_COVERAGE: join(outdir, 'coverage') }),
}
t.jobs = Number(flags.jobs)
t.plan(files.length)
if (flags.reporter !== 'tap') {
  const { report } = await import('@tapjs/reporter')
  await report(flags.reporter, t, { get: () => undefined })
}
for (const name of files) {
  const compiled = join(outdir, name.replace(/\.ts$/, '.js'))
  // t.spawn puts tap's module hooks into NODE_OPTIONS; env(1) puts back what was there.
  t.spawn(
    'env',
    [`NODE_OPTIONS=${NODE_OPTIONS}`, process.execPath, '--enable-source-maps', compiled],
    {
      name,
      env,
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
      path.includes('node_modules') ? { code, map: { mappings: '' } } : undefined,
  }
  const bundled = await rolldown({
    input: Object.fromEntries(files.map((path) => [path.replace(/\.ts$/, ''), path])),
    platform: 'node',
    // Packages too: tap and Fastify are hundreds of files, which every process would look for and read one by one.
    external:
      /^(?:better-sqlite3|better-sqlite3-12|rolldown|pino|playwright-core|typescript|@gohighlevel\/api-client)$/,
    transform: { target: 'node20' },
    plugins: [leaveOutTypeScript, leaveOutMaps, keepPlaces],
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
