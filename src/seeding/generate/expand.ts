import type { Seed, SeedContact } from '../fixture-format.js'
import type { Read } from '../parse/document.js'
import { unreadable } from '../parse/source.js'
import type { Path } from '../walk.js'
import { CannotGenerate } from './faker.js'
import { generateContacts, generateFor } from './generate.js'
import {
  type ContactsGeneration,
  maxGenerated,
  mostRows,
  type NotesGeneration,
  tooManyRows,
} from './generation.js'

/**
 * Replaces each `generate:` of a seed by the generated contacts and notes.
 *
 * @throws Unreadable when faker or its locale cannot be loaded, or when too much would be generated
 */
export function expand({ seed, document }: Read): Seed {
  const generateAt = <T>(path: Path, generate: () => T): T => {
    try {
      return generate()
    } catch (error) {
      if (!(error instanceof CannotGenerate)) throw error
      const { key, message } = error
      const place = key
        ? document.place([...path, 'generate', key])
        : document.place([...path, 'generate'], 'key')
      throw unreadable(place, message)
    }
  }
  let rows = 0
  /** Adds up what is asked for, before any of it is generated. */
  const count = (path: Path, wish: ContactsGeneration | NotesGeneration | undefined) => {
    rows += wish ? mostRows(wish) : 0
    if (rows <= maxGenerated) return
    throw unreadable(document.place([...path, 'generate'], 'key'), tooManyRows(rows))
  }
  for (const [s, { generate, contacts = [] }] of seed.subAccounts.entries()) {
    count(['subAccounts', s], generate)
    for (const [c, contact] of contacts.entries()) {
      count(['subAccounts', s, 'contacts', c], contact.generate)
    }
  }
  const subAccounts = seed.subAccounts.map((subAccount, s) => {
    const { generate, contacts = [], ...rest } = subAccount
    if (!generate && !contacts.some((contact) => contact.generate)) return subAccount
    const path = ['subAccounts', s]
    const generated = generate ? generateAt(path, () => generateContacts(generate, subAccount)) : []
    const written = contacts.map((contact, c) =>
      generateAt([...path, 'contacts', c], () => expandContact(contact)),
    )
    return { ...rest, contacts: [...written, ...generated] }
  })
  return { ...seed, subAccounts }
}

function expandContact(contact: SeedContact): SeedContact {
  const { generate, notes = [], tasks = [], ...rest } = contact
  if (!generate) return contact
  const made = generateFor(generate, contact)
  const all = { notes: [...notes, ...made.notes], tasks: [...tasks, ...made.tasks] }
  return { ...rest, notes: all.notes, ...(all.tasks.length > 0 && { tasks: all.tasks }) }
}
