import t from 'tap'
import { said } from '../../support/fixtures.js'

/** Texts, numbers and words that JSON does not have; each is explained at its place. */
const causes: readonly [cause: string, text: string, lines: string[]][] = [
  [
    'backslash',
    '{ "subAccounts": [{ "name": "C:\\Users" }] }',
    ['1:32 found \\U, which means nothing in JSON, expected \\\\ for each backslash of the text'],
  ],
  [
    'backslash2',
    '{ "subAccounts": [{ "name": "C:\\dir\\" }] }',
    [
      '1:32 found \\d, which means nothing in JSON, expected \\\\ for each backslash of the text',
      '1:36 found \\" at the end of a text, which is a quote inside of it, expected \\\\" after a backslash',
    ],
  ],
  [
    'quotes in',
    '{ "subAccounts": [{ "name": "The "Best" Co" }] }',
    ['1:34 found text right after a closing quote, expected \\" for a quote inside of text'],
  ],
  [
    'None',
    '{ "subAccounts": [{ "id": "a", "name": None }] }',
    ['1:40 found "None", expected null: JSON has no other word for no value'],
  ],
  [
    'True',
    '{ "subAccounts": [{ "id": "a", "allowDuplicateContact": True }] }',
    ['1:57 found "True", expected true in small letters'],
  ],
  [
    'NaN',
    '{ "subAccounts": [{ "id": "a", "name": NaN }] }',
    ['1:40 found "NaN", expected a number or null'],
  ],
  [
    'unquoted',
    '{ "subAccounts": [{ "id": loc-1 }] }',
    ['1:27 found "loc-1", expected it in double quotes: "loc-1"'],
  ],
  [
    'empty value',
    '{ "subAccounts": [{ "id": , "name": "x" }] }',
    ['1:27 found ",", expected a value: write one, or remove the key'],
  ],
  [
    'escape u',
    '{ "subAccounts": [{ "name": "\\u12" }] }',
    [
      '1:30 found \\u without four hexadecimal digits, expected a character such as \\u00e9, or \\\\u',
    ],
  ],
  [
    'a backslash before an apostrophe',
    '{ "subAccounts": [{ "name": "Jane\\\'s" }] }',
    ["1:34 found \\', expected ' alone: JSON has no backslash before it"],
  ],
  [
    'an expression of JavaScript',
    '{ "subAccounts": [{ "name": new Date("2026-03-02").toISOString(), "nmae": "x" }] }',
    [
      '1:29 found new Date("2026-03-02").toISOString(), which is JavaScript, expected its value: "2026-03-02"',
    ],
  ],
  [
    'text in backticks',
    '{ "subAccounts": [{ "name": `Jane` }] }',
    ['1:29 found `Jane`, which is JavaScript, expected its value: "Jane"'],
  ],
  [
    'texts that are joined',
    '{ "subAccounts": [{ "name": "Jane" +\n"Doe" }] }',
    ['1:36 found + after a text, expected one text: JSON cannot join texts'],
  ],
  [
    'an end inside of text',
    '{ "subAccounts": [{ "name": "Ja',
    [
      '1:29 found the end inside of text that begins with ", expected a closing ": is the file complete?',
    ],
  ],
  [
    'a key without its closing quote',
    '{ "subAccounts": [{ "id: "a", "name": "x" }] }',
    ['1:21 found the key "id without its closing quote, expected "id":'],
  ],
  [
    'a hexadecimal number',
    '{ "subAccounts": [{ "id": "a", "generate": { "contacts": 0x10 } }] }',
    ['1:58 found "0x10", expected a decimal number: 16'],
  ],
  [
    'keys without quotes, once',
    '{ subAccounts: [{\n id: "a",\n name: "b",\n users: [] }] }',
    [
      '1:3 found "subAccounts", expected a key in double quotes: "subAccounts"; so have 3 more keys below. YAML allows it: name the file .yaml',
    ],
  ],
  [
    'a text without its first quote',
    '{ "subAccounts": [{ "name": Jane Doe", "id": "a" }] }',
    ['1:29 found "Jane Doe" and a " after it, expected a " before it too'],
  ],
  [
    'a date without quotes',
    '{ "clock": { "freeze": 2026-05-04T07:30:00Z }, "subAccounts": [] }',
    ['1:24 found "2026-05-04T07:30:00Z", expected it in double quotes: "2026-05-04T07:30:00Z"'],
  ],
]

for (const [cause, text, lines] of causes) {
  t.test(`explains ${cause}`, async (t) => {
    t.same(said(t, { 'a.json': text }), lines)
  })
}
