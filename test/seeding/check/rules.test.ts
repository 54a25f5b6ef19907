import t, { type Test } from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { tokens } from '../../support/mock.js'

function said(t: Test, text: string): string[] {
  return validateFixtures([t.testdir({ 'a.yaml': text })]).problems.map(
    ({ severity, place: { line, column }, message }) => `${severity} ${line}:${column} ${message}`,
  )
}

const open = (more: string, scopes = 'contacts') => `subAccounts:
  - id: s
    privateIntegrations: [{ name: full, scopes: [${scopes}] }, { name: reader, scopes: [contacts.readonly] }]
${more}`

t.test('a fault by the token of a private integration', async (t) => {
  const text = `subAccounts:
  - privateIntegrations: [{ name: full, token: ${tokens.full}, scopes: [contacts] }]
faults: [{ match: { by: ${tokens.full} }, then: 503 }]
`
  t.match(said(t, text), [
    /, so that this fault hits no request; that is a token: write the name, full$/,
  ])
})

t.test('a fault by a private integration that there is none of', async (t) => {
  const faults = `faults:
  - { match: { by: admin }, then: 500 }
  - { match: { by: redaer }, then: 500 }
  - { match: { by: full }, then: 500 }
`
  const expected = [
    'warning 5:20 by: no private integration is "admin", so that this fault hits no request; the fixtures have full, reader',
    'warning 6:20 by: no private integration is "redaer", so that this fault hits no request; did you mean "reader"?',
  ]
  t.same(said(t, open(faults)), expected)
  t.same(
    said(t, open(`${faults}  - { then: 500, probability: 20 }\n`)),
    [
      ...expected,
      'error 8:31 probability: found the number 20, expected a number from 0 to 1; write 0.2 for 20 percent',
    ],
    'also beside an error',
  )
  t.match(said(t, `${open(faults)}  - { then: [ }\n`).join('\n'), /^(?!.*by: no).*error/s)
})

t.test('a fault with the id of a note and that of another contact', async (t) => {
  const text = open(`    contacts:
      - { id: ben, notes: [{ id: note-ben, body: b }], tasks: [{ id: task-ben, title: t, dueDate: +1d }] }
      - { id: amy, notes: [{ id: note-amy, body: b }] }
faults:
  - { match: { contactId: ben, noteId: note-amy }, then: reset }
  - { match: { contactId: amy, taskId: task-ben }, then: reset }
  - { match: { contactId: ben, noteId: note-ben }, then: reset }
`)
  t.same(said(t, text), [
    'warning 8:40 noteId: "note-amy" is a note of the contact amy, and contactId is ben, so that this fault hits no request; write contactId: amy',
    'warning 9:40 taskId: "task-ben" is a task of the contact ben, and contactId is amy, so that this fault hits no request; write contactId: ben',
  ])
})

t.test('stubs and faults of routes whose scope no private integration has', async (t) => {
  const rules = `stubs:
  - { match: { method: GET, path: "/calendars/:calendarId/free-slots" } }
faults:
  - { match: { method: GET, path: "/users/:userId" }, then: 500, times: 1 }
  - { match: { method: GET, path: "/users/:userId" }, when: afterCommit, then: 500 }
  - { match: { method: POST, path: "/contacts/:contactId/notes", by: reader }, when: afterCommit, then: 500 }
  - { match: { path: "/contacts/:contactId/notes", by: reader }, when: afterCommit, then: 500 }
`
  const stub =
    'warning 5:35 path: GET /calendars/:calendarId/free-slots asks for the scope calendars.readonly, which no private integration has, so that this stub answers no request; add calendars.readonly to the scopes of one'
  const fault =
    'warning 8:35 path: GET /users/:userId asks for the scope users.readonly, which no private integration has, so that this fault hits no request; add users.readonly to the scopes of one'
  const limited =
    'warning 9:70 by: the private integration reader does not have the scope contacts.write, which POST /contacts/:contactId/notes asks for, so that this fault hits no request; write full, or add it to the scopes of reader'
  t.same(said(t, open(rules)), [stub, fault, limited])
  t.same(said(t, open(rules, 'contacts, calendars.readonly, users.readonly')), [limited])
  const none = `subAccounts: [{ id: s }]\n${rules.replaceAll(', by: reader', '')}`
  t.same(
    said(t, none).map((one) => one.replace(/.* this sub-account/, '')),
    [' cannot be used: it has no private integration'],
  )
})

