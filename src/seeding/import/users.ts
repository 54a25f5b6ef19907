import { keyOf } from '../../resources/custom-field/key.js'
import type { Pseudonyms } from '../record/pseudonyms.js'
import type { SeedEntry } from '../walk.js'

/** An id, as answers of the API have it; an export names the user of a contact instead. */
const isId = (text: string): boolean => /^(?=.*\d)[\w-]+$/.test(text)

/** The id of a user whom an export names. */
export const userId = (named: string): string =>
  isId(named) ? named : `user-${keyOf(named).replaceAll('_', '-') || 'unnamed'}`

/** The users whom the contacts of an export are assigned to; none where there are only ids. */
export function usersNamed(names: readonly string[], pseudonyms: Pseudonyms | undefined) {
  const users = new Map<string, SeedEntry>()
  if (names.every(isId)) return []
  for (const named of names) {
    const id = userId(named)
    const [firstName = '', ...rest] = named.split(/\s+/)
    const name = { firstName, ...(rest.length > 0 && { lastName: rest.join(' ') }) }
    const own = isId(named) ? {} : named.includes('@') ? { email: named } : name
    users.set(id, { id: pseudonyms?.user(id) ?? id, ...own, ...pseudonyms?.contact(own) })
  }
  return [...users.values()]
}
