import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

const all = 'with the lines below it'
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
    'unquoted text of several lines',
    N.replace('Called.', 'Called.\n            Back soon.\n            Bye'),
    [
      '12:13 found "Back soon.", expected a key: to go on with the text of line 11, indent it further than the key of that text',
    ],
  ],
  [
    'unquoted text that goes on further left',
    N.replace('Called.', 'Called.\n          Back soon.'),
    [
      '12:11 found "Back soon.", expected a key: to go on with the text of line 11, indent it further than the key of that text',
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
    ['6:3 found a line indented by 2 spaces, expected 4 spaces as in line 3'],
  ],
  [
    'first item less',
    `${S}    contacts:\n   - id: c1\n     firstName: Jane\n`,
    [
      '7:4 found a list entry indented by 3 spaces, expected at least 4 spaces, as it belongs to line 6',
    ],
  ],
  [
    'a merge without its colon',
    `x-a: &a { city: Berlin }\n${S}    contacts:\n      - << *a\n        firstName: Jane\n`,
    ['8:9 found "<< *a", expected a colon after <<: "<<: *a"'],
  ],
  [
    'colon missing',
    C.replace('firstName: Jane', 'firstName Jane'),
    ['8:9 found "firstName Jane", expected a colon after firstName: "firstName: Jane"'],
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
      '11:16 phone: found the number 5, expected a telephone number such as +15555550100; write it in quotes, with + and the code of its country',
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
      '9:9 the key "id" is already at a.yaml:7:9, expected it once: write "- " in place of the two spaces before it for a new entry, or remove one',
    ],
  ],
  [
    'two spaces after a hyphen',
    `${S}    contacts:\n      -  id: c1\n        firstName: Jane\n        nmae: x\n`,
    [
      '7:8 found 2 spaces after the hyphen, expected 1: the lines below line 7 are indented by 8',
      '9:9 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'an entry in the column of another list, by its keys',
    `${C}        email: jane@example.com\n- id: c2\n  firstName: Joe\n  email: joe@example.com\n`,
    [`10:1 found a list entry indented by 0 spaces, expected 6 spaces as in line 7, ${all}`],
  ],
  [
    'entries below an empty list',
    `${C}        notes: []\n          - body: Called.\n        nmae: x\n`,
    [
      '10:11 found more of notes, which [] in line 9 ends: remove the []',
      '11:9 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'keys below an alias',
    `x-jane: &jane { firstName: Jane }\n${S}    contacts:\n      - *jane\n        lastName: Doe\n        city: Rome\n`,
    [
      '8:9 found keys below *jane, expected "<<: *jane" in line 8 to add keys to what it stands for',
    ],
  ],
  [
    'a key of the file that is indented',
    `${C}  faults:\n    - then: 503\n`,
    ['9:3 found faults indented by 2 spaces, expected none: it belongs at the top of the file'],
  ],
  [
    'a colon in a text over several lines',
    N.replace(
      'Called.',
      'Called in the morning.\n              Panels: 24\n              South roof.',
    ),
    [
      '12:15 found a colon in a text that goes on from line 11, expected | after the key of the text, and all of it on the lines below',
    ],
  ],
  [
    'a bracket in the column of the file',
    `${C}        tags: [\n          vip\n]\n`,
    [
      '11:1 found ] at the start of a line, expected it indented further than line 9, in which a list begins',
    ],
  ],
  [
    'two keys in a line',
    C.replace('firstName: Jane', 'firstName: Jane, lastName: Doe'),
    [
      '8:34 found lastName in the line of another key, expected lastName on the next line; text with a colon needs quotes',
    ],
  ],
  [
    'a key in the line of its object',
    `clock: freeze: 2026-05-01\n${C}`,
    [
      '1:8 found freeze in the line of clock, expected freeze on the next line, indented below clock',
    ],
  ],
  [
    'a key in the line of its object, which has others below it',
    `clock: freeze: 2026-05-01\n  # slowly\n  tickms: 1000\n${C}`,
    [
      '1:8 found freeze in the line of clock, expected freeze on the next line, indented below clock',
      '3:3 found the unknown key "tickms"; did you mean "tickMs"?',
    ],
  ],
  [
    'quotes around a key and its value',
    C.replace('firstName: Jane', '"firstName: Jane"'),
    [
      '8:9 found quotes around a key and its value, expected them around the value alone: firstName: "Jane"',
    ],
  ],
  [
    'a colon between the quotes of a key',
    C.replace('firstName: Jane', '"firstName:" Jane'),
    ['8:9 found the colon between the quotes, expected it after the key: "firstName: Jane"'],
  ],
  [
    'a key at the end of a block of text',
    `${N.replace('Called.', '|\n              Called.')}              title: Call\n`,
    [
      'warning 13:15 found "title: Call" as the last line of a text: if it is a key, indent it as the key of the text',
    ],
  ],
  [
    'nothing about a text that ends like a key of something else',
    N.replace('Called.', '|\n              Called.\n              phone: none'),
    [],
  ],
  [
    'a list that is written twice',
    `${S}    contacts:\n      - id: c1\n    tags: [a]\n    contacts:\n      - id: c2\n`,
    [
      '9:5 the key "contacts" is already at a.yaml:6:5, expected it once: move its entries below the first one, and remove the line',
    ],
  ],
  [
    'an anchor that is missing after <<, which is no text',
    `${C}        <<: *denver\n        lastName: *denver\n`,
    [
      '9:13 found *denver, but there is no &denver above',
      '10:19 found *denver, but there is no &denver above; if it is text, put it in quotes: "*denver"',
    ],
  ],
  [
    'nothing about an object whose name is not used',
    `${S}    contacts:\n      - &jane { firstName: Jane }\n    users: &team [{ id: u }]\n`,
    [],
  ],
  [
    'a key without a value in a line with others',
    `${S}    contacts:\n      - { id: c1, email: , tags: }\n      - email:\n`,
    [
      'warning 7:19 email has no value: remove the key, or write one',
      'warning 7:28 tags has no value: remove the key, or write one',
      'warning 8:9 email has no value: remove the line, or write one',
    ],
  ],
  [
    'an entry whose hyphen is missing, once',
    `${N}            title: a\n            body: Again.\n            title: b\n`,
    [
      '13:13 the key "body" is already at a.yaml:11:13, expected it once: remove one, or write "- " in place of the two spaces before it for a new entry',
    ],
  ],
  [
    'an entry whose first line is commented out',
    `${C}      # - id: c2\n        firstName: Joe\n`,
    [
      '10:9 the key "firstName" is already at a.yaml:8:9, expected it once: line 9, which begins an entry, is a comment: remove the #, or write one before each line of the entry',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), lines)
  })
}

t.test('a tab in front of a hyphen is the cause, however many entries follow', async (t) => {
  const entries = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => `      - id: c${from + index}\n`).join('')
  const text = `${S}    contacts:\n${entries(0, 3)}\t- id: tab\n${entries(3, 200)}`
  t.same(said(t, { 'a.yaml': text }), [
    '10:1 found a tab, expected spaces: YAML is indented with spaces only',
  ])
})
