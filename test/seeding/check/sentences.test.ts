import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

/** Fixtures that are not what they mean; each is explained at its place. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'a hyphen alone',
    `${S}    contacts:\n      - id: c1\n      - id: c2\n      -\n`,
    ['9:8 contacts[2] has no value, expected a contact: remove the "-", or write one'],
  ],
  [
    'an entry that an alias repeats, once',
    `${S}    contacts:\n      - notes: [&n { bdy: x }]\n      - notes: [*n]\n`,
    ['7:22 found the unknown key "bdy"; did you mean "body"?'],
  ],
  [
    'entries without hyphens',
    `${S}    contacts:\n      id: c1\n      firstName: Jane\n`,
    [
      '7:7 contacts: found an object, expected a list, each entry a contact; write "- " before each entry: "- id: ..."',
    ],
  ],
  [
    'entries by name',
    `${S}    contacts:\n      jane:\n        firstName: Jane\n`,
    [
      '7:7 contacts: found an object, expected a list, each entry a contact; write "- id: jane" in place of "jane:", and so on',
    ],
  ],
  [
    'notes under sub',
    `${S}    notes:\n      - body: x\n`,
    [
      '6:5 found the unknown key "notes": notes belong to a contact; move the notes into an entry of contacts',
    ],
  ],
  [
    'contacts at top',
    `${S}contacts:\n  - id: c\n`,
    [
      '6:1 found the unknown key "contacts": contacts belong to a sub-account; move the contacts into an entry of subAccounts',
    ],
  ],
  [
    'locations',
    'locations:\n  - id: a\n',
    ['1:1 found the unknown key "locations"; did you mean "subAccounts"?'],
  ],
  [
    'locationId',
    'subAccounts:\n  - locationId: a\n    name: x\n',
    ['2:5 found the unknown key "locationId"; did you mean "id"?'],
  ],
  [
    'locationId in contact',
    `${C}        locationId: loc-9\n`,
    [
      '9:9 found the unknown key "locationId": where a contact is in the file says which sub-account it belongs to; remove the line',
    ],
  ],
  [
    'contactId in note',
    `${N}            contactId: c9\n`,
    [
      '12:13 found the unknown key "contactId": where a note is in the file says which contact it belongs to; remove the line',
    ],
  ],
  [
    'body too left',
    `${C}        notes:\n          - id: n1\n        body: x\n`,
    [
      '10:13 "body" is missing, expected text that is not blank',
      '11:9 found the unknown key "body", which is a key of notes and tasks, not of a contact: is the line indented as it should be?',
    ],
  ],
  [
    'empty body',
    N.replace(' Called.', ''),
    ['11:13 body has no value, expected text that is not blank: write one'],
  ],
  [
    'scopes text',
    S.replace('[contacts]', 'contacts'),
    [
      '5:17 scopes: found "contacts", expected a list, each entry a scope such as contacts; write it in brackets: [contacts]',
    ],
  ],
  [
    'scopes commas',
    S.replace('[contacts]', 'contacts.readonly, contacts.write'),
    [
      '5:17 scopes: found "contacts.readonly, contacts.write", expected a list, each entry a scope such as contacts; write it in brackets: [contacts.readonly, contacts.write]',
    ],
  ],
  [
    'bearer',
    `${S}        token: Bearer pit-11111111-1111-4111-8111-111111111111\n`,
    [
      '6:16 token: found "Bearer pit-11111111-1111-4111-8111-111111111111", expected a token such as pit-11111111-1111-4111-8111-111111111111; write the token without "Bearer": pit-11111111-1111-4111-8111-111111111111',
    ],
  ],
  [
    'big id',
    S.replace('loc-1', '12345678901234567890'),
    [
      '2:9 id: found the number 12345678901234567890, expected an id such as contact-xyz789; put it in quotes: "12345678901234567890"',
    ],
  ],
  [
    '0042',
    `${S}    postalCode: 0042\n`,
    [
      '6:17 postalCode: found the number 0042, expected a postal code such as 567654; put it in quotes: "0042"',
    ],
  ],
  [
    '1.0',
    `${S}    postalCode: 1.0\n`,
    [
      '6:17 postalCode: found the number 1.0, expected a postal code such as 567654; put it in quotes: "1.0"',
    ],
  ],
  [
    'list of subaccounts',
    '- id: loc-1\n  name: Acme\n',
    [
      '1:1 the fixture: found a list, expected "subAccounts:" and a list of sub-accounts below it; write "subAccounts:" above the list',
    ],
  ],
  [
    'sub only',
    'id: loc-1\nname: Acme\ncontacts: []\n',
    [
      '1:1 "subAccounts" is missing, expected a list, each entry a sub-account',
      '1:1 found the unknown key "id", which is a key of sub-accounts: write it below "subAccounts:", in an entry that begins with "- "',
      '2:1 found the unknown key "name", which is a key of sub-accounts: write it below "subAccounts:", in an entry that begins with "- "',
      '3:1 found the unknown key "contacts": contacts belong to a sub-account; move the contacts into an entry of subAccounts',
    ],
  ],
  [
    'text in brackets',
    N.replace('Called.', '[urgent]'),
    [
      '11:19 body: found a list, expected text that is not blank; text that begins with [ needs quotes',
    ],
  ],
  ['null key', `${S}    : b\n`, ['6:1 found a colon without a key before it']],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), lines)
  })
}

/** What is written in place of a date, and what to do about it. */
const dates: readonly [written: string, advice: string][] = [
  ['1772884800', 'as seconds since 1970 this is 2026-03-07T12:00:00Z: write that'],
  ['03/07/2026', 'write year-month-day: 2026-03-07 if 3 is the month, 2026-07-03 if 7 is'],
  ['25/12/2026', 'write year-month-day: 2026-12-25'],
  ['2026/03/07', 'write year-month-day: 2026-03-07'],
  ['2026-02-30', 'there is no such day: 2026-02 has 28 days'],
  ['2026-13-01', 'there is no month 13; write year-month-day'],
  ['2026-3-7', 'write year-month-day: 2026-03-07'],
  ['2026-03-07T25:00:00Z', 'there is no such time: hours go to 23, minutes and seconds to 59'],
  ['2026-03-07 12:00 PM', 'write 2026-03-07T12:00:00Z'],
  ['2026-03-07 12:00 UTC', 'write 2026-03-07T12:00:00Z'],
  ['March 7, 2026', 'write year-month-day: 2026-03-07'],
  ['3d', 'write -3d for the past or +3d for the future'],
  ['-1mo', 'write -30d; units are w, d, h, m (minutes), s and ms'],
  ['3 days ago', 'write -3d; units are w, d, h, m (minutes), s and ms'],
  ['yesterday', 'write -1d'],
  ['-3', 'write the unit after the number: -3d for days; units are w, d, h, m (minutes), s and ms'],
  ['now-3d', 'write -3d; units are w, d, h, m (minutes), s and ms'],
  ['12:00', 'write the day before the time: 2026-03-07T12:00:00Z'],
]

for (const [written, advice] of dates) {
  t.test(`explains the date ${written}`, async (t) => {
    const [line = '', ...more] = said(t, { 'a.yaml': `${N}            dateAdded: ${written}\n` })
    t.match(
      line,
      /^12:24 dateAdded: found .*, expected a date such as 2026-03-07T12:00:00Z or -3d; /,
    )
    t.equal(line.split('; ').slice(1).join('; '), advice)
    t.same(more, [])
  })
}
