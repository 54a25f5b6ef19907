import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'

t.test('an anchor that is defined twice', async (t) => {
  const said = (text: string) => {
    const folder = t.testdir({ 'a.yaml': text })
    return validateFixtures([folder]).problems.map(
      ({ severity, place: { line, column, length }, message, other }) =>
        `${severity} ${line}:${column}+${length} ${message.replaceAll(`${folder}/`, '')} ${other?.line}`,
    )
  }
  const text = (second: string) => `x-berlin: &place { city: Berlin }
x-paris: ${second} { city: Paris }
subAccounts:
  - privateIntegrations: [{ name: full, scopes: &scopes [contacts] }]
    contacts:
      - { <<: *place, firstName: &name Jane }
      - { <<: *place, firstName: *name, lastName: ${second === '&place' ? '&name' : ''} Doe }
      - { firstName: Mia, lastName: *name }
`
  t.same(said(text('&place')), [
    'warning 2:10+6 found &place, which is already at a.yaml:1:11: each *place below here means this one; give one of them another name 1',
    'warning 7:51+5 found &name, which is already at a.yaml:6:34: each *name below here means this one; give one of them another name 6',
  ])
  t.same(said(text('&other')), [], 'a name of its own')
  t.same(
    said(text('&other').replace('&other', '&place').replaceAll('*place', '{}')),
    [
      'warning 2:10+6 found &place, which is already at a.yaml:1:11: each *place below here means this one; give one of them another name 1',
    ],
    'also one that no alias names',
  )
})

t.test('an anchor in what aliases repeat is defined once', async (t) => {
  const text = `x-a: &a { city: &b Berlin }
subAccounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts: [{ <<: *a, firstName: Jane }, { <<: *a, firstName: Mia, state: *b }]
`
  t.same(validateFixtures([t.testdir({ 'a.yaml': text })]).problems, [])
})
