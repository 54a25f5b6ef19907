import { join } from 'node:path'
import type { Test } from 'tap'
import { importContacts } from '../../src/seeding/import/import.js'
import { validateFixtures } from '../../src/seeding/load.js'
import { Pseudonyms } from '../../src/seeding/record/pseudonyms.js'
import { writeSeed } from '../../src/seeding/write/write.js'

/** Imports a table of a head and one person: the contact, and its custom fields by name. */
export async function imported(t: Test, cells: Readonly<Record<string, string>>, keep = true) {
  const line = (texts: string[]) => texts.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')
  const text = `${line(Object.keys(cells))}\n${line(Object.values(cells))}\n`
  const file = join(t.testdir({ 'c.csv': text }), 'c.csv')
  const { seed, notes } = await importContacts(file, new Map(), keep ? undefined : new Pseudonyms())
  const { problems } = validateFixtures([], {
    texts: [{ name: 'x', text: writeSeed(seed, 'yaml'), format: 'yaml' }],
  })
  t.same(problems, [], 'the fixture is valid without warnings')
  const [{ contacts: [contact = {}] = [], customFields = [] } = {}] = seed.subAccounts
  const custom = Object.fromEntries(
    (contact.customFields ?? []).map(({ id, value }) => [
      customFields.find((one) => one.id === id)?.name,
      value,
    ]),
  )
  return { contact, custom, notes }
}
