import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

/** Slips of one sign, each of which has one message. */
const causes: readonly [cause: string, text: string, line: string][] = [
  [
    'a list that ends with a round bracket',
    `${C}        tags: [vip, lead)\n        source: web\n`,
    '9:25 found ), expected ], which ends the list that begins in column 15',
  ],
  [
    'an object without its first brace',
    `${S}    users:\n      - id: u1, firstName: Theo }\n    tags: [vip]\n`,
    '7:9 found } at the end of a line without {, expected { before "id:"',
  ],
  [
    'a letter in place of |',
    `${N.replace('Called.', 'l')}              Sent the quote:\n              - tiles\n            title: Call\n`,
    '11:19 found l after "body:", expected |, which begins a text of several lines',
  ],
  [
    'a slash in place of |',
    `${N.replace('Called.', '/')}              Sent the quote\n              Next: May\n`,
    '11:19 found / after "body:", expected |, which begins a text of several lines',
  ],
  [
    'a bracket before a list with hyphens',
    `${S}    users: [\n      - id: u1\n      - id: u2\n    tags: [vip]\n`,
    '6:12 found [ before a list with hyphens, expected nothing there: remove it',
  ],
  [
    'a space in an address',
    `${C}        email: jane @example.com\n`,
    'warning 9:16 email: found "jane @example.com", which the API refuses, expected an e-mail address such as jane@example.com; write jane@example.com',
  ],
  [
    'two addresses',
    `${C}        email: jane@example.com / jane@work.example\n`,
    'warning 9:16 email: found "jane@example.com / jane@work.example", which the API refuses, expected an e-mail address such as jane@example.com; these are two addresses: write jane@example.com, and the other one in additionalEmails',
  ],
  [
    'templates with hyphens',
    `templates:\n  - jane:\n    firstName: Jane\n    notes:\n      - body: Called.\n  - omar: { firstName: Omar }\n${C.replace('id: c1', 'like: jane')}`,
    '2:3 found "- " before the names of templates, expected "jane:" and "omar:" without it',
  ],
  ...['-jane:', '- jane:'].flatMap((name): [string, string, string][] => [
    [
      `the first template as ${name} at the margin`,
      `templates:\n${name}\n    firstName: Jane\n${C.replace('id: c1', 'like: jane')}`,
      `2:1 found "${name.slice(0, -5)}" before the name of a template, expected "jane:" without it, indented`,
    ],
    [
      `another template as ${name} at the margin`,
      `templates:\n  omar:\n    firstName: Omar\n${name}\n    firstName: Jane\n${C.replace('id: c1', 'like: jane')}`,
      `4:1 found "${name.slice(0, -5)}" before the name of a template, expected "jane:" without it, indented`,
    ],
  ]),
  [
    'a template with two colons',
    `templates:\n  jane::\n    firstName: Jane\n${C.replace('id: c1', 'like: jane')}`,
    '2:3 found "jane:" as the name of a template, expected jane, which a contact is like',
  ],
  [
    'a text in place of the notes of a template',
    `templates:\n  jane:\n    notes: Met at the fair\n${C.replace('id: c1', 'like: jane')}`,
    '3:12 notes: found "Met at the fair", expected a list, each entry a note; write entries below it: "- body: Met at the fair"',
  ],
  [
    'round brackets around the keys of an entry',
    `${C}        notes:\n          - ( body: Called )\n`,
    '10:13 found ( and ) around keys, expected { and }',
  ],
  [
    'two letters of a short key',
    C.replace('id: c1', 'di: c1'),
    '7:9 found the unknown key "di"; did you mean "id"?',
  ],
  [
    'a name with a hyphen in line with the keys of the file',
    `x-cities: {}\n-berlin:\n    city: Berlin\n${C}faults: []\n`,
    '2:1 found "-berlin:" in line with the keys of the file, expected it indented, below the one that it belongs to',
  ],
  [
    'a template with = in place of its colon',
    `templates:\n  jane =\n    firstName: Jane\n${C.replace('id: c1', 'like: jane')}`,
    '2:3 found = after jane, expected a colon: "jane:"',
  ],
  [
    'a template with a comma after its colon',
    `templates:\n  jane:,\n    firstName: Jane\n${C.replace('id: c1', 'like: jane')}`,
    '2:8 found , after the colon of jane, expected nothing there: remove it',
  ],
  [
    'a list with a comma after its colon',
    C.replace('contacts:', 'contacts:,'),
    '6:14 found , after the colon of contacts, expected nothing there: remove it',
  ],
  [
    'templates in line with their key below the defaults',
    `defaults:\n  templates:\n  jane:\n    firstName: Jane\n${C.replace('id: c1', 'like: jane')}`,
    '2:3 found the unknown key "templates": it is a key of the file: move it above "subAccounts:", without indentation',
  ],
  [
    'a text of several lines that begins beside its key and has a colon',
    `${N.replace('Called.', 'Sent the quote:')}              - tiles\n              - start in May\n            title: Call\n`,
    '11:19 found text of several lines, one of which has a colon, expected | after "body:" in line 11',
  ],
  [
    'a comment without a space before it',
    `${N}            pinned: true# on top\n`,
    '12:21 pinned: found "true# on top", expected true or false; a comment needs a space before its #',
  ],
  [
    'a comment without a space before it, after one of the usual words',
    `${S}    users:\n      - role: user# no admin\n`,
    'warning 7:15 role: found "user# no admin", expected admin or user; a comment needs a space before its #',
  ],
  [
    'a word before a status',
    `${S}faults:\n  - then: [error 503, pass]\n`,
    '7:12 then[0]: found "error 503", expected a status from 200 to 599 or an effect such as reset or an object with effects; write 503',
  ],
  [
    'how often a status is meant',
    `${S}faults:\n  - then: [503 x 2, pass]\n`,
    '7:12 then[0]: found "503 x 2", expected a status from 200 to 599 or an effect such as reset or an object with effects; each entry is for one request: write [503, 503]',
  ],
  [
    'a value of a custom field among the notes',
    `${C}        notes:\n          - { id: field-budget, value: 12000 }\n          - body: Called.\n`,
    `10:13 this entry of notes looks like a contact's value of a custom field, as it has "value": move it into a list "customFields:" of the contact`,
  ],
  [
    'the first key of an entry without its colon',
    C.replace('- name: full', '- name full'),
    '4:9 found "name full", expected a colon after name: "name: full"',
  ],
  [
    'an object over several lines without a comma',
    `${S}    contacts:\n      - {\n          firstName: Jane,\n          lastName: Doe\n          email: jane@example.com,\n          phone: "+15555550100"\n        }\n`,
    '9:23 found no comma at the end of this line, expected one before "email:"',
  ],
]

