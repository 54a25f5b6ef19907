import type { Sandbox } from '../../sandbox/sandbox.js'
import type { SandboxDatabase } from '../../sqlite/database.js'
import { lazy } from '../../sqlite/lazy.js'
import { textParameter } from '../../sqlite/table.js'
import { contactName } from '../contact/names.js'
import type { Row } from '../resource.js'
import { subAccount } from '../sub-account/sub-account.js'
import {
  type Duplicate,
  type DuplicateSetting,
  type Identifier,
  identityOf,
  settingIn,
} from './duplicates.js'

/** The setting of a sub-account. */
export function duplicateSetting({ database }: Sandbox, subAccountId: string): DuplicateSetting {
  return settingIn(database.find(subAccount, subAccountId) ?? {})
}

const columns = { email: 'emailLowerCase', phone: 'phone' } as const

/**
 * Reads of contacts by what identifies them. The one that was written first is found first (assumed). The + keeps SQLite
 * from walking all contacts in that order.
 */
export function duplicateQueries({ connection }: SandboxDatabase) {
  const by = (column: string) =>
    lazy(() =>
      connection.prepare<[subAccountId: string, value: string, except: string], Row>(
        `SELECT id, firstName, lastName, name FROM contacts
          WHERE subAccountId = ${textParameter} AND ${column} = ${textParameter} AND id <> ? ORDER BY +seq LIMIT 1`,
      ),
    )
  const queries = { email: by(columns.email), phone: by(columns.phone) }
  return {
    /**
     * The contact that has one of the values, looked for in the order of `identifiers`.
     *
     * @param except the id of a contact that is not looked at
     */
    find(
      subAccountId: string,
      contact: Row,
      identifiers: readonly Identifier[],
      except = '',
    ): Duplicate | undefined {
      for (const matchingField of identifiers) {
        const value = identityOf[matchingField](contact)
        const found = value ? queries[matchingField]().get(subAccountId, value, except) : undefined
        if (found) {
          const name = found.name ?? contactName(found) ?? ''
          return { contactId: String(found.id), matchingField, contactName: String(name) }
        }
      }
      return undefined
    },
  }
}
