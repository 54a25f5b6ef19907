import type { SandboxDatabase } from '../../sqlite/database.js'
import { lazy } from '../../sqlite/lazy.js'
import { textParameter } from '../../sqlite/table.js'

/** Reads of users. */
export function userQueries({ connection }: SandboxDatabase) {
  const lacks = lazy(() => {
    const users = `SELECT 1 FROM users WHERE subAccountId = ${textParameter}`
    return connection
      .prepare<[subAccountId: string, of: string, id: string], number>(
        `SELECT EXISTS (${users}) AND NOT EXISTS (${users} AND id = ${textParameter})`,
      )
      .pluck()
  })
  return {
    /** Whether a sub-account has users, and not this one. */
    lacks: (subAccountId: string, id: string): boolean =>
      lacks().get(subAccountId, subAccountId, id) === 1,
  }
}
