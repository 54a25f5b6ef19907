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
    'a first key and its number in the same quotes',
    '"generate": { "contacts: 5", "users": 1 },\n"name": "Acme"',
    '3:15 found "contacts: 5", a key and its value in the same quotes, expected "contacts": 5',
  ],
  [
    'texts in two lines',
    '"address": "1 Main"\n"Street",\n"name": "Acme"',
    '4:1 found a second text for address, expected one: JSON cannot join texts',
  ],
  [
    'brackets behind a value',
    '"name": "Acme"[,\n"tags": ["x" {, "y"]',
    '3:15 found [ after this value, expected nothing there: remove it',
    '4:14 found { after this value, expected nothing there: remove it',
  ],
  [
    'another sign than a comma at the end of a line',
    '"users": [\n{ "id": "u" } &\n{ "id": "v" }\n]',
    '4:15 found &, expected a comma',
  ],
  [
    'a sign behind a text',
    '"name": "Acme"(,\n"city": "Oslo"',
    '3:15 found "(" after the text of name, expected nothing there: remove it',
  ],
  [
    'commas before the brackets that they belong behind',
    '"users": [\n{ "id": "u" ,}\n{ "id": "v" }\n ,]\n"name": "Acme"',
    '4:14 found a comma before }, expected it after the bracket',
    '6:3 found a comma before ], expected it after the bracket',
  ],
  [
    'line breaks of a text, and of a command',
    '"name": "Acme",\\n\n"users": [{ "id": "u" }\\n\n],\n"city": "Oslo"',
    '3:16 found \\n outside of a text, expected nothing there: remove it',
    '4:24 found \\n outside of a text, expected nothing there: remove it',
  ],
  [
    'lines that end as those of a command',
    '"name": "Acme", \\\n"state": "x", \\ \r\n"city": "Oslo", \\\n"country": "NO", \\\n"email": "a@b.co"',
    '3:17 found \\ outside of a text, expected nothing there: remove it; so have 3 more places after it',
  ],
  [
    'two single quotes',
    `"name": ''Acme'', "city": 'Oslo'`,
    '3:9 found a single quote, expected a double quote, the only one that JSON has; 1 more text with such quotes in this line',
  ],
  [
    'JavaScript that has JSON in it',
    '"name": `{"a": "b"}`, "city": f({ "a": "b" }), "state": g("x", 1)',
    '3:9 found `{"a": "b"}`, which is JavaScript, expected its value',
    '3:31 found f({ "a": "b" }), which is JavaScript, expected its value',
    '3:57 found g("x", 1), which is JavaScript, expected its value: "x"',
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
