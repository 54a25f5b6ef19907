import t from 'tap'
import { said } from '../../support/fixtures.js'

const head = '{ "subAccounts": [{\n"id": "a",\n'
const last = ',\n"clock": 5 }] }'

/** What is between entries, or has its signs in another order, in the keys of a sub-account, and what is said of it. */
const causes: readonly [cause: string, lines: string, ...messages: string[]][] = [
  [
    'numbers before entries',
    '"users": [\n1. { "id": "u" },\n2) { "id": "v" }\n]',
    '4:1 found "1." before an entry, expected nothing there: remove it',
    '5:1 found "2)" before an entry, expected nothing there: remove it',
  ],
  [
    'the time before an entry of a log',
    '"users": [2026-03-01 10:42:01 INFO { "id": "u" }]',
    '3:11 found "2026-03-01 10:42:01 INFO" before an entry, expected nothing there: remove it',
  ],
  [
    'what a log says after an entry',
    '"users": [\n{ "id": "u" } -> 201,\n{ "id": "v" } (2 ms)\n]',
    '4:15 found "-> 201" after an entry, expected nothing there: remove it',
    '5:15 found "(2 ms)" after an entry, expected nothing there: remove it',
  ],
  [
    'a telephone number without quotes',
    '"phone": (555) 555-0100,\n"name": "Acme"',
    '3:10 found "(555) 555-0100", expected it in double quotes: "(555) 555-0100"',
  ],
  [
    'a number and a word before an entry, and after one, which may be entries',
    '"tags": [5 { "name": "t" } 6\n, vip { "name": "u" } lead\n]',
    '3:10 found no comma after this value, expected one',
    '3:26 found no comma after this value, expected one',
    '3:28 tags[2]: found the number 6, expected a tag, or its name; put it in quotes: "6"',
    '4:3 found "vip", expected it in double quotes: "vip"',
    '4:5 found no comma after this value, expected one',
    '4:21 found no comma after this value, expected one',
    '4:23 found "lead", expected it in double quotes: "lead"',
  ],
  [
    'commas before closing quotes',
    '"name": "Acme,"\n"tags": ["vip," "lead"]',
    '3:14 found a comma before the closing quote, expected it after the quote',
    '4:14 found a comma before the closing quote, expected it after the quote',
  ],
  [
    'a text that is a comma',
    '"tags": [","\n"lead"]',
    '3:12 found no comma after this value, expected one',
  ],
  [
    'a key and its value in the same quotes',
    '"name: Acme",\n"city": "Oslo"',
    '3:1 found "name: Acme", a key and its value in the same quotes, expected "name": "Acme"',
  ],
  [
    'values of a list without brackets',
    '"tags": "vip", "lead", "x",\n"name": "Acme"',
    '3:16 found "lead" behind the value of tags, expected [ and ] around all of its values',
  ],
]

for (const [cause, lines, ...messages] of causes)
  t.test(`${cause} in JSON`, async (t) => {
    const found = said(t, { 'a.json': head + lines + last })
    t.match(found.pop(), /^\d+:1 found the unknown key "clock"/)
    t.strictSame(found, messages)
  })
