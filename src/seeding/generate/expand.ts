import type { Read } from '../parse/document.js'
import { unreadable } from '../parse/source.js'
import type { Path, Seed, SeedContact } from '../seed.js'
import { CannotGenerate } from './faker.js'
import { generateContacts, generateNotes } from './generate.js'

/**
 * Replaces each `generate:` of a seed by the generated contacts and notes.
 *
 * @throws Unreadable when faker or its locale cannot be loaded
 */
export function expand({ seed, document }: Read): Seed {
  const generateAt = <T>(path: Path, generate: () => T): T => {
    try {
      return generate()
    } catch (error) {
      if (!(error instanceof CannotGenerate)) throw error
      throw unreadable(document.place([...path, 'generate'], 'key'), error.message)
    }
  }
  const subAccounts = seed.subAccounts.map((subAccount, s) => {
    const { generate, contacts = [], ...rest } = subAccount
    if (!generate && !contacts.some((contact) => contact.generate)) return subAccount
    const path = ['subAccounts', s]
    const generated = generate ? generateAt(path, () => generateContacts(generate)) : []
    const written = contacts.map((contact, c) =>
      generateAt([...path, 'contacts', c], () => expandContact(contact, c)),
    )
    return { ...rest, contacts: [...written, ...generated] }
  })
  return { ...seed, subAccounts }
}

function expandContact(contact: SeedContact, index: number): SeedContact {
  const { generate, notes = [], ...rest } = contact
  if (!generate) return contact
  return { ...rest, notes: [...notes, ...generateNotes(generate, contact, index)] }
}
