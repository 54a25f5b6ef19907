import { databaseProblem, unusableWords } from '../lib/database-problem.js'
import type { Log } from '../lib/log.js'
import type { SandboxDatabase } from '../sqlite/database.js'
import type { Sandbox } from './sandbox.js'

/** What was logged of each database, and how often it had been written to. */
const lastLogged = new WeakMap<SandboxDatabase, { why: string; writes: number }>()

/** Logs why a database cannot be used: once, until it has been written to again. */
export function logProblem(log: Log | undefined, why: string, sandbox: Sandbox | undefined): void {
  if (sandbox) {
    const { database } = sandbox
    const writes = database.versions.total
    const last = lastLogged.get(database)
    if (last?.why === why && last.writes === writes) return
    lastLogged.set(database, { why, writes })
  }
  log?.error({}, unusableWords(why))
}

/** Why the file of a sandbox's database cannot be used; undefined when it is in its place, or when there is none. */
export function problemOf({ database }: Sandbox): string | undefined {
  try {
    database.assertInPlace()
    return undefined
  } catch (error) {
    const why = databaseProblem(error)
    if (why === undefined) throw error
    return unusableWords(why)
  }
}
