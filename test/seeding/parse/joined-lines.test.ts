import t from 'tap'
import { C, matchEach, N, S, said, yaml } from '../../support/fixtures.js'

const joined = (words: string, key: string) =>
  `found "${words}" after the value of ${key}, expected it on the next line: two lines are joined`
const second = (text: string) =>
  `found a second ": " in one line, expected one: text with a colon needs quotes: "${text}"`

/** Lines with no line break between them. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'an entry after the last value of another one',
    `${N.replace('body: Called.', 'dateAdded: -2d          - id: n2')}            body: x\n`,
    [`11:37 ${joined('- id: n2', 'dateAdded')}`],
  ],
  [
    'an entry of the list around, and more mistakes below it',
    `${N.replace('Called.', 'Called.      - id: c2')}        firstName: x: y\n`,
    [`11:32 ${joined('- id: c2', 'body')}`, `12:21 ${second('x: y')}`],
  ],
  [
    'an entry after one space',
    `${C}        email: jane@example.com - id: c2\n        firstName: Joe\n`,
    [`9:33 ${joined('- id: c2', 'email')}`],
  ],
  [
    'an entry after a short list and one space, with and without a line below it',
    `${C}        tags: [a] - id: c2\n        firstName: Joe\n      - tags: [b] - id: c3\n      - firstName: Ann\n`,
    [`9:19 ${joined('- id: c2', 'tags')}`, `11:19 ${joined('- id: c3', 'tags')}`],
  ],
  [
    'an entry after a value in quotes, and one with an apostrophe',
    `${C}        lastName: "Doe"      - id: c2\n        lastName: O'Neil      - id: c3\n        firstName: Joe\n`,
    [`9:30 ${joined('- id: c2', 'lastName')}`, `10:31 ${joined('- id: c3', 'lastName')}`],
  ],
  [
    'entries in braces',
    `${C}      - { firstName: Joe }      - { firstName: Ann }\n`,
    [
      '9:33 found "- { firstName: Ann }" after a value, expected it on the next line: two lines are joined',
    ],
  ],
  [
    'the key of a list, and a key after a list in brackets',
    `${C}        lastName: Doe        notes:\n          - id: n1\n            body: x\n        tags: [a] city: Berlin\n`,
    [`9:30 ${joined('notes:', 'lastName')}`, `12:19 ${joined('city: Berlin', 'tags')}`],
  ],
  [
    'sentences with a hyphen and a colon',
    `${N.replace('Called.', 'Call Jane - note: urgent')}            title: Call  - title: x\n`,
    [`11:35 ${second('Call Jane - note: urgent')}`, `12:33 ${second('Call  - title: x')}`],
  ],
  [
    'blocks of text, texts in quotes and comments with such lines, beside a mistake',
    `${N.replace('Called.', '|\n              tags: [a]      - id: c2')}            title: "tags: [a]      - id: c2"\n        # tags: [a]      - id: c2\n        city: x: y\n`,
    [`15:16 ${second('x: y')}`],
  ],
  [
    'a list of words beside its key',
    `${C}        tags: - vip - new\n        city: x\n`,
    ['9:15 found a list beside its key, expected it in brackets: [vip, new]'],
  ],
  [
    'a list beside its key',
    `${C}        notes:          - id: n1\n`,
    ['9:25 found a list beside its key, expected it on the lines below'],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(cause, async (t) => matchEach(t, said(t, yaml(text)), lines))
}

t.test('the heading of a list that is joined to the line above', async (t) => {
  const text = S.replace(
    'scopes: [contacts]\n',
    'scopes: [contacts] contacts:\n      - firstName: Jane\n        emial: x\n',
  )
  t.same(said(t, { 'a.yaml': text }), [
    '5:28 found "contacts:" after the value of scopes, expected it on the next line: two lines are joined',
    '7:9 found the unknown key "emial"; did you mean "email"?',
  ])
  const users = `${S}    users:\n      - { id: u, firstName: Ann } contacts:\n      - firstName: Jane\n        notes: []\n`
  t.same(said(t, { 'a.yaml': users }), [
    '7:35 found "contacts:" after a value, expected it on the next line: two lines are joined',
  ])
})
