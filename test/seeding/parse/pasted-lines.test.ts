import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

/** What comes along when people copy, and what it is called. */
const pasted: readonly [what: string, text: string, line: string][] = [
  [
    'the sender of a message below a date',
    `${N}            dateAdded: -3d\n          [10:34] Nora Lindqvist\n          - body: Called again.\n`,
    '13:11 found "[10:34] Nora Lindqvist", expected a key: remove it',
  ],
  [
    'a row of a spreadsheet',
    `${S}    contacts:\n      - firstName: Jane\n      - Omar\tHaddad\tomar@example.com\n`,
    '8:9 contacts[1]: found "Omar\\tHaddad\\tomar@example.com", expected a contact; these are the cells of a row: write a key for each, such as "firstName: Omar"',
  ],
  [
    'a time in which each colon was replaced',
    `${N}            dateAdded: 2026-03-07T12: 00: 00Z\n`,
    '12:37 found spaces in a date, expected 2026-03-07T12:00:00Z',
  ],
  [
    'the head of a part of a diff',
    `@@ -18,6 +18,9 @@ subAccounts:\n${C}`,
    '1:1 found a line of a diff: remove it',
  ],
  [
    'the color of a terminal',
    `${C}        tags: [\u001b[1;32mlead]\n`,
    '9:16 found an escape character (U+001B), as in the colors of a terminal: remove it and what belongs to it',
  ],
  [
    'another character that cannot be printed',
    `${C}        source: a\u0007b\n`,
    '9:18 found a character that cannot be printed (U+0007), expected text: is it binary?',
  ],
  [
    'exclamation marks',
    N.replace('Called.', '!!! Do not call before ten.'),
    '11:19 found !!!, a tag of YAML, expected plain data: text that begins with ! needs quotes: "!!! Do not call before ten."',
  ],
  [
    'a comment right after an id',
    `${S}    users: [{ id: u1, firstName: Theo }]\n    contacts:\n      - firstName: Jane\n        assignedTo: u1#Theo\n`,
    'warning 9:21 assignedTo: no user of the sub-account is "u1#Theo"; a comment needs a space before its #: u1 #...',
  ],
]

for (const [what, text, line] of pasted) {
  t.test(`says what is wrong with ${what}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), [line])
  })
}
