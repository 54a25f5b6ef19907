import t from 'tap'
import { judge } from '../../support/pasted.js'

/** What is pasted among entries that are written, and the first row of it. */
const among: readonly [name: string, lists: string, plural: string, row: object, warns: RegExp][] =
  [
    [
      'users',
      'users: [{ id: u, name: Jo Doe, firstName: Jo, lcPhone: {}, roles: { role: admin, locationIds: [M, L] } }]',
      'users',
      { id: 'u', role: 'admin', subAccountId: 'L' },
      /keep lcPhone$/,
    ],
    [
      'an envelope as an entry',
      'contacts: [{ contact: { id: c, locationId: L, bounceEmail: no, customFields: [{ id: f, value: v }] }, traceId: x }]',
      'contacts',
      { id: 'c', subAccountId: 'L' },
      /keep traceId, bounceEmail$/,
    ],
    [
      'an envelope as a list',
      'contacts: { contacts: [{ id: c, locationId: L, assignedTo: u }, { id: d, locationId: L }], total: 2 }',
      'contacts',
      { id: 'c', assignedTo: 'u' },
      /keep total$/,
    ],
    [
      'an envelope in an envelope',
      'contacts: [{ contact: { id: c, locationId: L, notes: [{ note: { id: n, body: b, contactId: c }, traceId: x }] }, new: yes }]',
      'notes',
      { id: 'n', contactId: 'c' },
      /keep new, traceId$/,
    ],
  ]
for (const [name, lists, plural, row, warns] of among) {
  t.test(`${name} is taken among entries that are written`, async (t) => {
    const text = `subAccounts:
  - id: L
    privateIntegrations: [{ name: full, scopes: [contacts] }]
    ${lists}
`
    const { problems, world } = judge('x', text)
    t.match(problems, [{ severity: 'warning', place: { line: 4 }, message: warns }])
    t.equal(problems.length, 1)
    t.match(world?.[plural]?.[0], row)
  })
}

t.test('a location is taken as a sub-account, which a token opens', async (t) => {
  const text = `subAccounts:
  - { id: L, name: Acme, domain: x, settings: { allowDuplicateContact: true }, social: {} }
`
  const { problems, world } = judge('x', text)
  t.match(problems, [{ place: { line: 2, column: 26 }, message: /keep domain, social$/ }])
  t.equal(problems.length, 1)
  t.match(world?.subAccounts, [{ id: 'L', name: 'Acme', allowDuplicateContact: true }])
  t.equal(world?.privateIntegrations?.length, 1)
})

t.test('slips in pasted entries are errors at their places', async (t) => {
  const text = `subAccounts:
  - id: L
    users: [{ id: u, roles: { role: admin } }]
    contacts:
      - contact:
          id: c d
          locationId: L
        traceId: x
`
  t.match(
    judge('x', text).problems.filter(({ severity }) => severity === 'error'),
    [{ place: { line: 6, column: 15 }, message: /c d/ }],
  )
})
