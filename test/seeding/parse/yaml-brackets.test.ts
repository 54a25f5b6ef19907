import t from 'tap'
import { C, matchEach, N, S, said, yaml } from '../../support/fixtures.js'

/** Texts with brackets that do not fit; each is explained at its place. */
const causes: readonly [cause: string, text: string, lines: (string | RegExp)[]][] = [
  [
    'many spaces after an object, which take no time',
    `${S}    {a: 1}${' '.repeat(60)}x: 1\n`,
    [/^6:5 found "\{a: 1\} .*, which is no key/],
  ],
  [
    'many signs of comments after an object, which take no time',
    `${S}    {a: 1} ${'#'.repeat(60)}\n    x: 1\n`,
    [
      /^6:5 found a list, an object or an alias as a key, expected a name$/,
      /^7:5 found the unknown key "x"/,
    ],
  ],
  [
    'a bracket in a comment',
    S.replace('[contacts]', '[contacts # users.readonly]'),
    [
      '5:17 found a list that begins with [ and does not end before line 6, expected ] before the #, which begins a comment',
    ],
  ],
  [
    'text that begins with # between brackets',
    `${C}        tags: [#vip, b]\n        notes:\n          - { body: a, color: #FFAA00, pinned: true }\n          - { bdy: b }\n`,
    [
      /^9:16 found text that begins with #, expected it in quotes: "#vip"$/,
      /^11:31 found text that begins with #, expected it in quotes: "#FFAA00"$/,
      '12:15 found the unknown key "bdy"; did you mean "body"?',
    ],
  ],
  [
    'objects without a comma between them, and in one line',
    `${C}        notes: [{ body: a } { body: b }]\n        tasks:\n          - { title: a } { title: b }\n    users: 5\n`,
    [
      /^9:29 found one object after another, expected a comma between them$/,
      /^11:26 found a second object in one line, expected each entry on a line of its own, after "- "$/,
      /^12:12 users: found the number 5/,
    ],
  ],
  [
    'one kind of bracket in place of the other at the start',
    `${C}        tags: {vip]\n        notes: [[body: a }]\n    users: 5\n`,
    [
      '9:15 found { before a list, expected [',
      '10:17 found [ before keys, expected {',
      /^11:12 users: found the number 5/,
    ],
  ],
  [
    'a round bracket at the end of a list of several lines',
    `${C}        tags: [\n          a,\n          b\n        )\n    users: 5\n`,
    [
      '12:9 found ), expected ], which ends the list that begins in line 9',
      /^13:12 users: found the number 5/,
    ],
  ],
  [
    'one kind of bracket in place of the other',
    `${C}        tags: [a, b}\n        city: Oslo\n    users: 5\n`,
    [
      /^9:20 found \}, expected \], which ends a list that begins in column 15$/,
      /^11:12 users: found the number 5/,
    ],
  ],
  [
    'one kind of bracket in place of the other on a line of its own',
    `${C}        tags: [\n          a,\n          b\n        }\n        city: Oslo\n    users: 5\n`,
    [
      '12:9 found }, expected ], which ends a list that begins in line 9',
      /^14:12 users: found the number 5/,
    ],
  ],
  [
    'two brackets the wrong way round',
    `${C}        notes: [{ body: a ]}\n        city: x\n    users: 5\n`,
    [
      /^9:27 found \], expected \}, which ends an object that begins in column 17: are \] and \} the wrong way round\?$/,
      /^11:12 users: found the number 5/,
    ],
  ],
  [
    'a brace or a bracket too many inside of others',
    `${C}        notes: [{ body: a }}]\n        tags: [a]\n    users: 5\n`,
    [
      /^9:28 found \}, expected \], which ends a list that begins in column 16: is the \} one too many\?$/,
      /^11:12 users: found the number 5/,
    ],
  ],
  [
    'text that begins with a bracket',
    `${C}        notes:\n          - body: [urgent call back\n`,
    [
      '10:19 found a list that begins with [ and does not end before line 11, expected ], or quotes around it if it is text',
    ],
  ],
  [
    'a heading of TOML',
    `${S}[[faults]]\nthen = 503\npath = "/x"\n`,
    [
      '6:1 found [[faults]], a heading of TOML or INI: write "faults:" and the keys below it, indented, each with a colon',
    ],
  ],
  [
    'keys of an entry in brackets',
    `${C}        notes: [ body: Called., title: Call ]\n`,
    [
      '9:16 found keys between [ and ], expected braces around the keys of each entry: [{ body: ..., title: ... }]',
    ],
  ],
  [
    'a key between { and } without its colon',
    `${S}    users: [{ id u1, firstName: Nora }, { id: u2, firstName Omar }]\nstubs:\n  - { match: { method GET, path: /calendars/ }, body: {} }\n`,
    [
      '6:15 found "id u1" without a colon, expected "id: u1"',
      '6:51 found "firstName Omar" without a colon, expected "firstName: Omar"',
      '8:16 found "method GET" without a colon, expected "method: GET"',
    ],
  ],
  [
    'a comma in text between typographic quotes',
    N.replace('- id: n1\n            body: Called.', '- { id: n1, body: “Called, no answer” }'),
    [
      '10:38 found "no answer”" after a comma in text that begins with the typographic quote “, which quotes nothing in YAML: write plain quotes around all of it',
    ],
  ],
  [
    'a comma that is missing after a text in quotes',
    S.replace('- name: full\n        scopes: [contacts]', '- { name: "full" scopes: [contacts] }'),
    ['4:24 found scopes after the closing ", expected a comma before it'],
  ],
  [
    'the key of a list between { and } without its colon',
    S.replace('- name: full\n        scopes: [contacts]', '- { name: full, scopes [contacts] }'),
    ['4:23 found scopes without a colon, expected "scopes: ["'],
  ],
  [
    'a comma of a keyboard of another script',
    S.replace('- name: full\n        scopes: [contacts]', '- { name: full， scopes: [contacts] }'),
    ['4:21 found "，", a full-width sign, expected ","'],
  ],
  [
    'a question mark before a key',
    C.replace('firstName', '? firstName'),
    ['8:9 found ? before a key, which begins a key of several lines in YAML: remove it'],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    matchEach(t, said(t, { 'a.yaml': text }), lines)
  })
}

