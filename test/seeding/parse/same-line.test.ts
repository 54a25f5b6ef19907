import t from 'tap'
import { S, said } from '../../support/fixtures.js'

/** Mistakes in the syntax of a line, and others beside them. */
const lines: readonly [what: string, contact: string, lines: string[]][] = [
  [
    'a missing comma',
    '{ "fristName": "Jane", "email": "a@x.example" "notes": [{ "body": 3 }] }',
    [
      '3:3 found the unknown key "fristName"; did you mean "firstName"?',
      '3:45 found no comma after this value, expected one',
      '3:67 body: found the number 3, expected text that is not blank; put it in quotes: "3"',
    ],
  ],
  [
    'a missing colon',
    '{ "fristName": "Jane", "email" "a@x.example" }',
    [
      '3:3 found the unknown key "fristName"; did you mean "firstName"?',
      '3:32 found no colon after a key, expected ": "',
    ],
  ],
  [
    'a comma at the end',
    '{ "fristName": "Jane", "tags": ["vip",], }',
    [
      '3:3 found the unknown key "fristName"; did you mean "firstName"?',
      '3:38 found a comma before ], expected no comma after the last entry',
      '3:40 found a comma before }, expected no comma after the last entry',
    ],
  ],
  [
    'a key without quotes, and a word of Python',
    `{ fristName: "Jane", "dnd": True, "emial": "x" }`,
    [
      '3:3 found "fristName", expected a key in double quotes: "fristName"',
      '3:29 found "True", expected true in small letters',
      '3:35 found the unknown key "emial"; did you mean "email"?',
    ],
  ],
]

for (const [what, contact, expected] of lines) {
  t.test(`${what} in JSON does not hide what else is wrong in its line`, async (t) => {
    const text = `{ "subAccounts": [{ "privateIntegrations": [{ "name": "full", "scopes": ["contacts"] }],
"contacts": [
${contact}
] }] }`
    t.same(said(t, { 'a.json': text }), expected)
  })
}

/** The same between the braces of YAML. */
const braces: readonly [what: string, contact: string, lines: string[]][] = [
  [
    'a missing comma before a key',
    '{ fristName: Jane email: a@x.example, notes: [{ body: 3 }] }',
    [
      '7:11 found the unknown key "fristName"; did you mean "firstName"?',
      '7:22 found a second ": " in one entry, expected a comma before the next key, or quotes around text with a colon',
      '7:63 body: found the number 3, expected text that is not blank; put it in quotes: "3"',
    ],
  ],
  [
    'a missing comma before a key that has to be there',
    '{ fristName: Jane, tasks: [{ title: Call dueDate: now, nmae: x }] }',
    [
      '7:11 found the unknown key "fristName"; did you mean "firstName"?',
      '7:45 found a second ": " in one entry, expected a comma before the next key, or quotes around text with a colon',
      '7:64 found the unknown key "nmae", expected one of id, title, body, assignedTo, dueDate, completed',
    ],
  ],
  [
    'a missing comma between texts',
    '{ fristName: Jane, tags: ["a" "b"] }',
    [
      '7:11 found the unknown key "fristName"; did you mean "firstName"?',
      '7:39 found one value after another, expected a comma between them',
    ],
  ],
  [
    'a sign that needs quotes',
    '{ fristName: Jane, city: @home }',
    [
      '7:11 found the unknown key "fristName"; did you mean "firstName"?',
      '7:34 found text that begins with @, expected it in quotes: "@home"',
    ],
  ],
]

for (const [what, contact, expected] of braces) {
  t.test(`${what} in braces does not hide what else is wrong in its line`, async (t) => {
    t.same(said(t, { 'a.yaml': `${S}    contacts:\n      - ${contact}\n` }), expected)
  })
}
