import t from 'tap'
import { validateFixtures } from '../../../src/seeding/load.js'
import { C, matchEach, N, said, yaml } from '../../support/fixtures.js'

const apostrophe = (text: string) =>
  `found an apostrophe inside of '...', expected two of them ('') or double quotes around the text: "${text}"`
const quote = (text: string) =>
  `found text after the closing ", expected \\" for a quote inside of text, or single quotes around the text: '${text}'`

/** Texts in quotes with such a quote in them, which ends them for YAML. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'an apostrophe in a list in brackets',
    `${C}        tags: ['new', 'don't know', 'x']\n`,
    [`9:27 ${apostrophe("don't know")}`],
  ],
  [
    'a sign for inches, and a comma after it',
    N.replace('Called.', '"Needs a 3" pipe, left a message."'),
    [`11:31 ${quote('Needs a 3" pipe, left a message.')}`],
  ],
  [
    'an apostrophe in a text with a colon',
    N.replace('Called.', "'Jane's renewal: she wants it.'"),
    [`11:24 ${apostrophe("Jane's renewal: she wants it.")}`],
  ],
  [
    'apostrophes in two of the texts, with a comma in the first one',
    `${C}        tags: ['don't, can't', 'won't', x]\n`,
    [`9:20 ${apostrophe("don't, can't")}`],
  ],
  [
    'an apostrophe at the end of a word',
    `${C}        tags: ['the boys' room', 'x']\n`,
    [`9:25 ${apostrophe("the boys' room")}`],
  ],
  [
    'an apostrophe in a list in lines',
    `${C}        tags:\n          - 'new'\n          - 'Jane's dog'\n          - 'won't, can't' # sic\n`,
    [`11:18 ${apostrophe("Jane's dog")}`, `12:17 ${apostrophe("won't, can't")}`],
  ],
  [
    'an apostrophe in braces, and one before a colon',
    `${C}        notes:\n          - { body: 'It's late', title: x }\n          - { title: x, body: 'It's late: call' }\n`,
    [`10:24 ${apostrophe("It's late")}`, `11:34 ${apostrophe("It's late: call")}`],
  ],
  [
    'an apostrophe beside a key',
    N.replace('Called.', "'It's what I don't know'"),
    [`11:22 ${apostrophe("It's what I don't know")}`],
  ],
  [
    'double quotes in a list in brackets',
    `${C}        tags: ["new", "a "big" pipe", "x"]\n`,
    [`9:27 ${quote('a "big" pipe')}`],
  ],
  [
    'the sign for inches',
    `${C}        tags: ["new", "5" pipe", "x"]\n`,
    [`9:27 ${quote('5" pipe')}`],
  ],
  [
    'double quotes in braces',
    `${C}        notes:\n          - { body: "He said "call me" twice.", dateAdded: -2d }\n          - { body: "He said "call me"", dateAdded: -2d }\n          - { body: "He said "call", then "wait"." }\n`,
    [
      `10:31 ${quote('He said "call me" twice.')}`,
      `11:31 ${quote('He said "call me"')}`,
      `12:31 ${quote('He said "call", then "wait".')}`,
    ],
  ],
  [
    'texts with no comma between them',
    `${C}        tags: ["a" "y"]\n        notes:\n          - { body: "a" title: "b" }\n        type: x\n`,
    [
      '9:20 found one value after another, expected a comma between them',
      '11:25 found title after the closing ", expected a comma before it',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(cause, async (t) => matchEach(t, said(t, yaml(text)), lines))
}

t.test('the mark ends with the text', async (t) => {
  const text = `${C}        notes:\n          - { body: "He said "call me" twice.", dateAdded: -2d }\n`
  const [problem] = validateFixtures([`${t.testdir(yaml(text))}/a.yaml`]).problems
  t.equal(problem?.place.length, 'call me" twice."'.length)
})
