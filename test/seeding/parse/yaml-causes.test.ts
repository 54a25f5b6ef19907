import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

/** Texts with a slip in a line; each is explained at its place. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'no space after a colon',
    `${S}    contacts:\n      - id: c1\n        firstName:Jane\n        lastName: Doe\n`,
    ['8:9 found "firstName:Jane", expected a space after the colon: "firstName: Jane"'],
  ],
  [
    'no space after the first colon of an entry',
    `${S}    contacts:\n      - id:c1\n        firstName: Jane\n`,
    ['7:9 found "id:c1", expected a space after the colon: "id: c1"'],
  ],
  [
    'no space after a hyphen',
    `${S}    contacts:\n      -id: c1\n        firstName: Jane\n`,
    ['7:7 found "-id: c1", expected a space after the hyphen: "- id: c1"'],
  ],
  [
    'no space after another hyphen',
    `${S}    contacts:\n      - id: c1\n      -id: c2\n`,
    ['8:7 found "-id: c2", expected a space after the hyphen: "- id: c2"'],
  ],
  [
    'text that begins with [',
    N.replace('Called.', '[urgent] call back'),
    ['11:19 found text that begins with [, expected it in quotes: "[urgent] call back"'],
  ],
  [
    'a placeholder in braces',
    N.replace('Called.', '{{contact.name}}'),
    [
      '11:19 found "{{contact.name}}", but placeholders are not replaced in fixtures: write the value, or put it in quotes if it is meant as text',
    ],
  ],
  [
    'text that begins with *',
    N.replace('Called.', '*important* call'),
    ['11:19 found text that begins with *, expected it in quotes: "*important* call"'],
  ],
  [
    'text that begins with !',
    N.replace('Called.', '!important call'),
    [
      '11:19 found !important, a tag of YAML, expected plain data: text that begins with ! needs quotes: "!important call"',
    ],
  ],
  [
    'text that begins with %',
    N.replace('Called.', '%50 off'),
    ['11:19 found text that begins with %, expected it in quotes: "%50 off"'],
  ],
  [
    'text that begins with @',
    N.replace('Called.', '@jane called'),
    ['11:19 found text that begins with @, expected it in quotes: "@jane called"'],
  ],
  [
    'text that begins with |',
    N.replace('Called.', '| pipe text'),
    ['11:19 found text that begins with |, expected it in quotes: "| pipe text"'],
  ],
  [
    'text that begins with >',
    N.replace('Called.', '> quoted mail'),
    ['11:19 found text that begins with >, expected it in quotes: "> quoted mail"'],
  ],
  [
    'text that begins with `',
    N.replace('Called.', '`code` here'),
    ['11:19 found text that begins with `, expected it in quotes: "`code` here"'],
  ],
  [
    'text that begins with ?',
    N.replace('Called.', '? what'),
    ['11:19 found text that begins with ?, expected it in quotes: "? what"'],
  ],
  [
    'text that begins with -',
    N.replace('Called.', '- what'),
    [
      '11:19 found a list beside its key, expected it on the lines below; text that begins with "- " needs quotes: "- what"',
    ],
  ],
  [
    'text that begins with "',
    N.replace('Called.', '"Hi" she said'),
    [
      `11:24 found more after the closing ", expected the end of the line, or quotes around all of it: '"Hi" she said'`,
    ],
  ],
  [
    'apostrophe',
    "subAccounts:\n  - id: loc-1\n    privateIntegrations:\n      - name: full\n        scopes: [contacts]\n    contacts:\n      - id: c1\n        firstName: Jane\n        notes:\n          - id: n1\n            body: 'It's late'\n",
    [
      `11:22 found an apostrophe inside of '...', expected two of them ('') or double quotes around the text`,
    ],
  ],
  [
    'a colon in text',
    'subAccounts:\n  - id: loc-1\n    privateIntegrations:\n      - name: full\n        scopes: [contacts]\n    contacts:\n      - id: c1\n        firstName: Jane\n        notes:\n          - id: n1\n            body: Note: call back\n',
    [
      '11:23 found a second ": " in one line, expected one: text with a colon needs quotes: "Note: call back"',
    ],
  ],
  [
    'a comment of JavaScript',
    `// the main account\n${S}`,
    ['1:1 found a comment that begins with //, expected # before a comment'],
  ],
  [
    'a comment of JavaScript in an entry',
    `${S}    // contacts\n    contacts: []\n`,
    ['6:5 found a comment that begins with //, expected # before a comment'],
  ],
  [
    'a comment of C',
    `/* the main account */\n${S}`,
    ['1:1 found a comment that begins with /*, expected # before a comment'],
  ],
  [
    'en dash',
    `${S}    contacts:\n      – id: c1\n        firstName: Jane\n`,
    ['7:7 found – (U+2013), expected a hyphen (-) before a list entry'],
  ],
  [
    'en dash 2nd',
    `${S}    contacts:\n      - id: c0\n      – id: c1\n`,
    ['8:7 found – (U+2013), expected a hyphen (-) before a list entry'],
  ],
  [
    'a bullet',
    C.replace('- id: c1', '* id: c1'),
    ['7:7 found * (U+002A), expected a hyphen (-) before a list entry'],
  ],
  [
    'a numbered list',
    C.replace('- id: c1', '1. id: c1'),
    ['7:7 found 1., expected one hyphen (-) before a list entry'],
  ],
  [
    'two hyphens',
    C.replace('- id: c1', '-- id: c1'),
    ['7:7 found --, expected one hyphen (-) before a list entry'],
  ],
  [
    'nbsp after colon',
    S.replace('id: loc-1', 'id:\u00a0loc-1'),
    ['2:8 found a no-break space (U+00A0), expected a plain space: delete it and type a space'],
  ],
  [
    'nbsp indent',
    `${S}\u00a0   contacts: []\n`,
    ['6:1 found a no-break space (U+00A0), expected a plain space: delete it and type a space'],
  ],
  [
    'nbsp after dash',
    `${S}    contacts:\n      -\u00a0id: c1\n`,
    ['7:8 found a no-break space (U+00A0), expected a plain space: delete it and type a space'],
  ],
  [
    'nbsp in key',
    `${S}    contacts\u00a0: []\n`,
    ['6:13 found a no-break space (U+00A0), expected a plain space: delete it and type a space'],
  ],
  [
    'a byte order mark within the file',
    `${C}\ufeff        lastName: Doe\n`,
    ['9:1 found an invisible character (U+FEFF): delete it'],
  ],
  [
    'equals',
    C.replace('firstName: Jane', 'firstName = Jane'),
    ['8:9 found "=" after firstName, expected a colon: "firstName: value"'],
  ],
  [
    'a full-width colon',
    C.replace('firstName: Jane', 'firstName：Jane'),
    ['8:18 found a full-width colon, expected ": " after firstName'],
  ],
  [
    'typographic quotes around a key',
    C.replace('firstName', '“firstName”'),
    ['8:9 found the typographic quotes “ and ” around a key, expected the key without quotes'],
  ],
  [
    'a space in a relative date',
    `${N}            dateAdded: - 3d\n`,
    ['12:24 found "- 3d", expected no space after the sign: -3d'],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), lines)
  })
}
