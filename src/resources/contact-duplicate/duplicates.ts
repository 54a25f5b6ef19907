import { lowerCase } from '../contact/names.js'
import type { Row } from '../resource.js'

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

/** By default duplicates are not allowed, and e-mail comes before phone (OpenAPI). */
export const settingIn = ({
  allowDuplicateContact,
  contactUniqueIdentifiers,
}: Row): DuplicateSetting => ({
  allowed: allowDuplicateContact === true,
  // The schema of the field lists these two.
  identifiers: (contactUniqueIdentifiers as Identifier[] | undefined) ?? ['email', 'phone'],
})

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