/** Commas that are missing at the end of a line. */
const ends: readonly [what: string, text: string, lines: string[]][] = [
  [
    'after a list, a text in quotes and text with none',
    `${C}        notes: [\n          {\n            id: n1,\n            body: "x"\n            title: y\n            dateAdded: soon\n          }\n        ]\n`,
    [
      '12:21 found no comma at the end of this line, expected one before "title:"',
      '13:20 found no comma at the end of this line, expected one before "dateAdded:"',
      '14:24 dateAdded: found "soon", expected a date such as 2026-03-07T12:00:00Z or -3d',
    ],
  ],
  [
    'after a list, before a key in quotes',
    `${C}        customFields: [{ value: [a]\n            "id": f1 }]\n`,
    ['9:35 found no comma at the end of this line, expected one before "id:"'],
  ],
  [
    'after a text in a list',
    `${C}        tags: [\n          "a"\n          "b", # more\n          'c' # the last\n          d ]\n`,
    [
      '10:13 found no comma at the end of this line, expected one',
      '12:13 found no comma at the end of this line, expected one',
    ],
  ],
  [
    'after an object in a list',
    `${C}        notes: [{ body: x } # one\n          # two\n          { body: y }]\n        city: x: y\n`,
    [
      '9:27 found no comma at the end of this line, expected one',
      '12:16 found a second ": " in one line, expected one: text with a colon needs quotes: "x: y"',
    ],
  ],
]

for (const [what, text, lines] of ends) {
  t.test(`a comma missing at the end of a line: ${what}`, async (t) => {
    t.same(said(t, yaml(text)), lines)
  })
}

/** Lines that begin with brackets and are no keys, and entries between brackets without a space after a colon. */
const others: readonly [what: string, text: string, lines: string[]][] = [
  [
    'a line of a chat between the lines',
    `${N}[10:42 AM] Joe: and this\n      - id: c2\n        firstName: x: y\n`,
    [
      '12:1 found "[10:42 AM] Joe: and this", which is no key: remove the line, or, if it belongs to a text, indent it further than the key of the text',
      '14:21 found a second ": " in one line, expected one: text with a colon needs quotes: "x: y"',
    ],
  ],
  [
    'a line of a log, and a list as a key',
    `${N}[INFO] sent: yes\n        [a, b]: c\n`,
    [
      '12:1 found "[INFO] sent: yes", which is no key: remove the line, or, if it belongs to a text, indent it further than the key of the text',
      '13:9 found a list, an object or an alias as a key, expected a name',
    ],
  ],
  [
    'no space after a colon between brackets',
    `${C}        notes:\n          - { id: n1, body:Called back., dateAdded: -2d }\n          - { body:"Called, twice.", title: x }\n          - { title: x, body:Called. }\n`,
    [
      '10:23 found "body:Called back.", expected a space after the colon: "body: Called back."',
      `11:15 found "body:\\"Called, twice.\\"", expected a space after the colon: "body: "Called, twice.""`,
      '12:25 found "body:Called.", expected a space after the colon: "body: Called."',
    ],
  ],
  [
    'no space after the colon of a text with a comma',
    N.replace('body: Called.', 'body:Called, twice.'),
    ['11:13 found "body:Called, twice.", expected a space after the colon: "body: Called, twice."'],
  ],
]

for (const [what, text, lines] of others) {
  t.test(`explains ${what}`, async (t) => t.same(said(t, yaml(text)), lines))
}

t.test('an entry in braces right after the key of a list', async (t) => {
  const text = `${S}    contacts:
      - { firstName: Ann, notes: { body: Called. }] }
`
  t.same(said(t, { 'a.yaml': text }), [
    '7:34 found { after "notes:", expected [ before it, which the ] in line 7 ends',
  ])
})
