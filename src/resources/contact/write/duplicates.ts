import type { Sandbox } from '../../../sandbox/sandbox.js'
import type { SandboxDatabase } from '../../../sqlite/database.js'
import { lazy } from '../../../sqlite/lazy.js'
import { textParameter } from '../../../sqlite/table.js'
import type { Row } from '../../resource.js'
import { subAccount } from '../../sub-account/sub-account.js'
import { contactName, lowerCase } from '../names.js'

export type Identifier = 'email' | 'phone'

/** How a sub-account treats two contacts with the same e-mail address or telephone number. */
export interface DuplicateSetting {
  allowed: boolean
  /** The order in which they are compared. */
  identifiers: readonly Identifier[]
}

/** The contact that a new one would double. */
export interface Duplicate {
  contactId: string
  matchingField: Identifier
  contactName: string
}

/** The setting of a sub-account; by default duplicates are not allowed, and e-mail comes before phone (OpenAPI). */
export function duplicateSetting({ database }: Sandbox, subAccountId: string): DuplicateSetting {
  return settingIn(database.find(subAccount, subAccountId) ?? {})
}

export const settingIn = ({
  allowDuplicateContact,
  contactUniqueIdentifiers,
}: Row): DuplicateSetting => ({
  allowed: allowDuplicateContact === true,
  // The schema of the field lists these two.
  identifiers: (contactUniqueIdentifiers as Identifier[] | undefined) ?? ['email', 'phone'],
})

const columns = { email: 'emailLowerCase', phone: 'phone' } as const

/** What two contacts have in common that are the same one, by the way in which they are compared. */
export const identityOf: Readonly<Record<Identifier, (contact: Row) => string | undefined>> = {
  email: ({ email }) => lowerCase(email),
  phone: ({ phone }) => (typeof phone === 'string' ? phone : undefined),
}

/** Whether two of some contacts have the same e-mail address or telephone number. */
export const areAlike = (contacts: readonly Row[]): boolean =>
  Object.values(identityOf).some((identify) => {
    const values = contacts.map(identify).filter(Boolean)
    return new Set(values).size < values.length
  })

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
