import t from 'tap'
import { said } from '../../support/fixtures.js'

type Cause = [cause: string, text: string, lines: string[]]

/** Texts, numbers and words that JSON does not have; each is explained at its place. */
const causes: readonly Cause[] = [
  [
    'no comma between numbers',
    '{ "subAccounts": [], "faults": [\n { "then": { "effect": "pass", "delay": { "uniform": [100 500] } } },\n { "then": [503\n 200 429] }\n] }',
    [
      '2:57 found no comma after this value, expected one',
      '3:15 found no comma after this value, expected one',
      '4:4 found no comma after this value, expected one',
    ],
  ],
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
      '1:36 found \\" at the end of a text, which is a quotation mark inside of it: write \\\\ for a backslash, or one more " to end the text',
    ],
  ],
  [
    'a backslash before the quote that ends a text before a key',
    '{ "subAccounts": [{ "name": "a\\", "id": "b" }] }',
    [
      '1:31 found \\" at the end of a text, which is a quotation mark inside of it: write \\\\ for a backslash, or one more " to end the text',
    ],
  ],
  [
    'quotes in',
    '{ "subAccounts": [{ "name": "The "Best" Co" }] }',
    ['1:34 found text right after a closing quote, expected \\" for a quote inside of text'],
  ],
  [
    'quotes in a text, the second without a backslash',
    '{ "subAccounts": [{ "name": "The \\"Best" of Rome" }] }',
    ['1:40 found text right after a closing quote, expected \\" for a quote inside of text'],
  ],
  [
    'quotes before a comma of a text',
    '{ "subAccounts": [{ "name": "The "Best", of Rome", "tags": ["a "b", c", "d"] }] }',
    [
      '1:34 found text right after a closing quote, expected \\" for a quote inside of text',
      '1:64 found text right after a closing quote, expected \\" for a quote inside of text',
    ],
  ],
  [
    'words in quotes with a comma between them',
    '{ "subAccounts": [{ "name": "The "Best", "First" of Rome", "id": "b" }] }',
    ['1:34 found text right after a closing quote, expected \\" for a quote inside of text'],
  ],
  ...['2026-03-07 10:00', '2026-03-07 9:15:00 Z', '3d', '+3d', '-15m'].map(
    (date): Cause => [
      `${date} without quotes`,
      `{ "subAccounts": [], "x-a": [${date}] }`,
      [`1:30 found "${date}", expected it in double quotes: "${date}"`],
    ],
  ),
  [
    'a date and a time without the first quote',
    '{ "subAccounts": [], "x-a": 2026-03-07 10:00" }',
    ['1:29 found "2026-03-07 10:00" and a " after it, expected a " before it too'],
  ],
  [
    'JSON in a text that has no end',
    '{ "subAccounts": [], "x-a": {\n"b": "{\\"c\\": [\\"d\\"]}\n} }',
    ['2:6 found text that begins with " and does not end in its line, expected a closing "'],
  ],
  [
    'quotes inside of a text that has no end',
    '{ "subAccounts": [], "x-a": {\n"b": "say \\"c\\", d,\n"e": 1\n} }',
    ['2:6 found text that begins with " and does not end in its line, expected a closing "'],
  ],
  [
    'a text without its end before an entry',
    '{ "subAccounts": [], "x-a": [\n{ "b": "5 },\n{ "b": 6 } ] }',
    ['2:8 found text that begins with " and does not end in its line, expected a closing "'],
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
  ...['NaN', 'Infinity', '-Infinity', 'undefined'].map(
    (word): Cause => [
      word,
      `{ "subAccounts": [{ "id": "a", "name": ${word} }] }`,
      [`1:40 found "${word}", which JSON does not have: write null, or the value`],
    ],
  ),
  ...(
    [
      ['.2', '0.2'],
      ['-.5', '-0.5'],
      ['5.', '5'],
      ['+3', '3'],
      ['+3.5', '3.5'],
      ['1_000.5', '1000.5'],
      ['10n', '10'],
    ] as const
  ).map(
    ([number, plain]): Cause => [
      `the number ${number}`,
      `{ "subAccounts": [], "x-a": [${number}] }`,
      [`1:30 found "${number}", which is no number in JSON: write ${plain}`],
    ],
  ),
  [
    'a hexadecimal number below zero',
    '{ "subAccounts": [], "x-a": [-0x1F] }',
    ['1:30 found "-0x1F", expected a decimal number: -31'],
  ],
  ...(
    [
      ['1,250', '1250'],
      ['-1,250,000.50', '-1250000.50'],
      ['12,5', '12.5'],
      ['1.250,50', '1250.50'],
    ] as const
  ).map(
    ([number, plain]): Cause => [
      `the number ${number}`,
      `{ "x-a": ${number}, "subAccounts": [{ "id": "a", "users": 5 }] }`,
      [
        `1:10 found ${number}, but a number has no comma: write ${plain}`,
        `1:${50 + number.length} users: found the number 5, expected a list, each entry a user`,
      ],
    ],
  ),
  [
    'no comma between the numbers of a list',
    '{ "subAccounts": [{ "id": None,\n"tags": [1,250] }] }',
    [
      '1:27 found "None", expected null: JSON has no other word for no value',
      '2:10 tags[0]: found the number 1, expected a tag, or its name; put it in quotes: "1"',
      '2:12 tags[1]: found the number 250, expected a tag, or its name; put it in quotes: "250"',
    ],
  ],
  ...[' \n', '\n', '\r\n'].map(
    (lineEnd): Cause => [
      `a backslash before ${JSON.stringify(lineEnd)}`,
      `{ "subAccounts": [{ "name": "a \\${lineEnd} b",\n"users": 5 }] }`,
      [
        '1:32 found \\ at the end of a line, but a text does not go on in the next line: write \\n in place of both, in one line',
        '3:10 users: found the number 5, expected a list, each entry a user',
      ],
    ],
  ),
  [
    'a backslash before a character that is not shown',
    '{ "subAccounts": [{ "name": "a\\\tb" }] }',
    [
      '1:31 found \\ before U+0009, which means nothing in JSON, expected \\\\ for each backslash of the text',
    ],
  ],
  [
    'a backslash before an emoji',
    '{ "subAccounts": [{ "name": "a\\😀b" }] }',
    ['1:31 found \\😀, which means nothing in JSON, expected \\\\ for each backslash of the text'],
  ],
  ...['...', '... 3 more items', '…'].map(
    (rest): Cause => [
      `${rest} in a list`,
      `{ "subAccounts": [{ "id": "a" },\n ${rest}\n] }`,
      [`2:2 found "${rest}", expected entries: remove what stands for more of them, and its comma`],
    ],
  ),
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
      '1:30 found \\u without four hexadecimal digits, expected a character such as \\u00e9, or \\\\ for each backslash of the text',
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
    'lines of text in backticks',
    '{ "subAccounts": [{ "name": `Jane\nDoe` }] }',
    ['1:29 found `Jane Doe`, which is JavaScript, expected its value: "Jane\\nDoe"'],
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
      '1:3 found "subAccounts", expected a key in double quotes: "subAccounts"; so have 3 more keys after it. YAML allows it: name the file .yaml',
    ],
  ],
  [
    'a key without its value at the end',
    '{ "subAccounts": [{ "id": "a", "name":\n',
    ['1:39 found the end, expected a value: is the file complete?'],
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

t.test('a quotation mark and a comma in a text', async (t) => {
  const entry = '{ "id": "a", "name": "two elbows 3/4", brass", "city": "Bonn" }'
  t.match(said(t, { 'a.json': `{ "subAccounts": [${entry}] }` }), [
    /^1:55 found text right after a closing quote, expected \\" for a quote inside of text$/,
  ])
})
