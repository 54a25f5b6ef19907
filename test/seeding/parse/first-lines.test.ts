import t from 'tap'
import { C, S, said } from '../../support/fixtures.js'

const entry = (name: string) => `{ firstName: ${name}, tags: [vip] }`
const contacts = (...lines: string[]) =>
  `${S}    contacts:\n${lines.map((line) => `${line}\n`).join('')}    tags: 5\n`
const after = (line: number) =>
  `${line}:11 tags: found the number 5, expected a list, each entry a tag, or its name`

/** The first line of a list, an entry or the file is out of line, and only that is wrong. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'the first of several entries between braces has no hyphen',
    contacts(`      ${entry('Jane')}`, `      - ${entry('Mia')}`, `      - ${entry('Omar')}`),
    [
      '7:7 found "{ firstName: Jane, tags: [vip] }" without a hyphen, expected "- " before the first entry of contacts',
      after(10),
    ],
  ],
  [
    'the hyphen of an entry is gone, and not the space after it',
    contacts('       firstName: Jane', '        email: jane@example.com', '        source: web'),
    [
      '7:8 found "firstName: Jane" without a hyphen, expected "- " before the first entry of contacts',
      after(10),
    ],
  ],
  [
    'the first entry is indented less than all others',
    contacts(`    - ${entry('Jane')}`, `      - ${entry('Mia')}`, `      - ${entry('Omar')}`),
    ['7:5 found a list entry indented by 4 spaces, expected 6 spaces as in line 8', after(10)],
  ],
  [
    'the first key of the file is indented',
    ` x-a: &a { city: Rome }\ndefaults:\n  note: { userId: u }\n${C}`,
    ['1:2 found x-a indented by 1 space, expected none, as in line 2'],
  ],
  [
    'a key of the file is as far in as what is below it',
    `x-a: &a { city: Rome }\n  defaults:\n  note: { userId: u }\n${C}`,
    ['2:3 found defaults indented by 2 spaces, expected none: it belongs at the top of the file'],
  ],
  [
    'a decimal comma between { and }',
    contacts('      - { firstName: Jane, source: 9,8 }'),
    [
      '7:36 source: found the number 9, expected a source such as public api; put it in quotes: "9"',
      '7:38 found "8" after a comma and without a colon: a number has a point, 9.8, and text with a comma in it needs quotes',
      after(8),
    ],
  ],
  [
    'a text with commas lacks its first quote',
    contacts('      - { firstName: Jane, source: a, b, c", city: Rome }'),
    [
      '7:39 found "b" after a comma and without a colon: text with a comma in it needs quotes between { and }',
      after(8),
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains that ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), lines)
  })
}
