import type { Wire } from '../../lib/wire.js'
import type { SandboxDatabase } from '../../sqlite/database.js'
import { lazy } from '../../sqlite/lazy.js'
import { textParameter } from '../../sqlite/table.js'
import type { Contact } from '../contact/contact.js'

/** Reads of contacts. */
export function contactQueries({ connection }: SandboxDatabase) {
  const subAccountOf = lazy(() =>
    connection
      .prepare<[id: string], string>(
        `SELECT subAccountId FROM contacts WHERE id = ${textParameter}`,
      )
      .pluck(),
  )
  const find = lazy(() =>
    connection
      .prepare<[id: string, subAccountId: string], Wire<Contact>>(
        `SELECT json FROM contacts WHERE id = ${textParameter} AND subAccountId = ${textParameter}`,
      )
      .pluck(),
  )
  return {
    /** The contact, if it is the sub-account's. */
    find: (id: string, subAccountId: string): Wire<Contact> | undefined =>
      find().get(id, subAccountId),

    /** The sub-account that owns a contact. */
    subAccountOf: (id: string): string | undefined => subAccountOf().get(id),
  }
}
