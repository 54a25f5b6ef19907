// Compiles better-sqlite3 12 for the Nodes that need it (src/sqlite/driver.ts), once. .npmrc turns install scripts off,
// so that `npm ci` compiles nothing on the others: npm before version 12 runs node-gyp for every package of a lock file
// that has a binding.gyp, also for version 13, which brings its binaries along (npm/cli#3341).
import { execSync } from 'node:child_process'
import { createRequire } from 'node:module'

const name = 'better-sqlite3-12'

if (Number(process.versions.napi) < 10 && !loads()) {
  console.error(`Compiling SQLite for Node ${process.versions.node}, once: it takes minutes.`)
  execSync(`npm rebuild ${name} --ignore-scripts=false --loglevel=error`, {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

function loads() {
  try {
    const Sqlite = createRequire(import.meta.url)(name)
    new Sqlite(':memory:').close()
    return true
  } catch {
    return false
  }
}
