import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

/** Texts whose structure is broken; each is explained at its place, and hides nothing else. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'tab indent',
    `${S}    contacts:\n\t- id: c1\n`,
    ['7:1 found a tab, expected spaces: YAML is indented with spaces only'],
  ],
  [
    'mixed tabs',
    `${S}    contacts:\n\t\t- id: c1\n\t\t  firstNam: Jane\n`,
    ['7:1 found a tab, expected spaces: YAML is indented with spaces only; 2 lines have one'],
  ],
  [
    'a conflict of Git',
    `${S}    contacts:\n<<<<<<< HEAD\n      - id: c1\n=======\n      - id: c2\n>>>>>>> branch\n`,
    [
      '7:1 found a conflict that Git could not merge, expected one of the two versions: remove the other one and the lines that begin with <<<<<<<, ======= and >>>>>>>',
    ],
  ],
  [
    'a conflict of Git in an entry',
    `${N}<<<<<<< HEAD\n            title: a\n=======\n            title: b\n>>>>>>> main\n`,
    [
      '12:1 found a conflict that Git could not merge, expected one of the two versions: remove the other one and the lines that begin with <<<<<<<, ======= and >>>>>>>',
    ],
  ],
  [
    'a Markdown fence',
    `\`\`\`yaml\n${N}\`\`\`\n`,
    [
      '1:1 found ``` as around code in Markdown, expected the fixture alone: remove the lines that begin with ```',
    ],
  ],
  [
    'unquoted text of several lines',
    N.replace('Called.', 'Called.\n            Back soon.\n            Bye'),
    [
      '12:13 found "Back soon.", expected a key: text that goes on from line 11 is indented further than its key, or begins with | after the key',
    ],
  ],
  [
    'unquoted text that goes on further left',
    N.replace('Called.', 'Called.\n          Back soon.'),
    [
      '12:11 found "Back soon.", expected a key: text that goes on from line 11 is indented further than its key, or begins with | after the key',
    ],
  ],
  [
    'indent slip more',
    `${S}    contacts:\n      - id: c1\n         firstName: Jane\n`,
    ['8:10 found a line indented by 9 spaces, expected 8 spaces as in line 7'],
  ],
  [
    'indent slip less',
    `${S}    contacts:\n      - id: c1\n       firstName: Jane\n`,
    ['8:8 found a line indented by 7 spaces, expected 8 spaces as in line 7'],
  ],
  [
    'indent slip key',
    `${S}   contacts:\n      - id: c1\n`,
    ['6:4 found a line indented by 3 spaces, expected 4 spaces as in line 3'],
  ],
  [
    'indent slip list',
    `${S}    contacts:\n      - id: c1\n     - id: c2\n`,
    ['8:6 found a list entry indented by 5 spaces, expected 6 spaces as in line 7'],
  ],
  [
    'indent slip list2',
    `${S}    contacts:\n      - id: c1\n       - id: c2\n`,
    ['8:8 found a list entry indented by 7 spaces, expected 6 spaces as in line 7'],
  ],
  [
    'indent in block',
    N.replace('Called.', '|\n             a\n            b\n           c'),
    ['13:13 found "b", expected text indented as in line 12, where the block of text begins'],
  ],
  [
    'contacts too left',
    `${S}  contacts:\n    - id: c1\n`,
    [
      '6:3 found a line indented by 2 spaces, expected 4 spaces as in line 3, or "- " before it for a new entry as in line 2',
    ],
  ],
  [
    'first item less',
    `${S}    contacts:\n   - id: c1\n     firstName: Jane\n`,
    [
      '7:4 found a list entry indented by 3 spaces, expected at least 4 spaces, as it belongs to line 6',
    ],
  ],
  [
    'colon missing',
    C.replace('firstName: Jane', 'firstName Jane'),
    ['8:9 found "firstName Jane", expected a colon after firstName: "firstName: ..."'],
  ],
  [
    'colon missing key',
    S.replace('privateIntegrations:', 'privateIntegrations'),
    [
      '3:5 found "privateIntegrations" without a colon, expected "privateIntegrations:" and its value',
    ],
  ],
  [
    'quotes comma',
    C.replace('Jane', '"Jane",'),
    ['8:26 found , after a value, expected the end of the line: remove it'],
  ],
  [
    'unclosed double',
    `${C.replace('Jane', '"Jane')}      - id: c2\n        lstName: x\n`,
    [
      '8:20 found text that begins with " and never ends, expected a closing "',
      '10:9 found the unknown key "lstName"; did you mean "lastName"?',
    ],
  ],
  [
    'unclosed in flow',
    `${S}    tags: [vip, 'lead, new]\n    contcts: []\n`,
    [
      `6:17 found text that begins with ' and never ends, expected a closing '`,
      '7:5 found the unknown key "contcts"; did you mean "contacts"?',
    ],
  ],
  [
    'unclosed brace',
    `${S}    contacts:\n      - { id: c1, firstName: Jane\n      - { id: c2 }\n    nmae: x\n`,
    [
      '7:9 found an object that begins with { and does not end before line 8, expected }',
      '9:5 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'extra ]',
    S.replace('[contacts]', '[contacts]]'),
    ['5:27 found ], expected [ before it: ] closes nothing here'],
  ],
  [
    'a mistake that hides no other',
    `${S}    contacts:\n      - id: c1\n        firstName: @jane\n      - id: c2\n        lstName: Doe\n        phone: 5\nfaultss: []\n`,
    [
      '8:20 found text that begins with @, expected it in quotes: "@jane"',
      '10:9 found the unknown key "lstName"; did you mean "lastName"?',
      '11:16 phone: found the number 5, expected a telephone number such as +15555550100; put it in quotes: "5"',
      '12:1 found the unknown key "faultss"; did you mean "faults"?',
    ],
  ],
  [
    'line ends of old Macs',
    `${C}        lastName: @Doe\n`.replaceAll('\n', '\r'),
    ['9:19 found text that begins with @, expected it in quotes: "@Doe"'],
  ],
  [
    'an entry without its hyphen',
    `${C}        id: c2\n        firstName: Joe\n`,
    [
      '9:9 the key "id" is already at a.yaml:7:9, expected it once: remove one, or write "- " before a new entry',
      '10:9 the key "firstName" is already at a.yaml:8:9, expected it once: remove one, or write "- " before a new entry',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), lines)
  })
}
