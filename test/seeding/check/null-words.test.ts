import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'

t.test('Null in place of text is a name that YAML takes for no value', async (t) => {
  const text = `templates:
  jane: { city: NULL }
subAccounts:
  - id: s
    name: Null
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts:
      - { firstName: Chris, lastName: Null, email: NULL, phone: null, city: ~, dnd: NULL }
      - { firstName: "Null", lastName: 'NULL' }
`
  const { seed, problems } = validateFixtures([t.testdir({ 'a.yaml': text })])
  t.ok(seed, 'it is valid')
  t.same(
    problems.map(
      ({ severity, place: { line, column }, message }) =>
        `${severity} ${line}:${column} ${message}`,
    ),
    [
      'warning 2:17 city: found NULL, which YAML reads as no value; put it in quotes if it is text, "NULL", or write null',
      'warning 5:11 name: found Null, which YAML reads as no value; put it in quotes if it is text, "Null", or write null',
      'warning 8:39 lastName: found Null, which YAML reads as no value; put it in quotes if it is text, "Null", or write null',
      'warning 8:52 email: found NULL, which YAML reads as no value; put it in quotes if it is text, "NULL", or write null',
    ],
  )
  t.match(seed?.subAccounts[0]?.contacts?.[1], { firstName: 'Null', lastName: 'NULL' })
})
