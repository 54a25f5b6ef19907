import type { SandboxDatabase } from '../../sqlite/database.js'
import { lazy } from '../../sqlite/lazy.js'
import { textParameter } from '../../sqlite/table.js'

/** Reads of users. */
export function userQueries({ connection }: SandboxDatabase) {
  const exists = lazy(() =>
    connection
      .prepare<[subAccountId: string, id: string], number>(
        `SELECT 1 FROM users WHERE subAccountId = ${textParameter} AND id = ${textParameter}`,
      )
      .pluck(),
  )
  return {
    /** Whether a sub-account has the user. */
    exists: (subAccountId: string, id: string): boolean =>
      exists().get(subAccountId, id) !== undefined,
  }
}
