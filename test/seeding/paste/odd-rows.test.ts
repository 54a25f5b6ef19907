import t from 'tap'
import { said } from '../../support/fixtures.js'

const note = (more: object) => ({ id: 'n1', body: 'Called.', ...more })
const ofC1 = { contactId: 'c1' }

/** Answers with rows whose owner cannot be read, while the others say theirs. */
const answers: readonly [what: string, value: unknown, lines: string[]][] = [
  [
    'a list in place of the id',
    { notes: [note({ contactId: ['c1'] })] },
    ['contactId: found a list, expected the id of its contact'],
  ],
  [
    'null in place of the id',
    {
      contacts: [
        { id: 'a', locationId: 'L' },
        { id: 'b', locationId: null },
      ],
    },
    ['locationId: found null, expected the id of its sub-account'],
  ],
  [
    'a row without the id',
    { notes: [note(ofC1), note({ id: 'n2' })] },
    ['"contactId" is missing in this note, expected the id of its contact'],
  ],
  [
    'a misspelt key',
    { notes: [note(ofC1), note({ id: 'n2', contact_id: 'c1' })] },
    ['found the key "contact_id"; did you mean "contactId"?'],
  ],
  [
    'an id of the contact that is no text, and rows that name another',
    {
      subAccounts: [
        {
          privateIntegrations: [{ name: 'full', scopes: ['contacts'] }],
          contacts: [{ id: 1.5, firstName: 'J', notes: [note(ofC1)] }],
        },
      ],
    },
    ['id: found the number 1.5, expected an id such as "contact-xyz789"; put it in quotes: "1.5"'],
  ],
  [
    'a number of milliseconds that is no date',
    {
      contacts: [
        { id: 'a', locationId: 'L', dateOfBirth: 1e300 },
        { id: 'b', locationId: 'L' },
      ],
    },
    [
      'dateOfBirth: found the number 1e+300, expected a date of birth such as "1990-09-25"; a spreadsheet shortens numbers like this: write all the digits, in quotes',
    ],
  ],
  ['null in place of a row', { notes: [note(ofC1), null] }, ['found null, expected a note']],
  [
    'null in place of a row of an envelope among notes',
    {
      subAccounts: [
        {
          id: 's',
          privateIntegrations: [{ name: 'full', scopes: ['contacts'] }],
          contacts: [{ id: 'c1', firstName: 'J', notes: [{ notes: [null, note(ofC1)] }] }],
        },
      ],
    },
    ['found null, expected a note'],
  ],
]

for (const [what, value, lines] of answers) {
  t.test(`an answer with ${what}`, async (t) => {
    const found = said(t, { 'a.json': JSON.stringify(value) })
    t.same(
      found.map((line) => line.replace(/^1:\d+ /, '')),
      lines,
    )
  })
}

t.test('an answer is one though a syntax error hides whose a row is', async (t) => {
  const rows = 'contact:\n  id: c1\n  locationId=loc-1\n  firstName: Jane\n'
  t.same(said(t, { 'a.yaml': rows }), [
    '3:3 found "=" after locationId, expected a colon: "locationId: loc-1"',
  ])
  const quoted = `notes:\n  - id: n1\n    body: A\n    contactId: "c1'\n`
  t.same(said(t, { 'a.yaml': quoted }), [
    '4:16 found text that begins with " and never ends, expected a closing "',
  ])
})

t.test('what is pasted is read below a misspelt "subAccounts", too', async (t) => {
  const text = `sub-accounts:
  - privateIntegrations: [{ name: full, scopes: [contacts] }]
    contacts:
      - id: c1
        firstName: Jane
        notes:
          - { id: n1, body: A, contactId: c1, userId: null, dateAdded: 1772884800000 }
`
  t.same(said(t, { 'a.yaml': text }), [
    '1:1 found the unknown key "sub-accounts"; did you mean "subAccounts"?',
  ])
})
