import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

/** Lines without a key, which are not the rest of a text. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'a comment without #',
    `For the tests of reminders\n${S}    timezon: UTC\n`,
    [
      '1:1 found "For the tests of reminders", expected "key: value" or, in a list, "- value"; a comment begins with #',
      '7:5 found the unknown key "timezon"; did you mean "timezone"?',
    ],
  ],
  [
    'a value in the line below its key',
    `${S}    customFields:\n      - name: A\n        dataType:\n        TEXT\n        position: x\n`,
    [
      '9:9 found "TEXT" below "dataType:", expected it in line 8, after the key',
      '10:19 position: found "x", expected a whole number from 0 to 9007199254740991',
    ],
  ],
  [
    'a list in the line below its key',
    `${C}        tags:\n        [vip, lead]\n        emial: a@b.example\n`,
    [
      '10:9 found "[vip, lead]" below "tags:", expected it in line 9, after the key',
      '11:9 found the unknown key "emial"; did you mean "email"?',
    ],
  ],
  [
    'a scope in the column of the hyphens',
    S.replace(
      '[contacts]',
      '\n          - contacts\n          users.readonly\n          - locations.readonly',
    ),
    ['7:11 found "users.readonly" without a hyphen, expected "- users.readonly"'],
  ],
  [
    'the keys of an entry below a word',
    `${S}    tags:\n      - lead\n        id: vip\n        name: vip\n`,
    ['8:9 found "id:" without a hyphen, expected "- " before an entry, as in line 7'],
  ],
  [
    'a text in place of the first line of an entry',
    `${C}        notes:\n              Called about it.\n              Calls again.\n            title: Call\n`,
    [
      '10:15 found "Called about it." below "notes:", expected an entry: is a line such as "- body: |" missing above it?',
    ],
  ],
  [
    'a text in a list',
    `${S}    contacts:\n      Jane Doe, since May\n      - id: c1\n`,
    [
      '7:7 found "Jane Doe, since May" below "contacts:", expected an entry, which begins with "- "',
    ],
  ],
  [
    'the second line of a comment',
    `${S}    contacts:\n      # The first contact has three kinds of texts.\n      They are kept as they are.\n      - id: c1\n`,
    [
      '8:7 found "They are kept as they are." below a comment, expected # before it if it belongs to that',
    ],
  ],
  [
    'an entry below a hyphen alone',
    `${C}        notes:\n          -\n          body: Called.\n            title: Call\n      - id: c2\n        emial: x\n`,
    [
      '11:11 found a key below a hyphen alone, expected it in the line of the hyphen, and the keys below it in line with it',
      '14:9 found the unknown key "emial"; did you mean "email"?',
    ],
  ],
  [
    'the line of a list that is not indented further than its key',
    S.replace('[contacts]', '[contacts,\n        users.readonly]'),
    [
      '6:9 found users.readonly] inside of a list that begins in line 5, expected all of its lines indented further than "scopes:"',
    ],
  ],
  [
    'the line of an object that is not indented further than its hyphen',
    `${C}        notes:\n          - { body: Called.,\n          title: Call }\n`,
    [
      '11:11 found title: Call } inside of an object that begins in line 10, expected all of its lines indented further than "- "',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), lines)
  })
}

t.test('the beginning of a key', async (t) => {
  t.same(said(t, { 'a.yaml': `${C}        country: DE\n        addre\n        city: Bonn\n` }), [
    '10:9 found "addre", expected a key, a colon and a value: is it the beginning of "address1:"?',
  ])
})

t.test('the rest of a value that is broken in two', async (t) => {
  const text = `${S}stubs:
  - match:
      method: GET
      path: /calendars/
      free-slots
    body: {}
`
  t.same(said(t, { 'a.yaml': text }), [
    '10:7 found "free-slots", expected a key: does it belong to the value in line 9?',
  ])
})

t.test('a comment without its sign below a value that is complete', async (t) => {
  const text = `${C}        dateAdded: -3d\n        Never answered.\n        city: Bonn\n`
  t.same(said(t, { 'a.yaml': text }), [
    '10:9 found "Never answered.", expected a key: remove it, or write "# " before a comment',
  ])
})

t.test('a word that is a key elsewhere', async (t) => {
  const text = `${S}    customFields:
      - id: f
        name: Roof
        type
        dataType: TEXT
`
  t.match(said(t, { 'a.yaml': text }), [
    /^9:9 found "type", expected a key: to go on with the text/,
  ])
})
