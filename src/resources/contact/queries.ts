import type { SandboxDatabase } from '../../sqlite/database.js'
import { lazy } from '../../sqlite/lazy.js'
import { textParameter } from '../../sqlite/table.js'

/** Reads of contacts. */
export function contactQueries({ connection }: SandboxDatabase) {
  const subAccountOf = lazy(() =>
    connection
      .prepare<[id: string], string>(
        `SELECT subAccountId FROM contacts WHERE id = ${textParameter}`,
      )
      .pluck(),
  )
  return {
    /** The sub-account that owns a contact. */
    subAccountOf: (id: string): string | undefined => subAccountOf().get(id),
  }
}