t.test('stubs and faults of routes whose scope only refused tokens have', async (t) => {
  const withToken = (more: string) => `subAccounts:
  - id: s
    privateIntegrations:
      - { name: full, scopes: [contacts] }
      - { name: cal, scopes: [calendars.readonly]${more} }
stubs:
  - { match: { method: GET, path: /calendars/ } }
faults:
  - { match: { method: GET, path: /calendars/, by: cal }, then: 500, times: 1 }
  - { match: { method: GET, path: /calendars/, by: cal }, when: afterCommit, then: 500, times: 1 }
  - { match: { by: cal }, when: afterCommit, then: 500 }
`
  t.same(said(t, withToken(', revoked: true')), [
    'warning 7:35 path: GET /calendars asks for the scope calendars.readonly, which only the private integration cal has, and its token is revoked, so that this stub answers no request; remove "revoked: true" there, or add calendars.readonly to the scopes of another one',
    'warning 10:35 path: GET /calendars asks for the scope calendars.readonly, which the private integration cal has, and its token is revoked, so that this fault hits no request; remove "revoked: true" there',
    'warning 11:20 by: the token of the private integration cal is revoked, so that this fault hits no request; remove "revoked: true" there',
  ])
  const expired = said(t, withToken(', expiresAt: -1d'))
  t.equal(expired.length, 3)
  t.match(expired[0], /its token is expired.*; write a later expiresAt there, or add/)
  for (const more of ['', ', revoked: false', ', expiresAt: +1d']) {
    t.same(said(t, withToken(more)), [], more)
  }
})

/** One of everything that is checked beyond its schema. */
const whole = {
  templates: { t: { email: 'x', country: 'UK' } },
  defaults: { contact: { phone: 'y' }, customField: { dataType: 'TEXT' } },
  subAccounts: [
    {
      id: 's',
      country: 'US',
      timezone: 'z',
      allowDuplicateContact: false,
      contactUniqueIdentifiers: ['email'],
      privateIntegrations: [{ name: 'full', scopes: ['contacts'] }],
      users: [{ id: 'u', firstName: 'U', email: 'u@example.com' }],
      customFields: [
        { id: 'f', name: 'F', dataType: 'CHECKBOX', picklistOptions: ['a'], model: 'contact' },
        { name: 'F', fieldKey: 'contact.f', dataType: 'DATE' },
      ],
      contacts: [
        {
          like: 't',
          assignedTo: 'u',
          followers: ['v'],
          additionalEmails: [{ email: 'e' }],
          customFields: [
            { id: 'f', value: 'b' },
            { key: 'f', value: 1 },
          ],
          dateAdded: '2026-01-01',
          dateUpdated: '2025-01-01',
          notes: [{ id: 'n', body: 'b', userId: 'w' }],
        },
        { like: 't', email: 'x', phone: '+1' },
      ],
    },
  ],
  faults: [{ match: { by: 'x', contactId: 'c', noteId: 'n' }, when: 'afterCommit', then: 500 }],
  stubs: [{ match: { method: 'GET', path: '/calendars/' }, body: {} }],
}

t.test('what is not valid is reported, whatever it is', async (t) => {
  let tried = 0
  const judge = () => {
    const text = JSON.stringify(whole)
    const { problems } = validateFixtures([], { texts: [{ name: 'x', text, format: 'json' }] })
    tried += problems.length > 0 ? 1 : 0
  }
  const mutate = (owner: Record<string | number, unknown>) => {
    for (const [key, value] of Object.entries(owner)) {
      for (const other of [null, 5, 'x', [], [null], [{}]]) {
        owner[key] = other
        judge()
      }
      owner[key] = value
      if (typeof value === 'object' && value) mutate(value as typeof owner)
    }
  }
  mutate(whole as unknown as Record<string, unknown>)
  t.ok(tried > 400, `${tried} of them have problems`)
})

t.test('a stub of a route that another one with an id in its place is like', async (t) => {
  const text = (scope: string) => `subAccounts:
  - privateIntegrations: [{ name: full, scopes: [${scope}] }]
stubs:
  - match: { method: GET, path: /calendars/events }
    body: {}
`
  t.match(said(t, text('calendars.readonly')), [
    /^warning 4:\d+ path: GET \/calendars\/events asks for the scope calendars\/events.readonly, which no/,
  ])
  t.same(said(t, text('calendars/events.readonly')), [])
})
