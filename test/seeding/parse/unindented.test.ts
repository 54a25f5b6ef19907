import t from 'tap'
import { C, matchEach, said, yaml } from '../../support/fixtures.js'

const below = (names: string, heading: string) =>
  `found ${names} below "${heading}:", which has no value: indent ${names.includes(',') ? 'them' : 'it'}`

/** Keys that are in line with the name that they belong to. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'an anchor that aliases use',
    `x-office: &office\naddress1: 4 Fleet Street\ncity: New York\ncountry: US\n${C}      - <<: *office\n        id: c2\n      - <<: [*office]\n        country: *office\n`,
    [`2:1 ${below('"address1", "city", "country"', 'x-office')}`],
  ],
  [
    'an anchor with comments around, and a list in the column of its key',
    `x-office: &office # where\n# it is\n\ntags:\n- vip\n\nx-b: 5\n${C}`,
    [`4:1 ${below('"tags"', 'x-office')}`],
  ],
  [
    'no anchor, and another mistake',
    `x-office:\ncity: New York\n${C}        nmae: x\n`,
    [
      `2:1 ${below('"city"', 'x-office')}`,
      '11:9 found the unknown key "nmae"; did you mean "name"?',
    ],
  ],
  [
    'templates with an anchor and without',
    `templates:\n  berlin: &berlin\n  city: Berlin\n  country: DE\n  vip:\n  tags: [vip]\n${C}      - <<: *berlin\n`,
    [`3:3 ${below('"city", "country"', 'berlin')}`, `6:3 ${below('"tags"', 'vip')}`],
  ],
  [
    'an anchor of nothing',
    `x-office: &office\n${C}      - <<: *office\n`,
    [
      '10:13 found << with *office, which is null, expected an alias of an object, or a list of them',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(cause, async (t) => matchEach(t, said(t, yaml(text)), lines))
}

t.test('a name without a value, and lists in its column, are no mistake', async (t) => {
  const text = `x-none:\nx-tags: &tags\n- vip\n${C}        tags: *tags\n`
  t.same(said(t, yaml(text)), [])
})
