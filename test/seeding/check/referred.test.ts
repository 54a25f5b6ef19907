import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'

t.test('users, businesses and custom fields that the sub-account does not have', async (t) => {
  const text = `subAccounts:
  - id: s
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    users: [{ id: user-1, firstName: Ann }]
    businesses: [{ id: acme, name: Acme }]
    customFields: [{ id: plan, name: Plan, dataType: TEXT }]
    contacts:
      - assignedTo: user-2
        businessId: acne
        followers: [user-1, nobody]
        customFields: [{ key: pln, value: gold }, { key: plan, value: x }, { id: plam, value: x }]
        notes: [{ body: b, userId: user-1 }, { body: b, userId: usr-1 }]
        tasks: [{ title: t, dueDate: 2026-05-01, assignedTo: user-9 }]
  - id: silent
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts: [{ assignedTo: anyone }]
`
  const { problems } = validateFixtures([t.testdir({ 'a.yaml': text })], {})
  t.same(
    problems.map(
      ({ severity, place: { line, column }, message }) =>
        `${severity} ${line}:${column} ${message}`,
    ),
    [
      'warning 8:21 assignedTo: no user of the sub-account is "user-2"; did you mean "user-1"?',
      'warning 9:21 businessId: no business of the sub-account is "acne"; did you mean "acme"?',
      'warning 10:29 followers: no user of the sub-account is "nobody"',
      'error 11:31 key: found "pln", expected the key of a custom field of the sub-account; did you mean "plan"?',
      'warning 11:82 id: no custom field of the sub-account is "plam"; did you mean "plan"?',
      'warning 12:65 userId: no user of the sub-account is "usr-1"; did you mean "user-1"?',
      'warning 13:62 assignedTo: no user of the sub-account is "user-9"; did you mean "user-1"?',
    ],
  )
})
