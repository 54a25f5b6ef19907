import t from 'tap'
import { C, matchEach, N, S, said } from '../../support/fixtures.js'

/** Fixtures that are not what they mean; each is explained at its place. */
const causes: readonly [cause: string, text: string, lines: (string | RegExp)[]][] = [
  [
    'a text of two lines, the second of which has a colon',
    N.replace('Called.', 'Called.\n            Never on Mondays: she works.'),
    [/^12:13 found "Never on Mondays", which is no key: .* write \| after "body:", and all lines/],
  ],
  [
    'a comma in text between { and }',
    N.replace(
      '- id: n1\n            body: Called.',
      '- { id: n1, body: Called, no answer, title: x }',
    ),
    [
      '10:37 found "no answer" after a comma and without a colon: text with a comma in it needs quotes between { and }',
    ],
  ],
  [
    'an alias that repeats ids',
    `${N.replace('notes:', 'notes: &calls')}      - id: c2\n        notes: *calls\n`,
    [
      '13:16 found *calls, which repeats the note "n1" of a.yaml:10:17: leave out the ids there, or write the entries out here',
    ],
  ],
  [
    'a letter of another alphabet',
    C.replace('firstName', 'firstN\u0430me'),
    [
      '8:9 found the unknown key "firstN\u0430me" with the letter \u0430 (U+0430): write firstName in plain letters',
    ],
  ],
  [
    'an invisible character in a value',
    S.replace('[contacts]', '[cont\u00adacts.readonly]'),
    [
      '5:18 scopes[0]: found "cont\u00adacts.readonly", expected a scope such as contacts; there is an invisible character (U+00AD) in it: delete it',
    ],
  ],
  [
    'templates in the wrong place, and nothing about what refers to them',
    `${S}    templates:\n      caller: { firstName: Jane }\n    contacts:\n      - like: caller\n`,
    [
      '6:5 found the unknown key "templates": it is a key of the file: move it above "subAccounts:", without indentation',
    ],
  ],
  [
    'custom fields as an object',
    `${C}        customFields: { plan: gold, seats: 4 }\n`,
    [
      '9:23 customFields: found an object, expected a list, each entry an object with id, key, value; write an entry for each: [{ "key": "plan", "value": "gold" }]',
    ],
  ],
  [
    'a list of statuses in quotes',
    `${S}faults:\n  - match: { path: /contacts/:contactId }\n    then: "503, pass"\n`,
    [
      '8:11 then: found "503, pass", expected a status from 200 to 599, an effect such as reset, an object with effects, or a list of these; write a list: [503, "pass"]',
    ],
  ],
  [
    'percent in place of a share',
    `${S}faults:\n  - match: { path: /contacts/:contactId }\n    probability: 20\n    then: 503\n`,
    [
      '8:18 probability: found the number 20, expected a number from 0 to 1; write 0.2 for 20 percent',
    ],
  ],
  [
    'a number that a spreadsheet has shortened',
    `${C}        phone: 1.55556E+10\n`,
    [
      '9:16 phone: found the number 1.55556E+10, expected a telephone number such as +15555550100; a spreadsheet shortens numbers like this: write all the digits, in quotes',
    ],
  ],
  [
    'a type of field by its name in the settings',
    `${S}    customFields: [{ name: Plan, dataType: Dropdown (Single) }]\n`,
    [/6:44 dataType: found "Dropdown \(Single\)", expected one of TEXT, .*; write SINGLE_OPTIONS$/],
  ],
  [
    'a tag that a # turns into a comment',
    `${C}        tags:\n          - vip\n          - #promo\n`,
    [
      '11:13 tags[1]: found null, expected text that is not blank; a # starts a comment: put text that begins with # in quotes',
    ],
  ],
  [
    'elements of XML',
    `${S}    users:\n      <user id="a"/>\n      <user id="b"/>\n`,
    [
      /^7:7 users: found ".*", expected a list, each entry a user; XML is not read: write "- " and the keys of each entry below it$/,
    ],
  ],
  [
    'a decimal comma',
    `${S}faults:\n  - match: { method: GET }\n    probability: 0,2\n    then: 503\n`,
    ['8:18 probability: found "0,2", expected a number from 0 to 1; write 0.2'],
  ],
  [
    'two scopes in one entry',
    S.replace('[contacts]', '\n          - contacts.readonly, users.readonly'),
    [
      '6:13 scopes[0]: found "contacts.readonly, users.readonly", expected a scope such as contacts; write an entry for each: contacts.readonly and users.readonly',
    ],
  ],
  [
    'a merge key with one sign',
    `x-jane: &jane { firstName: Jane }\n${C.replace('firstName: Jane', '<: *jane')}`,
    ['9:9 found the unknown key "<"; did you mean "<<"?'],
  ],
  [
    'a list in parentheses',
    S.replace('[contacts]', '(contacts, users.readonly)'),
    [/^5:17 scopes: found .*; write it in brackets: \[contacts, users.readonly\]$/],
  ],
  [
    'a value beside its list',
    `${C}        tags: trial\n          - member\n`,
    [
      /^9:15 tags: found "trial - member", .*; write "- " before the first entry too, on a line of its own$/,
    ],
  ],
  [
    'a comma after a word',
    `${N}            pinned: true,\n`,
    ['12:21 pinned: found "true,", expected true or false; remove the ,'],
  ],
  [
    'names in braces',
    S.replace('privateIntegrations', 'tags: {vip, berth}\n    privateIntegrations'),
    [/^3:11 tags: found an object, expected a list, .*; write it in brackets: \["vip", "berth"\]$/],
  ],
  [
    'the name of a country',
    S.replace('privateIntegrations', 'country: Germany\n    privateIntegrations'),
    ['3:14 country: found "Germany", expected a country such as DE; write DE'],
  ],
  [
    'the name of a status',
    `${S}faults:\n  - then: Service Unavailable\n`,
    [/^7:11 then: found "Service Unavailable", .*; write 503$/],
  ],
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
      '7:7 contacts: found an object, expected a list, each entry a contact; write "- " before the first key of each entry, and two spaces before its others: "- id: ..."',
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
      '9:9 found locationId "loc-9", but the contact is below a sub-account with another id: remove the line, or move the contact below loc-9 if that is in the file',
    ],
  ],
  [
    'contactId in note',
    `${N}            contactId: c9\n`,
    [
      '12:13 found contactId "c9", but the note is below a contact with another id: remove the line, or move the note below c9 if that is in the file',
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
      '1:1 found the unknown key "id", which is a key of sub-accounts: write it below "subAccounts:", in an entry that begins with "- "',
      '2:1 found the unknown key "name", which is a key of sub-accounts: write it below "subAccounts:", in an entry that begins with "- "',
      '3:1 found the unknown key "contacts": contacts belong to a sub-account; move the contacts into an entry of subAccounts',
    ],
  ],
  [
    'text in brackets',
    N.replace('Called.', '[urgent]'),
    [
      '11:19 body: found a list, expected text that is not blank; write urgent without brackets, or quotes around text that begins with [',
    ],
  ],
  ['null key', `${S}    : b\n`, ['6:1 found ":" without a key before it']],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    matchEach(t, said(t, { 'a.yaml': text }), lines)
  })
}

t.test('a line of text that is indented too little is no key', async (t) => {
  const text = N.replace('Called.', '|\n              Oak.\n            Deposit: paid')
  t.same(said(t, { 'a.yaml': text }), [
    '13:13 found "Deposit", which is no key: if it belongs to the text above it, indent it as that',
  ])
})
