import { createRequire } from 'node:module'
import type Sqlite from 'better-sqlite3'
import { Failure } from '../lib/failure.js'

type Driver = typeof Sqlite

const require = createRequire(import.meta.url)

/**
 * `better-sqlite3` 13 ships its binaries and needs Node-API 10 (Node 22.14): on older Nodes it crashes. Version 12 is
 * for those: on newer ones it aborts the process when a closed statement is collected.
 */
const wanted =
  Number(process.versions.napi) >= 10
    ? { name: 'better-sqlite3', install: 'npm install better-sqlite3@13' }
    : {
        name: 'better-sqlite3-12',
        install: 'npm install --save-dev better-sqlite3-12@npm:better-sqlite3@12',
      }

let driver: Driver | undefined

/**
 * SQLite for this version of Node. It is loaded when the first database is opened, because not every command and not
 * every use of the library opens one.
 *
 * @throws Failure `unavailable` that says which command installs or builds it
 */
export function sqlite(): Driver {
  driver ??= load()
  return driver
}

function load(): Driver {
  try {
    // A cast, because `require` gives any: both versions have the interface that the types describe.
    const loaded = require(wanted.name) as Driver
    // The binary is loaded with the first database, not with the package.
    new loaded(':memory:').close()
    return loaded
  } catch (error) {
    throw unavailable(error)
  }
}

function unavailable(cause: unknown): Failure {
  const { name, install } = wanted
  const installed = isInstalled(name)
  const reason = installed ? firstSentence(cause) : 'it is not installed'
  // --ignore-scripts=false: a project may have turned off the script that builds it.
  const command = installed ? `npm rebuild ${name} --ignore-scripts=false` : install
  return new Failure(
    'unavailable',
    `Cannot load SQLite for Node ${process.versions.node} from the package ${name}: ${reason}. Run: ${command}`,
    { cause },
  )
}

function isInstalled(name: string): boolean {
  try {
    require.resolve(name)
    return true
  } catch {
    return false
  }
}

/** A message without the paths that were tried and the require stack, which can fill a page. */
function firstSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/(?:\. |\nRequire stack).*/s, '').replaceAll('\n', ' ')
}
