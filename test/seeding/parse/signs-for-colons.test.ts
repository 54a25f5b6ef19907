import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

/** A sign in place of a colon is one mistake: the rest of its entry is understood. */
const signs: readonly [where: string, text: string, line: string][] = [
  [
    'the first key of an entry with =',
    `${S}    contacts:\n      - firstName=Jane\n        lastName: Doe\n`,
    '7:9 found "=" after firstName, expected a colon: "firstName: Jane"',
  ],
  [
    'the first key of an entry with a hyphen',
    S.replace('- name: full', '- name - full'),
    '4:9 found "-" after name, expected a colon: "name: full"',
  ],
  [
    'a key with a dash',
    `${C}        lastName – Doe\n        source: web\n`,
    '9:9 found "–" after lastName, expected a colon: "lastName: Doe"',
  ],
  [
    'a key with the full stop that a phone makes of two spaces',
    `${C}        lastName. Doe\n        source: web\n`,
    '9:9 found "." after lastName, expected a colon: "lastName: Doe"',
  ],
  [
    'a key with a hyphen before a list of several lines',
    `${C}        tags - [\n          vip,\n        ]\n`,
    '9:9 found "-" after tags, expected a colon: "tags: value"',
  ],
  [
    'a key with a hyphen before a text in quotes with a colon',
    `${C}        source - "Fair: Berlin, hall 3"\n`,
    '9:9 found "-" after source, expected a colon: "source: value"',
  ],
  [
    'a default with a hyphen',
    `defaults:\n  contact - { source: web, type: lead }\n${C}`,
    '2:3 found "-" after contact, expected a colon: "contact: value"',
  ],
  [
    'an object with = in place of the colon',
    `stubs:\n  - match={ method: GET, path: /forms/ }\n    body: { forms: [] }\n${S.replace('[contacts]', '[contacts, forms.readonly]')}`,
    '2:5 found "=" after match, expected a colon: "match: value"',
  ],
  [
    'a text in quotes with a colon and = before it',
    `${C}        source="Fair: Berlin"\n        tags: [vip]\n`,
    '9:9 found "=" after source, expected a colon: "source: value"',
  ],
  [
    'an empty text in quotes with = before it',
    `${C}        source=""\n        tags: [vip]\n`,
    '9:9 found "=" after source, expected a colon: "source: value"',
  ],
  [
    'the name of an anchor of its own',
    `x-common; &common\n  source: web\n${C}        <<: *common\n`,
    '1:1 found ; after x-common, expected a colon: "x-common: &common"',
  ],
  [
    'two colons after the owner of what is pasted',
    'contact:\n  id: c1\n  locationId:: loc-1\n  firstName: Jane\n',
    '3:3 found two colons after locationId, expected one: "locationId: value"',
  ],
  [
    'a block of text that looks like SQL',
    `${N.replace('body: Called.', 'body - |')}              SELECT * FROM notes\n              WHERE id = 'n1';\n            title: Query\n`,
    '11:13 found "-" after body, expected a colon: "body: |"',
  ],
  ...['=', ':'].map((sign): [string, string, string] => [
    `a block of text right after ${sign}`,
    `${N.replace('body: Called.', `body${sign}|`)}              Price: 3\n              Total: 5\n            title: Quote\n`,
    sign === '='
      ? '11:13 found "=" after body, expected a colon: "body: |"'
      : '11:13 found "body:|", expected a space after the colon: "body: |"',
  ]),
  [
    'an entry after a block of text',
    `${N.replace('Called.', '|')}              Sent the quote\n          - body; Called.\n            title: Call\n`,
    '13:13 found ; after body, expected a colon: "body: Called."',
  ],
  [
    'a later entry after a block of text with a hyphen',
    `${N.replace('Called.', '|')}              Sent the quote\n          - id - n2\n            body: Called.\n`,
    '13:13 found "-" after id, expected a colon: "id: n2"',
  ],
]

for (const [where, text, line] of signs) {
  t.test(`a sign in place of a colon: ${where}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), [line])
  })
}

t.test('a header in a list of texts is no key', async (t) => {
  const text = `${S}faults:\n  - then:\n      status: 500\n      headers:\n        - x-id=abc\n`
  t.same(said(t, { 'a.yaml': text }), [
    '10:9 headers: found a list, expected headers such as {"retry-after":"2"}; write { x-id: abc }',
  ])
})

/** A sign in place of the hyphen of an entry. */
const bullets: readonly [where: string, text: string, line: string][] = [
  [
    '> before the first key of an entry',
    C.replace('- id: c1', '> id: c1'),
    '7:7 found > (U+003E), expected a hyphen (-) before a list entry',
  ],
  [
    '> before an entry after a block of text',
    `${N.replace('Called.', '|')}              Sent the quote\n          > id: n2\n            body: Called.\n`,
    '13:11 found > (U+003E), expected a hyphen (-) before a list entry',
  ],
  [
    'a number before an entry in braces',
    `${S}    contacts:\n      1. { id: c1, firstName: Jane }\n      - { id: c2, firstName: Ben }\n`,
    '7:7 found 1., expected one hyphen (-) before a list entry',
  ],
]

for (const [where, text, line] of bullets) {
  t.test(`a sign in place of a hyphen: ${where}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), [line])
  })
}

t.test('the end of a document with a comment after it is no mistake', async (t) => {
  const text = `${C.replace('firstName:', 'firstNam:')}...\n# the end\n`
  t.same(said(t, { 'a.yaml': text }), [
    '8:9 found the unknown key "firstNam"; did you mean "firstName"?',
  ])
})

t.test('a list that is there twice is no list out of line', async (t) => {
  const list =
    '    contacts:\n      - firstName: Jane\n        notes:\n          - body: A\n          - body: B\n'
  t.same(said(t, { 'a.yaml': `${S}${list}\n${list}` }), [
    '12:5 the key "contacts" is already at a.yaml:6:5, expected it once: move its entries below the first one, and remove the line',
  ])
})
