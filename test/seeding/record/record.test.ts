import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { seedOf } from '../../../src/seeding/record/record.js'
import { writeSeed } from '../../../src/seeding/write/write.js'

t.test('contacts that are alike, and dates in milliseconds, load without warnings', async (t) => {
  const person = {
    locationId: 'L',
    email: 'jane@example.com',
    dateAdded: '2025-01-01T00:00:00.000Z',
  }
  const recorded = (id: string, values: object) => ({
    id,
    contact: { ...person, ...values },
    notes: [],
    tasks: [],
  })
  const seed = seedOf(
    {
      contacts: [
        recorded('a', { customFields: [{ id: 'f', value: 1_772_884_800_000 }] }),
        recorded('b', { email: 'Jane@example.com' }),
      ],
      customFields: [{ id: 'f', name: 'Day', dataType: 'DATE' }],
    },
    undefined,
    () => t.fail('nothing is left out'),
  )
  const text = writeSeed(seed, 'yaml')
  const { problems } = validateFixtures([], { texts: [{ name: 'x', text, format: 'yaml' }] })
  t.same(problems, [])
  t.match(seed.subAccounts[0], {
    allowDuplicateContact: true,
    contacts: [{ customFields: [{ id: 'f', value: '2026-03-07T12:00:00.000Z' }] }, {}],
  })
})
