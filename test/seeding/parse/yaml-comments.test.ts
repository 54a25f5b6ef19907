import t from 'tap'
import { C, matchEach, N, said, yaml } from '../../support/fixtures.js'

const ends = (line: number, key = 'body') =>
  `found a comment, which ends the text that begins in line ${line}, expected it above "${key}:"; if it is part of the text, write | after the key and all of the text below it`
const body = (text: string) => N.replace('Called.', text)

const out = (key: string, line: number) =>
  `found "${key}:" in a comment, but not what is below it from line ${line} on: remove the #, or write one before each of those lines too`

/** Comments between the lines of an unquoted text, and such that are not. */
const causes: readonly [cause: string, text: string, lines: (string | RegExp)[]][] = [
  [
    'lines with spaces at their ends, many of which take no time',
    `${C}${'# a      \n'.repeat(40)}        key x\n`,
    [/^49:9 found "key x"/],
  ],
  [
    'that goes on in a line without #',
    `# Answers that fail, for the retries of all\nthe app on the tablets.\n${C}        tags: 5\n`,
    [
      '2:1 found "the app on the tablets." below a comment, expected # before it if it belongs to that',
      /^11:15 tags: /,
    ],
  ],
  ...['firstName: Jane', 'firstName: "Jane"', 'firstName: null'].flatMap(
    (above): (typeof causes)[number][] => [
      [
        `the key of a list below ${above}`,
        `${C.replace('firstName: Jane', above)}        # notes:\n          - body: Called.\n            title: x\n          - body: Sent.\n`,
        [`9:9 ${out('notes', 10)}`],
      ],
      [
        `the key of an object below ${above}`,
        `${C.replace('firstName: Jane', above)}#       dndSettings:\n          SMS: { status: active }\n        tags: 5\n`,
        [`9:1 ${out('dndSettings', 10)}`, /^11:15 tags: /],
      ],
    ],
  ),
  [
    'a line of its own in the text',
    `${body('Sent the quote,\n              tiles by Jane,\n              # TODO\n              in May.')}            dateAdded: x: y\n`,
    [
      `13:15 ${ends(11)}`,
      '15:25 found a second ": " in one line, expected one: text with a colon needs quotes: "x: y"',
    ],
  ],
  [
    'a line that is indented less, before a blank one',
    body('Sent the quote,\n        # TODO\n\n              in May.'),
    [`12:9 ${ends(11)}`],
  ],
  [
    'several of them',
    body(
      'Sent,\n              # TODO\n              # ask\n              in May,\n            # x\n              or June.',
    ),
    [`12:15 ${ends(11)}`],
  ],
  ['the end of a line', body('Sent, # ask\n              in May.'), [`11:25 ${ends(11)}`]],
  [
    'before a line with a colon',
    body('Sent the quote,\n              # ask\n              start: in May.'),
    [`12:15 ${ends(11)}`],
  ],
  [
    'in a text below its key',
    body('\n              Sent,\n              # ask\n              in May.').replace(
      ': \n',
      ':\n',
    ),
    [`13:15 ${ends(12)}`],
  ],
  [
    'in an entry of a list',
    `${C}        tags:\n          - one\n            # x\n            two\n`,
    [
      '11:13 found a comment, which ends the text that begins in line 10, expected it above the text; if it is part of the text, put all of it in quotes',
    ],
  ],
  [
    'before a key that is indented too far',
    `${C}        lastName: Doe Roe # x\n          email: jane@example.com\n`,
    ['10:11 found a line indented by 10 spaces, expected 8 spaces as in line 9'],
  ],
  [
    'before a line that is no part of the text',
    `${C}        lastName: Doe\n        # x\n        see below\n`,
    [
      '11:9 found "see below", expected a key: to go on with the text of line 9, indent it further than the key of that text',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`a comment: ${cause}`, async (t) => matchEach(t, said(t, yaml(text)), lines))
}
