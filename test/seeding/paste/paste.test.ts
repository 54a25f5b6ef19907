import t from 'tap'
import { parse } from 'yaml'
import { defaultFixtures } from '../../../src/seeding/default.js'
import { loadText, validateFixtures } from '../../../src/seeding/load.js'
import { mock } from '../../support/mock.js'
import { judge, pasted } from '../../support/pasted.js'

/** Routes of the mock, and the rows that their answers hold. */
const routes: readonly [path: string, plural: string, body?: object][] = [
  ['/contacts/contact-xyz789', 'contacts'],
  ['/contacts/search/duplicate?locationId=loc-main&email=jane@example.com', 'contacts'],
  ['/locations/loc-main', 'subAccounts'],
  ['/locations/search', 'subAccounts'],
  ['/contacts/?locationId=loc-main', 'contacts'],
  ['/contacts/search', 'contacts', { locationId: 'loc-main', pageLimit: 20 }],
  ['/contacts/upsert', 'contacts', { locationId: 'loc-main', email: 'new@example.com' }],
  ['/contacts/contact-xyz789/notes', 'notes'],
  ['/contacts/contact-xyz789/notes/note-abc123', 'notes'],
  ['/contacts/contact-xyz789/tasks', 'tasks'],
  ['/locations/loc-main/tasks/search', 'tasks', {}],
  ['/locations/loc-main/tags', 'tags'],
  ['/locations/loc-main/customFields', 'customFields'],
  ['/locations/loc-main/customValues', 'customValues'],
  ['/users/?locationId=loc-main', 'users'],
  ['/businesses/?locationId=loc-main', 'businesses'],
  ['/campaigns/?locationId=loc-main', 'campaigns'],
  ['/workflows/?locationId=loc-main', 'workflows'],
]

for (const profile of ['documented', 'observed'] as const) {
  t.test(`answers of the mock are fixtures (${profile})`, async (t) => {
    const { full } = mock(t, { profile })
    for (const [path, plural, body] of routes) {
      const answer = await full(body ? 'POST' : 'GET', path, body)
      t.ok(answer.statusCode < 300, `${path} is answered: ${answer.body}`)
      const { problems, world } = judge('x', answer.body)
      t.ok(problems.length <= 1, `${path} has one warning at most: ${JSON.stringify(problems)}`)
      const sent = Object.values(answer.json()).find((one) => typeof one === 'object') as object
      const rows = [sent].flat()
      if (rows.length > 0) t.equal(world?.[plural]?.length, rows.length, path)
      if (rows.length > 0) t.equal(world?.privateIntegrations?.length, 1, 'a token opens it')
    }
  })
}

t.test("entries with HighLevel's names are taken among those that are written", async (t) => {
  const text = `subAccounts:
  - id: L
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts:
      - { firstName: Written }
      - { _id: a, locationId: L, firstName: Jane, profilePhoto: x, notes: [{ body: b, contactId: a, relations: [] }] }
`
  const { problems, world } = judge('x', text)
  t.match(problems, [
    { severity: 'warning', place: { line: 6 }, message: /does not keep profilePhoto, relations$/ },
  ])
  t.equal(problems.length, 1)
  t.equal(world?.notes?.[0]?.contactId, 'a')
})

t.test('an owner without an id takes the one that its entries name', async (t) => {
  const { world } = pasted({ subAccounts: [{ contacts: [{ id: 'a', locationId: 'L' }] }] })
  t.equal(world?.subAccounts?.[0]?.id, 'L')
})

t.test('names that do not agree, and slips, are errors at their places', async (t) => {
  const at = (line: string) => {
    const text = `subAccounts:\n  - id: L\n    contacts:\n      - id: a\n        ${line}\n`
    return judge('x', text).problems.filter(({ severity }) => severity === 'error')
  }
  t.match(at('locationId: M'), [{ place: { line: 5, column: 9 }, message: /locationId/ }])
  t.match(at('emial: x'), [{ place: { line: 5 }, message: /did you mean "email"/ }])
  t.match(at('dateAdded: 1772884800'), [{ place: { line: 5 }, message: /dateAdded/ }])
  t.same(at('dateAdded: 1772884800000'), [])
  const broken = {
    contacts: [
      { id: 'a', locationId: 'L' },
      { id: 'b c', locationId: 'L' },
    ],
  }
  const [problem] = judge('x', JSON.stringify(broken, null, 1)).problems
  t.match(problem, { severity: 'error', place: { line: 8, excerpt: { line: /b c/ } } })
})

t.test('a fixture that is not pasted is taken as it is', async (t) => {
  const [file = ''] = defaultFixtures
  t.same(validateFixtures([file]).problems, [])
  t.match(judge('x', 'contacts: [{ firstName: Jane }]').problems, [{ severity: 'error' }])
  t.ok(parse('{}'))
  t.throws(() => loadText({ name: 'x', text: '[]', format: 'json' }), {
    message: /the fixture: found an empty list/,
  })
})

t.test('a number that a spreadsheet has shortened is none that the live API answers', (t) => {
  const contact = { id: 'c', locationId: 'loc', firstName: 'Jane', phone: '1.55556E+10' }
  const messages = pasted({ contacts: [contact] }).problems.map(({ message }) => message)
  t.match(messages, [/^phone: found "1\.55556E\+10", .* write all of its digits$/])
  t.same(pasted({ contacts: [{ ...contact, phone: '555' }] }).problems, [])
  t.end()
})
