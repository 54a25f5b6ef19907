import t from 'tap'
import { C, N, said } from '../../support/fixtures.js'

/** Keys in the wrong line, and texts that look like keys; each is explained at its place. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'keys at the end of a block of text, with an answer of one word above them',
    `${N.replace('Called.', '|\n              Called.\r')}\n              note: yes\n              title: Call\r\n              userId: u\r\n`.replace(
      '\n\n',
      '\n',
    ),
    [
      'warning 14:15 found "title: Call" and 1 more that look like keys as the last lines of a text: if they are, indent them as the key of the text',
    ],
  ],
  [
    'two keys in a line with a space between them',
    C.replace('firstName: Jane', 'firstName: Jane lastName: Doe'),
    [
      '8:33 found lastName in the line of another key, expected lastName on the next line; text with a colon needs quotes',
    ],
  ],
  [
    'the key of a custom value without quotes',
    C.replace(
      '    contacts:',
      '    customValues:\n      - name: Page\n        fieldKey: {{ custom_values.page }}\n    contacts:',
    ),
    ['8:19 found text that begins with {, expected it in quotes: "{{ custom_values.page }}"'],
  ],
  [
    'a text in which a key of the format has a colon',
    N.replace('Called.', 'Her email: jane@example.com'),
    [
      '11:28 found a second ": " in one line, expected one: text with a colon needs quotes: "Her email: jane@example.com"',
    ],
  ],
  [
    'a key between the key of a list and its entries',
    `${C}        notes:\n        email: jane@example.com\n          - body: Called.\n          - body: Again.\n`,
    [
      '11:11 found a list below "email:", which has a value; it belongs to "notes:" in line 9: move line 10 above that one',
    ],
  ],
  [
    'a text that begins with the name of a channel',
    `${C}        tasks:\n          - title: Call: after the trial\n            dueDate: +1d\n`,
    [
      '10:24 found a second ": " in one line, expected one: text with a colon needs quotes: "Call: after the trial"',
    ],
  ],
  [
    'no-break spaces before a key below a block of text',
    `${N.replace('Called.', '|\n              Called.')}          \u00a0 \u00a0 title: Call\n            pinned: true\n`,
    [
      '13:11 found a no-break space (U+00A0), expected a plain space: delete each of the 2 in this line and type a space',
    ],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), lines)
  })
}
