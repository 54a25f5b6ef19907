import type { Contact } from '../types.js'

type Named = Pick<Contact, 'id' | 'name' | 'firstName' | 'lastName' | 'email' | 'phone'>

/** What a contact is called, by whatever is known of it. */
export function titleOf({ id, name, firstName, lastName, email, phone }: Named): string {
  const full = [firstName, lastName].filter(Boolean).join(' ')
  return name || full || email || phone || id
}
