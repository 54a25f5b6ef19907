import type { SandboxDatabase } from '../../sqlite/database.js'
import { lazy } from '../../sqlite/lazy.js'
import { tableOf, textParameter } from '../../sqlite/table.js'
import { type CustomField, customField } from './custom-field.js'

/** Reads of custom fields. */
export function customFieldQueries({ connection }: SandboxDatabase) {
  const byKey = lazy(() =>
    connection.prepare<[subAccountId: string, key: string, key: string], object>(
      `SELECT * FROM customFields WHERE subAccountId = ${textParameter}
        AND fieldKey IN (${textParameter}, 'contact.' || ${textParameter}) ORDER BY seq LIMIT 1`,
    ),
  )
  const byId = lazy(() =>
    connection.prepare<[subAccountId: string, id: string], object>(
      `SELECT * FROM customFields WHERE subAccountId = ${textParameter} AND id = ${textParameter}`,
    ),
  )
  const toRow = (found: object | undefined) =>
    // The table's rows have the fields of the resource.
    found && (tableOf(customField).toRow({ ...found }) as CustomField)
  return {
    /** The custom field of a sub-account with an id. */
    byId: (subAccountId: string, id: string): CustomField | undefined =>
      toRow(byId().get(subAccountId, id)),

    /** The custom field of a sub-account with a key; `contact.` may be left out. */
    byKey: (subAccountId: string, key: string): CustomField | undefined =>
      toRow(byKey().get(subAccountId, key, key)),
  }
}
