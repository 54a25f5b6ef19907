import t from 'tap'
import { C, matchEach, N, S, said } from '../../support/fixtures.js'

/** Texts with a slip in a line; each is explained at its place. */
const causes: readonly [cause: string, text: string, lines: (string | RegExp)[]][] = [
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
    'a colon in text with the number of a ticket, and one before a comment',
    `${C}        city: Note: ticket #4711\n        state: Note: x # why\n`,
    [
      '9:19 found a second ": " in one line, expected one: text with a colon needs quotes: "Note: ticket #4711"',
      '10:20 found a second ": " in one line, expected one: text with a colon needs quotes: "Note: x"',
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
    'nbsp indent within an entry, whose last value is a key elsewhere',
    `${S}    users:\n      - id: ben\n\u00a0\u00a0\u00a0 \u00a0   firstName: Ben\n        role: user\n    tags: [vip]\n`,
    [
      '8:1 found a no-break space (U+00A0), expected a plain space: delete each of the 4 in this line and type a space',
    ],
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
    ['8:9 found "=" after firstName, expected a colon: "firstName: Jane"'],
  ],
  [
    'a full-width colon',
    C.replace('firstName: Jane', 'firstName：Jane'),
    ['8:18 found a full-width colon, expected ": " after firstName'],
  ],
  [
    'a space in a relative date',
    `${N}            dateAdded: - 3d\n`,
    ['12:24 found "- 3d", expected no space after the sign: -3d'],
  ],
  [
    'a dash in a key',
    C.replace('firstName', 'first–Name'),
    [
      '8:9 found the unknown key "first–Name" with the sign – (U+2013): write firstName in plain letters',
    ],
  ],
  [
    'an invisible character in a key',
    C.replace('firstName', 'first\u200bName'),
    ['8:14 found an invisible character (U+200B): delete it'],
  ],
  [
    'no-break spaces',
    C.replace('firstName: Jane', 'firstName:\u00a0Jane\u00a0Doe'),
    [
      '8:19 found a no-break space (U+00A0), expected a plain space: delete each of the 2 in this line and type a space',
    ],
  ],
  [
    'two merge keys in one object',
    `x-a: &a { firstName: Jane }\nx-b: &b { lastName: Doe }\n${C.replace('firstName: Jane', '<<: *a\n        <<: *b')}`,
    [
      '11:9 the key "<<" is already at a.yaml:10:9, expected it once: write one list: "<<: [*a, *b]"',
    ],
  ],
  [
    'a merge key without its asterisk',
    `x-jane: &jane { firstName: Jane }\n${C.replace('firstName: Jane', '<<: jane')}`,
    ['9:13 found << with text, expected an alias of an object, or a list of them: write *jane'],
  ],
  [
    'a tag of YAML before a list, for a file, and in place of text',
    `${C}        tags: !!python/tuple\n          - vip\n        notes: !include notes.yaml\n        city: !Oslo now\n        lastName: !urgent\n        tasks: !mine\n        - { title: Call, dueDate: +1d, completed: false }\n`,
    [
      '9:15 found !!python/tuple, a tag of YAML, expected plain data: remove it',
      '11:16 found !include, a tag of YAML, expected plain data: name both files as fixtures, or write extends: at the top of one',
      '12:15 found !Oslo, a tag of YAML, expected plain data: text that begins with ! needs quotes: "!Oslo now"',
      '13:19 found !urgent, a tag of YAML, expected plain data: put it in quotes if it is text: "!urgent"; if not, remove it',
      '14:16 found !mine, a tag of YAML, expected plain data: remove it',
    ],
  ],
  [
    'hyphens between brackets',
    `${C}        tags: [ - league, - birthday ]\n        dnd: 5\n`,
    [
      '9:17 found "- " between [ and ], expected entries with commas between them alone',
      '10:14 dnd: found the number 5, expected true or false',
    ],
  ],
  [
    'keys in the line of another key, after spaces and after a line break that is none',
    `${C.replace('Jane', 'Jane\\n        lastName: Doe')}        email: a@x.example        phone: "+15555550100"\n`,
    [
      '8:42 found lastName in the line of another key, expected lastName on the next line; text with a colon needs quotes',
      '9:40 found phone in the line of another key, expected phone on the next line; text with a colon needs quotes',
    ],
  ],
  [
    'line breaks in text without double quotes',
    `${C}        notes: [{ body: a\\n- b }, { body: C:\\new is full }, { body: "a\\n- b" }]\n`,
    [
      'warning 9:26 found \\n in a text without double quotes, where it is no line break: put the text in double quotes',
    ],
  ],
  [
    'a merge of a list, which was meant as the value of a missing key',
    `x-scopes: &scopes [contacts]\n${S.replace('scopes: [contacts]', '<<: *scopes')}`,
    [
      '6:13 found << with *scopes, which is a list, expected an alias of an object, or a list of them',
    ],
  ],
  [
    'another mistake beside an entry that is named like a key',
    `${C}        tags:\n          - contacts\n          - notes\n        dnd: 5\n`,
    ['12:14 dnd: found the number 5, expected true or false'],
  ],
  [
    'a space before a colon',
    C.replace('firstName: Jane', 'firstName :Jane'),
    ['8:9 found a space before the colon and none after it, expected "firstName: value"'],
  ],
  [
    'a semicolon after a key',
    C.replace('firstName: Jane', 'firstName; Jane'),
    ['8:9 found ; after firstName, expected a colon: "firstName: Jane"'],
  ],
  [
    'dotted keys',
    `clock.freeze=2026-05-01\n${C}`,
    ['1:1 found "clock.freeze", expected "clock:" and freeze below it, indented'],
  ],
  [
    'a hash of Ruby',
    C.replace('- id: c1\n        firstName: Jane', '- { :firstName => "Jane" }'),
    ['7:11 found "=>" after firstName, expected a colon: "firstName: value"'],
  ],
  [
    'a space in the name of an anchor',
    `x-jane: & jane\n  firstName: Jane\n${C.replace('firstName: Jane', '<<: *jane')}`,
    ['1:9 found a space after &, expected the name right after it: &jane'],
  ],
  [
    'an alias with one word of the name of its anchor',
    `x-office: &address-berlin { city: Berlin }\n${C.replace('firstName: Jane', '<<: *berlin')}`,
    ['9:13 found *berlin, expected the name of an anchor above; did you mean *address-berlin?'],
  ],
  [
    'an alias with a word of two anchors',
    `x-a: &office-berlin { city: Berlin }\nx-b: &home-berlin { city: Berlin }\n${C.replace('firstName: Jane', '<<: *berlin')}`,
    [/^10:13 found \*berlin, but there is no &berlin above, only &office-berlin, &home-berlin$/],
  ],
  [
    'an alias that is misspelt',
    `x-jane: &jane { firstName: Jane }\n${C.replace('firstName: Jane', '<<: *jnae\n        lastName: *jane')}`,
    [
      '9:13 found *jnae, expected the name of an anchor above; did you mean *jane?',
      /10:19 lastName: /,
    ],
  ],
  [
    'a command of a shell around the fixture',
    `cat > a.yaml <<'EOF'\n${C}EOF\n`,
    [
      '1:1 found a command of a shell, expected the fixture alone: remove the line, and the one with EOF',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    matchEach(t, said(t, { 'a.yaml': text }), lines)
  })
}
