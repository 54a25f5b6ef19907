import t from 'tap'
import { C, N, S, said } from '../../support/fixtures.js'

/** Slips of one sign, each of which has one message. */
const causes: readonly [cause: string, text: string, line: string][] = [
  [
    'a list that ends with a round bracket',
    `${C}        tags: [vip, lead)\n        source: web\n`,
    '9:25 found ), expected ], which ends the list that begins in column 15',
  ],
  [
    'an object without its first brace',
    `${S}    users:\n      - id: u1, firstName: Theo }\n    tags: [vip]\n`,
    '7:9 found } at the end of a line without {, expected { before "id:"',
  ],
  [
    'a letter in place of |',
    `${N.replace('Called.', 'l')}              Sent the quote:\n              - tiles\n            title: Call\n`,
    '11:19 found l after "body:", expected |, which begins a text of several lines',
  ],
  [
    'a slash in place of |',
    `${N.replace('Called.', '/')}              Sent the quote\n              Next: May\n`,
    '11:19 found / after "body:", expected |, which begins a text of several lines',
  ],
  [
    'a bracket before a list with hyphens',
    `${S}    users: [\n      - id: u1\n      - id: u2\n    tags: [vip]\n`,
    '6:12 found [ before a list with hyphens, expected nothing there: remove it',
  ],
  [
    'a space in an address',
    `${C}        email: jane @example.com\n`,
    'warning 9:16 email: found "jane @example.com", which the API refuses, expected an e-mail address such as jane@example.com; write jane@example.com',
  ],
  [
    'two addresses',
    `${C}        email: jane@example.com / jane@work.example\n`,
    'warning 9:16 email: found "jane@example.com / jane@work.example", which the API refuses, expected an e-mail address such as jane@example.com; these are two addresses: write jane@example.com, and the other one in additionalEmails',
  ],
]

for (const [cause, text, line] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.yaml': text }), [line])
  })
}