for (const [cause, text, line] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), [line])
  })
}

const json = (part: string, by: string) =>
  `{
  "subAccounts": [
    {
      "privateIntegrations": [{ "name": "full", "scopes": ["contacts"] }],
      "contacts": [
        {
          "id": "c1",
          "firstName": "Jane",
          "email": "jane@example.com",
          "notes": [{ "body": "Called." }]
        }
      ]
    }
  ]
}
`.replace(part, () => by)

for (const [cause, part, by, line] of [
  [
    'a letter before a key',
    '"Jane",',
    '"Jane",x',
    '8:31 found x before a key, expected nothing there: remove it',
  ],
  [
    'a letter in a line of its own',
    '"Jane",',
    '"Jane",\nx',
    '9:1 found x before a key, expected nothing there: remove it',
  ],
  ['a point in place of a comma', '"Jane",', '"Jane".', '8:30 found ., expected a comma'],
  [
    'two quotes at the end of a text',
    '"Jane",',
    '"Jane"",',
    '8:29 found "" at the end of a text, expected one "',
  ],
  [
    'backslashes of a path',
    'Called.',
    'C:\\Docs\\quote.pdf',
    '10:34 found \\D, which means nothing in JSON, expected \\\\ for each backslash of the text',
  ],
  [
    'round brackets around a list over lines',
    '[{ "body": "Called." }]',
    '(\n{ "body": "Called." }\n)',
    '10:20 found ( and ) around a list, expected [ and ]',
  ],
  [
    'a round bracket at the start of a list',
    '[{ "body"',
    '({ "body"',
    '10:20 found (, expected [ before a list',
  ],
  [
    'a round bracket at the end of a list',
    '"Called." }]',
    '"Called." })',
    '10:42 found ), expected ] after a list',
  ],
  [
    'a date without its first quote',
    '"body": "Called."',
    '"body": "Called.", "dateAdded": 2026-04-01T08:00:00Z"',
    '10:55 found "2026-04-01T08:00:00Z" and a " after it, expected a " before it too',
  ],
  [
    'two quotes at the end of a key',
    '"email":',
    '"email"":',
    '9:17 found "" at the end of a text, expected one "',
  ],
  [
    'a letter in place of a digit',
    '"Called."',
    '"Called.", "dateAdded": 2O26',
    '10:55 found "2O26", which has a letter in place of a digit: write 2026',
  ],
  [
    'a key without its closing quote before a list',
    '"email": "jane@example.com"',
    '"tags: ["vip", "gas"]',
    '9:11 found the key "tags without its closing quote, expected "tags":',
  ],
  [
    'a list of the contact inside of its note',
    '"body": "Called." }',
    '"body": "Called.", "tasks": [] }',
    '10:42 found the unknown key "tasks": tasks belong to the contact; move the tasks out of the braces of the note',
  ],
  ...[';', ' =', ' -', ' =>'].map((sign): [string, string, string, string] => [
    `${sign} in place of a colon`,
    '"email":',
    `"email"${sign}`,
    `9:${18 + sign.lastIndexOf(' ') + 1} found ${sign.trim()}, expected a colon`,
  ]),
  ['two colons', '"notes":', '"notes"::', '10:18 found ::, expected one colon'],
  [
    'a colon between the quotes of a key',
    '"email":',
    '"email:"',
    '9:11 found the colon between the quotes, expected it after them: "email":',
  ],
  ['a bar in place of a comma', '"Jane",', '"Jane"|', '8:30 found |, expected a comma'],
  ['a word in place of a comma', '"Jane",', '"Jane" and', '8:31 found and, expected a comma'],
  [
    'a quote at the end of a line',
    '"Jane",',
    '"Jane","',
    '8:31 found " at the end of a line, expected nothing there: remove it',
  ],
  [
    'three quotes around a text',
    '"Jane"',
    '"""Jane"""',
    '8:24 found """ around a text, expected one quote',
  ],
  [
    'a comma in place of the bracket before entries',
    '"notes": [{',
    '"notes": ,{',
    '10:20 found a comma, expected [ before the entries of notes',
  ],
  [
    'a hyphen before a key',
    '"email"',
    '- "email"',
    '9:11 found a hyphen, but lists of JSON have commas in its place: remove it',
  ],
  [
    'a comment of HTML',
    '"Jane",',
    '"Jane", <!-- the customer -->',
    '8:32 found a comment, but JSON has no comments: remove it',
  ],
  [
    'a letter before a bracket',
    '"Called." }]',
    '"Called." }x]',
    '10:42 found x after the last entry, expected nothing there: remove it',
  ],
] satisfies [string, string, string, string][]) {
  t.test(`explains ${cause} in JSON`, async (t) => {
    t.same(said(t, { 'a.json': json(part, by) }), [line])
  })
}
