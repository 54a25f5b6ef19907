import t from 'tap'
import { S, said } from '../../support/fixtures.js'
import { judge, pasted } from '../../support/pasted.js'

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

t.test('tasks among notes, and notes among tasks', async (t) => {
  const webhook = (type: string, more: string) =>
    `{ type: ${type}, locationId: loc-1, id: x, contactId: c1, body: Call, ${more} }`
  const task = 'title: Call, assignedTo: ann, dueDate: 2026-03-09T10:00:00Z'
  const note = 'userId: ann, dateAdded: 2026-03-01T10:00:00Z'
  const taskHere =
    'found a task of HighLevel among the notes: move it below "tasks:" of the contact'
  const noteHere =
    'found a note of HighLevel among the tasks: move it below "notes:" of the contact'
  for (const [list, entry, message] of [
    ['notes', webhook('TaskCreate', task), taskHere],
    ['notes', `{ id: x, contactId: c1, completed: false, ${task} }`, taskHere],
    ['notes', `{ task: { id: x, contactId: c1, ${task} }, traceId: a }`, taskHere],
    ['tasks', webhook('NoteCreate', note), noteHere],
    ['tasks', `{ id: x, contactId: c1, body: Called, ${note} }`, noteHere],
    ['tasks', `{ note: { id: x, contactId: c1, body: Called, ${note} }, traceId: a }`, noteHere],
  ] as const) {
    const text = `${S}    contacts:
      - id: c1
        ${list}:
          - ${entry}
          - ${entry.replace('id: x', 'id: y')}
    tags: [{ nam: vip }]
`
    const other = 'found the unknown key "nam"; did you mean "name"?'
    t.same(said(t, { 'a.yaml': text }), [`9:13 ${message}`, `11:14 ${other}`], entry)
  }
  const whole = `${S}    contacts: [{ id: c1, notes: { tasks: [{ id: x, contactId: c1, ${task} }], traceId: a } }]\n`
  t.same(said(t, { 'a.yaml': whole }), [`6:33 ${taskHere}`])
})

t.test('what is written beside the row of an envelope belongs to it', async (t) => {
  const { problems, world } = pasted({
    subAccounts: [
      {
        location: { id: 'L', name: 'Acme' },
        privateIntegrations: [{ name: 'full', scopes: ['contacts'] }],
        contacts: [
          {
            contact: { id: 'c', locationId: 'L', firstName: 'Jane' },
            notes: [{ id: 'n', body: 'mine' }],
            tags: ['vip'],
            appointments: { events: [{ id: 'e', title: 'Visit' }], traceId: 'x' },
          },
        ],
      },
    ],
  })
  t.match(problems, [{ severity: 'warning', message: /does not keep traceId$/ }])
  t.match(world?.subAccounts, [{ id: 'L', name: 'Acme' }])
  t.match(world?.contacts, [{ id: 'c', firstName: 'Jane', appointments: [{ id: 'e' }] }])
  t.match(world?.notes, [{ id: 'n', contactId: 'c' }])
})

t.test(
  'names that an answer has twice: the one with a value, and the one with capitals',
  async (t) => {
    const row = { id: 'c', locationId: 'L', companyName: null, businessName: 'Kōen', traceId: null }
    const names = { firstName: 'maría', firstNameRaw: 'María', lastName: 'Lee', lastNameRaw: 'X' }
    const { problems, world } = pasted({ contacts: [{ ...row, ...names }] })
    t.match(problems, [{ severity: 'warning', message: /does not keep lastNameRaw$/ }])
    t.match(world?.contacts, [{ companyName: 'Kōen', firstName: 'María', lastName: 'Lee' }])
  },
)
